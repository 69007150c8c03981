import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WholePack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { Choice } from '../parts/choice.tsx';
import { packText } from '../parts/texts.ts';
import { stagePlace } from '../stage/stage-place.ts';
import { StepHelp, stepViews } from './step-help.tsx';

interface NowProps {
  readonly pack: WholePack;
  readonly tour: RunningTour;
  readonly language: Language;
}

/** The present step and what helps to tell it, where the guide has a screen alone. */
export function Now({ pack, tour, language }: NowProps) {
  const { t } = useTranslation('guide');
  const [view, setView] = useState<(typeof stepViews)[number]>('notes');
  const place = stagePlace(pack, tour.here);
  return (
    <section className="guide-now" aria-label={t('console.now')}>
      <header>
        <h2>{place ? packText(language, place.lab.id, `steps.${place.step.id}.title`) : t('console.questionsStop')}</h2>
        <Choice label={t('side.label')} value={view} options={stepViews.map((value) => ({ value, label: t(`side.${value}`) }))} onChange={setView} />
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <article className="guide-scroll" tabIndex={0} aria-label={t(`side.${view}`)}>
        <StepHelp view={view} pack={pack} tour={tour} language={language} isOverlooked={false} />
      </article>
    </section>
  );
}
