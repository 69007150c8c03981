import type { Pack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { packText } from '../parts/texts.ts';
import { stagePlace } from '../stage/stage-place.ts';

/** What the audience hears of the step, in the guide's language. */
export function StepWords({ pack, tour, language }: { readonly pack: Pack; readonly tour: RunningTour; readonly language: Language }) {
  const place = stagePlace(pack, tour.here);
  if (!place) return <div className="guide-words" />;
  return (
    <div className="guide-words">
      <ol>{place.step.sentences.map((id) => <li key={id}>{packText(language, place.lab.id, `steps.${place.step.id}.sentences.${id}`)}</li>)}</ol>
    </div>
  );
}
