import { prepareStaffTexts } from './texts.ts';
import { startPanel } from './start-panel.tsx';
import { Shell } from './shell.tsx';

startPanel(async () => {
  const beginning = await window.kiosk.beginStaff();
  if (!beginning.ok) throw new Error(beginning.message);
  await prepareStaffTexts(beginning.value.language, beginning.value.pack);
  return <Shell beginning={beginning.value} />;
});
