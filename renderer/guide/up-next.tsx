import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/core/language.ts';
import { StepScene } from '../parts/step-scene.tsx';
import { packText, placeName } from '../parts/texts.ts';
import type { StagePlace } from '../stage/stage-place.ts';

interface UpNextProps {
  readonly place: StagePlace;
  /** the tour moves on to another laboratory */
  readonly isOtherPlace: boolean;
  readonly language: Language;
}

/** The step that follows, as its picture and its title. */
export function UpNext({ place: { lab, step }, isOtherPlace, language }: UpNextProps) {
  const { t } = useTranslation('guide');
  return (
    <section className="guide-up-next" aria-label={t('notes.upNext')} data-accent={lab.accent}>
      <p>{t('notes.upNext')}</p>
      <div className="guide-up-next-picture"><StepScene key={`${lab.id}/${step.id}`} lab={lab} step={step} language={language} moving={false} reducedMotion showLabels={false} /></div>
      <div>
        <h2>{packText(language, lab.id, `steps.${step.id}.title`)}</h2>
        {isOtherPlace && <p>{placeName(language, lab.id)}</p>}
      </div>
    </section>
  );
}
