import type { WholePack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { packText } from '../parts/texts.ts';
import { stagePlace } from '../stage/stage-place.ts';
import { Interpreter } from './interpreter.tsx';
import { Notes } from './notes.tsx';

/** `words`: what the audience hears. */
export const stepViews = ['notes', 'interpreter', 'words'] as const;

interface StepHelpProps {
  readonly view: (typeof stepViews)[number];
  readonly pack: WholePack;
  readonly tour: RunningTour;
  readonly language: Language;
  readonly isOverlooked: boolean;
}

/** What helps to tell the present step, in the guide's language. */
export function StepHelp({ view, pack, tour, language, isOverlooked }: StepHelpProps) {
  const place = stagePlace(pack, tour.here);
  if (!place) return <div className="guide-words" />;
  const { lab, step } = place;
  const key = `${lab.id}/${step.id}`;
  if (view === 'notes') return <Notes key={key} place={place} language={language} isOverlooked={isOverlooked} />;
  if (view === 'interpreter') return <Interpreter key={key} place={place} language={language} languages={tour.plan.languages} />;
  return (
    <div className="guide-words">
      <ol>{step.sentences.map((id) => <li key={id}>{packText(language, lab.id, `steps.${step.id}.sentences.${id}`)}</li>)}</ol>
    </div>
  );
}
