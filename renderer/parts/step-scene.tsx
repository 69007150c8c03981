import type { Lab, Step } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import { scenes } from '../scenes/registry.ts';
import { SceneCanvas } from '../scenes/scene-canvas.tsx';
import { Film } from './film.tsx';
import { packText } from './texts.ts';
import './step-scene.css';

interface StepSceneProps {
  readonly lab: Pick<Lab, 'id'>;
  readonly step: Step;
  readonly language: Language;
  readonly moving: boolean;
  readonly reducedMotion: boolean;
  readonly showLabels: boolean;
}

/** The live scene of a step; where there is no such scene, its film, or its picture. */
export function StepScene({ lab, step, language, moving, reducedMotion, showLabels }: StepSceneProps) {
  const { scene, filmUrl, pictureUrl } = step;
  const alt = packText(language, lab.id, `steps.${step.id}.alt`);
  if (scene && Object.hasOwn(scenes, scene)) {
    return (
      <div className="step-picture">
        <span className="spoken" role="img" aria-label={alt} />
        <SceneCanvas
          scene={scene}
          labels={step.labels.map((id) => ({ id, text: packText(language, lab.id, `steps.${step.id}.labels.${id}`) }))}
          moving={moving}
          reducedMotion={reducedMotion}
          showLabels={showLabels}
        />
      </div>
    );
  }
  const isFilm = filmUrl !== undefined && !(reducedMotion && pictureUrl !== undefined);
  return (
    <div className="step-picture">
      {isFilm ? <Film key={filmUrl} url={filmUrl} pictureUrl={pictureUrl} alt={alt} moving={moving && !reducedMotion} /> : pictureUrl && <img src={pictureUrl} alt={alt} />}
    </div>
  );
}
