import type { Figure } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { FigureNumber } from '../parts/figure-number.tsx';
import { SourceMark } from '../parts/source-mark.tsx';
import { StepScene } from '../parts/step-scene.tsx';
import { interfaceTextsOf, packText } from '../parts/texts.ts';
import { WholeWords } from '../parts/whole-words.tsx';
import type { StagePlace } from './stage-place.ts';

interface StageStepProps {
  readonly place: StagePlace;
  readonly tour: RunningTour;
  /** the one that is heard; null: nothing is, and the first stands there */
  readonly sentence: string | null;
  readonly isMoving: boolean;
  readonly reducedMotion: boolean;
}

/** Picture, figure and words of a step; words in each of the stage's languages. */
export function StageStep({ place: { lab, step, figure }, tour, sentence, isMoving, reducedMotion }: StageStepProps) {
  const languages = tour.stageLanguages;
  const first = languages[0] ?? tour.language;
  const shown = sentence ?? step.sentences[0] ?? '';
  return (
    <div className="stage-step">
      <div className="stage-picture"><StepScene lab={lab} step={step} language={first} moving={isMoving} reducedMotion={reducedMotion} showLabels={languages.length === 1} /></div>
      <section className="stage-tell arrives">
        <h1>{languages.map((language) => <span key={language} lang={language}><WholeWords text={packText(language, lab.id, `steps.${step.id}.title`)} language={language} /></span>)}</h1>
        {figure && <StageFigure lab={lab.id} figure={figure} first={first} languages={languages} />}
      </section>
      <div className="stage-words" data-count={languages.length}>
        {languages.map((language) => <p key={language} lang={language}><WholeWords text={packText(language, lab.id, `steps.${step.id}.sentences.${shown}`)} language={language} /></p>)}
      </div>
    </div>
  );
}

interface StageFigureProps {
  readonly lab: string;
  readonly figure: Figure;
  readonly first: Language;
  readonly languages: readonly Language[];
}

/** The number once, what it is and where it comes from in each language. */
function StageFigure({ lab, figure, first, languages }: StageFigureProps) {
  return (
    <div className="stage-figure">
      {/* the words of a second language need room */}
      <FigureNumber figure={figure} language={first} size={languages.length > 1 ? 22 : 26} />
      <p>{languages.map((language) => <span key={language} lang={language}>{packText(language, lab, `figures.${figure.id}`)}</span>)}</p>
      <p className="stage-source">
        <SourceMark confidence={figure.confidence} />
        {languages.map((language) => <span key={language} lang={language}>{interfaceTextsOf(language)(`confidence.${figure.confidence}`)}</span>)}
      </p>
    </div>
  );
}
