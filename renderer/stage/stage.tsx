import { prepareGuideTexts } from '../guide/texts.ts';
import { startPanel } from '../staff/start-panel.tsx';
import { StageApp } from './stage-app.tsx';

startPanel(async () => {
  const beginning = await window.kiosk.beginStage();
  if (!beginning.ok) throw new Error(beginning.message);
  await prepareGuideTexts(beginning.value.language, beginning.value.pack);
  return <StageApp beginning={beginning.value} />;
}, null);
