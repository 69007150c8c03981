import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadFirstFonts } from '../parts/fonts.ts';
import { languageNames } from '../parts/texts.ts';
import '../parts/tokens.css';
import '../parts/base.css';
import '../parts/key.css';
import { Heartbeat } from './heartbeat.tsx';
import { staffTexts } from './texts.ts';

/** A touch keeps the panel open; said at most once a second. */
const touchMs = 1000;

function report(what: unknown): void {
  const text = what instanceof Error ? `${what.message}\n${what.stack ?? ''}` : String(what);
  void window.kiosk.reportFault({ what: text.slice(0, 2000) });
}

/** Every text of the panels in one string, for the fonts: they are few enough to be read at once. */
function allTexts(texts: object): string {
  return Object.values(texts)
    .map((text: unknown) => (typeof text === 'string' ? text : allTexts(text as object)))
    .join('');
}

/**
 * What every window of staff begins with. `content` gives what it shows once main has said what that is; `onTouch` keeps
 * it open, null where nobody touches it.
 */
export function startPanel(content: () => Promise<ReactNode>, onTouch: (() => void) | null = () => void window.kiosk.keepPanelOpen()): void {
  window.addEventListener('error', (event) => report(event.error ?? event.message));
  window.addEventListener('unhandledrejection', (event) => report(event.reason));
  document.addEventListener('contextmenu', (event) => event.preventDefault());
  document.addEventListener('dragstart', (event) => event.preventDefault());
  let touchedAt = -touchMs;
  const touch = () => {
    if (performance.now() - touchedAt < touchMs) return;
    touchedAt = performance.now();
    onTouch?.();
  };
  for (const kind of ['pointerdown', 'keydown'] as const) window.addEventListener(kind, touch, { capture: true, passive: true });

  const root = document.getElementById('root');
  if (!root) return;
  const draw = async () => {
    const [shown] = await Promise.all([
      content(),
      loadFirstFonts([...Object.values(staffTexts).map(allTexts), ...Object.values(languageNames), '0123456789:']),
    ]);
    createRoot(root).render(<StrictMode><Heartbeat />{shown}</StrictMode>);
  };
  draw().catch(report);
}
