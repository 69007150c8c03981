import type { WholePack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { packText } from '../parts/texts.ts';
import { stagePlace } from '../stage/stage-place.ts';
import { Answers } from './answers.tsx';
import { ExhibitDesk, exhibitAt } from './exhibit-desk.tsx';
import { Interpreter } from './interpreter.tsx';
import { Notes } from './notes.tsx';

/** `words`: what the audience hears; `answers`: to what guests often ask. */
export type StepView = 'notes' | 'interpreter' | 'words' | 'exhibit' | 'answers';

/** What helps at the present step of a tour, the most wanted first. */
export function viewsAt(pack: WholePack, { here }: Pick<RunningTour, 'here'>): readonly StepView[] {
  const place = stagePlace(pack, here);
  return place === null ? ['answers'] : ['notes', 'interpreter', 'words', ...(exhibitAt(place) ? ['exhibit' as const] : []), 'answers'];
}

interface StepHelpProps {
  readonly view: StepView;
  readonly pack: WholePack;
  readonly tour: RunningTour;
  readonly language: Language;
  readonly act: (action: GuideAction) => void;
  readonly isOverlooked: boolean;
}

/** What helps to tell the present step, in the guide's language. */
export function StepHelp({ view, pack, tour, language, act, isOverlooked }: StepHelpProps) {
  if (view === 'answers') return <Answers pack={pack} tour={tour} language={language} />;
  const place = stagePlace(pack, tour.here);
  if (!place) return null;
  const { lab, step } = place;
  const key = `${lab.id}/${step.id}`;
  if (view === 'notes') return <Notes key={key} place={place} language={language} isOverlooked={isOverlooked} />;
  if (view === 'interpreter') return <Interpreter key={key} place={place} language={language} languages={tour.plan.languages} />;
  const exhibit = exhibitAt(place);
  if (view === 'exhibit' && exhibit) return <ExhibitDesk lab={lab.id} view={exhibit} tour={tour} language={language} act={act} />;
  return (
    <div className="guide-words">
      <ol>{step.sentences.map((id) => <li key={id}>{packText(language, lab.id, `steps.${step.id}.sentences.${id}`)}</li>)}</ol>
    </div>
  );
}
