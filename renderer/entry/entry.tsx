import { prepareStaffTexts } from '../staff/texts.ts';
import { startPanel } from '../staff/start-panel.tsx';
import { EntryApp } from './entry-app.tsx';

startPanel(async () => {
  const beginning = await window.kiosk.beginEntry();
  if (!beginning.ok) throw new Error(beginning.message);
  await prepareStaffTexts(beginning.value.language, null);
  const proposed = beginning.value.shows === 'set-up' ? await window.kiosk.proposePins() : null;
  return <EntryApp beginning={beginning.value} proposed={proposed?.ok ? proposed.value : null} />;
});
