import { useEffect, useEffectEvent, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { HandsOn } from '../../../electron/core/health.ts';
import { cellAt, cellNames, gridFor, untouchedCells } from '../../../electron/core/touch-grid.ts';
import { Key } from '../../parts/key.tsx';
import './touch-test.css';

/** After so long without a touch the words come back, and with them the way out. */
const restMs = 3_000;
/** After so long the test ends by itself with what it has. */
const leaveMs = 20_000;

/** The whole window as fields that light up under a finger. Null: nobody touched any. */
export function TouchTest({ onDone }: { readonly onDone: (touch: HandsOn['touch']) => void }) {
  const { t } = useTranslation('staff');
  const [grid] = useState(() => gridFor(innerWidth, innerHeight));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isResting, setIsResting] = useState(true);
  const names = cellNames(grid);
  const untouched = untouchedCells(grid, touched);
  const finish = () => onDone(touched.size === 0 ? null : { cells: names.length, untouched });

  const leave = useEffectEvent(finish);
  // Both times begin anew with every field.
  useEffect(() => {
    if (touched.size === names.length) leave();
    const timers = [setTimeout(() => setIsResting(true), restMs), setTimeout(leave, leaveMs)];
    return () => timers.forEach((timer) => clearTimeout(timer));
  }, [touched, names.length]);

  const look = (event: PointerEvent) => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const name = cellAt(event.clientX, event.clientY, innerWidth, innerHeight, grid);
    if (name === null || touched.has(name)) return;
    setIsResting(false);
    setTouched(new Set([...touched, name]));
  };
  return (
    <ModalOverlay className="touch-test" isOpen onOpenChange={finish}>
      <Modal className="touch-test-sheet">
        <Dialog className="touch-test-dialog">
          <div
            className="touch-test-grid"
            style={{ gridTemplateColumns: `repeat(${grid.columns}, 1fr)`, gridTemplateRows: `repeat(${grid.rows}, 1fr)` }}
            aria-hidden="true"
            onPointerDown={look}
            onPointerMove={look}
          >
            {names.map((name) => <span key={name} data-touched={touched.has(name)}>{name}</span>)}
          </div>
          <div className="touch-test-words" data-shown={isResting}>
            <Heading slot="title">{t('health.touch.title')}</Heading>
            <p>{t('health.touch.text')}</p>
            <p role="status">{t('health.touch.left', { count: untouched.length })}</p>
            {isResting && <Key look="primary" label={t(touched.size === 0 ? 'health.touch.skip' : 'health.touch.finish')} onPress={finish} />}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
