import type { Lab, Step } from '../../electron/core/content.ts';
import { StepScene } from '../parts/step-scene.tsx';
import { useMotion, useNarration, useVisit } from './session-context.tsx';

/** The picture of a visitor's step: it stands still while the narration does. */
export function StepPicture({ lab, step }: { readonly lab: Lab; readonly step: Step }) {
  const { language, display } = useVisit();
  const { moving, reducedMotion } = useMotion();
  const isPaused = useNarration(({ status }) => status === 'paused');
  return <StepScene lab={lab} step={step} language={language} moving={moving && !isPaused} reducedMotion={reducedMotion} showLabels={display.textSize === 100} />;
}
