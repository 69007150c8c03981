import { startPanel } from '../staff/start-panel.tsx';
import { GuideApp } from './guide-app.tsx';
import { prepareGuideTexts } from './texts.ts';

startPanel(async () => {
  const beginning = await window.kiosk.beginGuide();
  if (!beginning.ok) throw new Error(beginning.message);
  await prepareGuideTexts(beginning.value.language, beginning.value.pack);
  return <GuideApp beginning={beginning.value} />;
}, () => void window.kiosk.keepKiosk());
