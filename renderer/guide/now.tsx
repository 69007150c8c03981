import { useTranslation } from 'react-i18next';
import type { WholePack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { Choice } from '../parts/choice.tsx';
import { packText } from '../parts/texts.ts';
import { stagePlace } from '../stage/stage-place.ts';
import { StepHelp, viewsAt, type StepView } from './step-help.tsx';

interface NowProps {
  readonly pack: WholePack;
  readonly tour: RunningTour;
  readonly language: Language;
  readonly act: (action: GuideAction) => void;
  readonly wanted: StepView;
  readonly onView: (view: StepView) => void;
}

/** The present step and what helps to tell it, where the guide has a screen alone. */
export function Now({ pack, tour, language, act, wanted, onView }: NowProps) {
  const { t } = useTranslation('guide');
  const offered = viewsAt(pack, tour);
  const view = offered.find((one) => one === wanted) ?? offered[0] ?? 'notes';
  const place = stagePlace(pack, tour.here);
  const title = place ? packText(language, place.lab.id, `steps.${place.step.id}.title`) : t('console.questionsStop');
  return (
    <section className="guide-now" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Choice label={t('side.label')} value={view} options={offered.map((value) => ({ value, label: t(`side.${value}`) }))} onChange={onView} />
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <article className="guide-scroll" tabIndex={0} aria-label={t(`side.${view}`)}>
        <StepHelp view={view} pack={pack} tour={tour} language={language} act={act} isOverlooked={false} />
      </article>
    </section>
  );
}
