import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { DockContext, type Dock, type TypedField } from './dock-context.ts';
import { OnScreenKeyboard } from './on-screen-keyboard.tsx';
import './keyboard-dock.css';

/**
 * Where fields stand, with room for the keyboard below them: what is inside gets smaller when it opens, so that it
 * never covers its field. A dialog needs a dock of its own, for nothing outside of it can be touched.
 */
export function KeyboardDock({ children }: { readonly children: ReactNode }) {
  const [field, setField] = useState<TypedField | null>(null);
  const keyboard = useRef<HTMLDivElement>(null);
  const dock = useMemo<Dock>(
    () => ({
      open: setField,
      speak: (input, language) => setField((open) => (open?.input === input && open.language !== language ? { ...open, language } : open)),
      release: (input) => setField((open) => (open?.input === input ? null : open)),
    }),
    [],
  );
  useEffect(() => {
    if (!field) return undefined;
    field.input.scrollIntoView({ block: 'center' });
    const board = keyboard.current;
    // Wherever between the keys a finger lands, the field keeps the focus.
    const onMouseDown = (event: Event) => event.preventDefault();
    // Only when a touch is over: what it was aimed at must not move away under the finger.
    const onClick = ({ target }: MouseEvent) => {
      if (!field.stays && target instanceof Node && target !== field.input && !board?.contains(target)) setField(null);
    };
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && setField(null);
    document.addEventListener('click', onClick, { capture: true });
    document.addEventListener('keydown', onKey);
    board?.addEventListener('mousedown', onMouseDown);
    return () => {
      document.removeEventListener('click', onClick, { capture: true });
      document.removeEventListener('keydown', onKey);
      board?.removeEventListener('mousedown', onMouseDown);
    };
  }, [field]);
  return (
    <DockContext value={dock}>
      <div className="keyboard-dock" data-typing={field !== null}>
        <div className="keyboard-dock-room">{children}</div>
        {field && (
          <div ref={keyboard}>
            <OnScreenKeyboard key={`${field.kind} ${field.language}`} input={field.input} kind={field.kind} language={field.language} onClose={() => setField(null)} />
          </div>
        )}
      </div>
    </DockContext>
  );
}
