import type { Lab, Step } from '../../electron/core/content.ts';
import { packText } from '../parts/texts.ts';
import { scenes } from '../scenes/registry.ts';
import { SceneCanvas } from '../scenes/scene-canvas.tsx';
import { useMotion, useNarration, useVisit } from './session-context.tsx';

/** The live scene of a step, or its picture where there is no such scene. */
export function StepPicture({ lab, step }: { readonly lab: Lab; readonly step: Step }) {
  const { language, display } = useVisit();
  const { moving, reducedMotion } = useMotion();
  const isPaused = useNarration(({ status }) => status === 'paused');
  const alt = packText(language, lab.id, `steps.${step.id}.alt`);
  if (!step.scene || !(step.scene in scenes)) {
    return <div className="step-picture">{step.pictureUrl && <img src={step.pictureUrl} alt={alt} />}</div>;
  }
  return (
    <div className="step-picture">
      <span className="spoken" role="img" aria-label={alt} />
      <SceneCanvas
        scene={step.scene}
        labels={step.labels.map((id) => ({ id, text: packText(language, lab.id, `steps.${step.id}.labels.${id}`) }))}
        moving={moving && !isPaused}
        reducedMotion={reducedMotion}
        showLabels={display.textSize === 100}
      />
    </div>
  );
}
