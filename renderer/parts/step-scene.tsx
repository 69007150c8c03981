import type { Lab, Step } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import { scenes } from '../scenes/registry.ts';
import { SceneCanvas } from '../scenes/scene-canvas.tsx';
import { packText } from './texts.ts';

interface StepSceneProps {
  readonly lab: Pick<Lab, 'id'>;
  readonly step: Step;
  readonly language: Language;
  readonly moving: boolean;
  readonly reducedMotion: boolean;
  readonly showLabels: boolean;
}

/** The live scene of a step, or its picture where there is no such scene. */
export function StepScene({ lab, step, language, moving, reducedMotion, showLabels }: StepSceneProps) {
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
        moving={moving}
        reducedMotion={reducedMotion}
        showLabels={showLabels}
      />
    </div>
  );
}
