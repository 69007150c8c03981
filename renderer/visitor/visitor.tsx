import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import en from '../../assets/locales/en/interface.json';
import ru from '../../assets/locales/ru/interface.json';
import zhHans from '../../assets/locales/zh-Hans/interface.json';
import { loadAllFonts, loadFirstFonts } from '../parts/fonts.ts';
import '../parts/tokens.css';
import '../parts/base.css';
import '../parts/key.css';
import { packText, prepareTexts } from '../parts/texts.ts';
import { FaultBoundary } from './fault-boundary.tsx';
import { SessionProvider } from './session-context.tsx';
import { startSession } from './session.ts';
import { watchStaffGesture } from './staff-gesture.ts';
import { VisitorApp } from './visitor-app.tsx';

/** Main replaces a window that stops saying that it runs. */
const beatMs = 1000;

async function start(root: HTMLElement): Promise<void> {
  const invitations = [ru, en, zhHans].flatMap(({ attract, minutes_other: minutes }) => [...Object.values(attract), minutes]);
  const [beginning] = await Promise.all([window.kiosk.begin(), loadFirstFonts([...invitations, '0123456789'])]);
  if (!beginning.ok) throw new Error(beginning.message);
  const { pack, language } = beginning.value;
  await prepareTexts(pack, language);
  await loadFirstFonts([packText(language, 'pack', 'centre.name'), packText(language, 'pack', 'centre.place')]);
  const session = startSession(beginning.value);
  createRoot(root).render(
    <StrictMode>
      <FaultBoundary>
        <SessionProvider value={session}>
          <VisitorApp />
        </SessionProvider>
      </FaultBoundary>
    </StrictMode>,
  );
  watchStaffGesture(beginning.value.settings.staffGesture, () => void window.kiosk.openEntry());
  // Only now: a page that failed to come up must not seem to run.
  setInterval(() => void window.kiosk.beat(), beatMs);
  // The second frame after the first commit is the first one that surely answers a touch.
  requestAnimationFrame(() => requestAnimationFrame(() => void window.kiosk.reportInteractive()));
  await loadAllFonts(pack, ru, en, zhHans);
}

function report(what: unknown): void {
  const text = what instanceof Error ? `${what.message}\n${what.stack ?? ''}` : String(what);
  void window.kiosk.reportFault({ what: text.slice(0, 2000) });
}

window.addEventListener('error', (event) => report(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => report(event.reason));
document.addEventListener('contextmenu', (event) => event.preventDefault());
document.addEventListener('dragstart', (event) => event.preventDefault());

const root = document.getElementById('root');
if (root) start(root).catch(report);
