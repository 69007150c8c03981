import { useTranslation } from 'react-i18next';
import type { WholePack } from '../../electron/core/content.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { FigureNumber } from '../parts/figure-number.tsx';
import { SourceMark } from '../parts/source-mark.tsx';
import { StepScene } from '../parts/step-scene.tsx';
import { interfaceTextsOf, packText } from '../parts/texts.ts';
import { stagePlace, type StagePlace } from './stage-place.ts';
import { useStageNarration } from './use-stage-narration.ts';
import './stage.css';

interface StageViewProps {
  readonly pack: WholePack;
  readonly tour: RunningTour;
  /** this window is the one that is heard */
  readonly isHeard: boolean;
  readonly reducedMotion: boolean;
}

/** What the audience sees: picture, figure and words of the step, in one language or in two together. */
export function StageView({ pack, tour, isHeard, reducedMotion }: StageViewProps) {
  const place = stagePlace(pack, tour.here);
  const { sentence, status } = useStageNarration(place, tour, isHeard);
  if (tour.isBlack) return <div className="stage stage-black" />;
  return (
    <div className="stage" data-accent={place?.lab.accent ?? ''}>
      {place ? (
        <StageStep key={`${place.lab.id}/${place.step.id}`} place={place} tour={tour} sentence={tour.narration ? sentence : null} isMoving={status !== 'paused'} reducedMotion={reducedMotion} />
      ) : (
        <StageQuestions pack={pack} tour={tour} />
      )}
      {tour.pointer && <span className="stage-pointer" style={{ left: `${tour.pointer.x * 100}%`, top: `${tour.pointer.y * 100}%` }} />}
      <Progress tour={tour} />
    </div>
  );
}

interface StageStepProps {
  readonly place: StagePlace;
  readonly tour: RunningTour;
  /** the one that is heard; null: nothing is, and the first stands there */
  readonly sentence: string | null;
  readonly isMoving: boolean;
  readonly reducedMotion: boolean;
}

function StageStep({ place: { lab, step, figure }, tour, sentence, isMoving, reducedMotion }: StageStepProps) {
  const languages = tour.stageLanguages;
  const first = languages[0] ?? tour.language;
  const shown = sentence ?? step.sentences[0] ?? '';
  return (
    <>
      <div className="stage-picture"><StepScene lab={lab} step={step} language={first} moving={isMoving} reducedMotion={reducedMotion} showLabels={languages.length === 1} /></div>
      <section className="stage-tell arrives">
        <h1>{languages.map((language) => <span key={language} lang={language}>{packText(language, lab.id, `steps.${step.id}.title`)}</span>)}</h1>
        {figure && (
          <div className="stage-figure">
            <FigureNumber figure={figure} language={first} size={26} />
            <p>
              <SourceMark confidence={figure.confidence} />
              {languages.map((language) => <span key={language} lang={language}>{packText(language, lab.id, `figures.${figure.id}`)}</span>)}
            </p>
          </div>
        )}
      </section>
      <div className="stage-words" data-count={languages.length}>
        {languages.map((language) => <p key={language} lang={language}>{packText(language, lab.id, `steps.${step.id}.sentences.${shown}`)}</p>)}
      </div>
    </>
  );
}

/** A stop for questions: the centre's name and an invitation to ask. */
function StageQuestions({ pack, tour }: { readonly pack: WholePack; readonly tour: RunningTour }) {
  return (
    <section className="stage-ask arrives">
      {tour.stageLanguages.map((language) => (
        <p key={language} lang={language}>
          <b>{interfaceTextsOf(language)('stage.questions')}</b>
          <span>{packText(language, 'pack', 'centre.name') || pack.id}</span>
        </p>
      ))}
    </section>
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
