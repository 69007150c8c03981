import { useTranslation } from 'react-i18next';
import type { WholePack } from '../../electron/core/content.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { StageExhibit } from './stage-exhibit.tsx';
import { stagePlace } from './stage-place.ts';
import { StageQuestions } from './stage-questions.tsx';
import { StageStep } from './stage-step.tsx';
import { useStageNarration } from './use-stage-narration.ts';
import './stage.css';

interface StageViewProps {
  readonly pack: WholePack;
  readonly tour: RunningTour;
  /** The audience looks here. Elsewhere it is a still and silent copy: a second moving picture would cost the stage its frames. */
  readonly isLive: boolean;
  readonly reducedMotion: boolean;
}

/** What the audience sees: picture, figure and words of the step or the exhibit, in one language or in two together. */
export function StageView({ pack, tour, isLive, reducedMotion }: StageViewProps) {
  const place = stagePlace(pack, tour.here);
  const { sentence, status } = useStageNarration(place, tour, isLive);
  if (tour.isBlack) return <div className="stage stage-black" />;
  return (
    <div className="stage" data-accent={place?.lab.accent ?? ''}>
      {place && tour.exhibit ? (
        <StageExhibit lab={place.lab.id} shown={tour.exhibit} languages={tour.stageLanguages} reducedMotion={reducedMotion} />
      ) : place ? (
        <StageStep key={`${place.lab.id}/${place.step.id}`} place={place} tour={tour} sentence={tour.narration ? sentence : null} isMoving={isLive && status !== 'paused'} reducedMotion={reducedMotion} />
      ) : (
        <StageQuestions pack={pack} tour={tour} />
      )}
      {tour.pointer && <span className="stage-pointer" style={{ left: `${tour.pointer.x * 100}%`, top: `${tour.pointer.y * 100}%` }} />}
      <Progress tour={tour} />
    </div>
  );
}

/** The route as a line of its stops, by their time. */
function Progress({ tour }: { readonly tour: RunningTour }) {
  const { t } = useTranslation('guide');
  const at = tour.stops.findIndex(({ id }) => id === tour.here.stop);
  return (
    <div className="stage-progress" role="img" aria-label={t('console.stopOf', { number: at + 1, count: tour.stops.length })}>
      {tour.stops.map((stop, position) => {
        const done = position < at ? 1 : position > at ? 0 : stop.steps.length > 0 ? (stop.steps.indexOf(tour.here.step ?? '') + 1) / stop.steps.length : 0.5;
        return <span key={stop.id} style={{ flexGrow: Math.max(1, stop.planMs) }}><i style={{ transform: `scaleX(${done})` }} /></span>;
      })}
    </div>
  );
}
