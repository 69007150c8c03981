import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../parts/fonts.ts';
import '../parts/tokens.css';
import '../parts/base.css';
import { RecapPages } from './recap-pages.tsx';
import './print.css';

/** Says what went wrong and closes the window: whoever waits for its pages waits no longer. */
function giveUp(what: unknown): void {
  const text = what instanceof Error ? `${what.message}\n${what.stack ?? ''}` : String(what);
  void window.kiosk.reportFault({ what: text.slice(0, 2000) }).then(() => window.close());
}

async function draw(): Promise<void> {
  const root = document.getElementById('root');
  const recap = await window.kiosk.readRecap();
  if (!recap.ok) throw new Error(recap.message);
  const [part] = recap.value.parts;
  if (part) document.documentElement.lang = part.language;
  document.title = [part?.centre.name, recap.value.delegation].filter(Boolean).join(' · ');
  if (root) {
    createRoot(root).render(
      <StrictMode>
        <RecapPages recap={recap.value} onLaidOut={(pages) => void window.kiosk.reportRecapReady({ pages })} />
      </StrictMode>,
    );
  }
}

window.addEventListener('error', (event) => giveUp(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => giveUp(event.reason));
draw().catch(giveUp);
