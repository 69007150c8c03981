import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/core/language.ts';
import { StepScene } from '../parts/step-scene.tsx';
import { packText } from '../parts/texts.ts';
import type { StagePlace } from '../stage/stage-place.ts';

/** The step that follows, as its picture and its title. */
export function UpNext({ place: { lab, step }, language }: { readonly place: StagePlace; readonly language: Language }) {
  const { t } = useTranslation('guide');
  return (
    <section className="guide-up-next" aria-label={t('notes.upNext')} data-accent={lab.accent}>
      <div className="guide-up-next-picture"><StepScene key={`${lab.id}/${step.id}`} lab={lab} step={step} language={language} moving={false} reducedMotion showLabels={false} /></div>
      <p>{t('notes.upNext')}</p>
      <h2>{packText(language, lab.id, `steps.${step.id}.title`)}</h2>
    </section>
  );
}
