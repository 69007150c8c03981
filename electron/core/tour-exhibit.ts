import type { ExhibitData } from './exhibit.ts';
import type { Tour, TourRules } from './tour-state.ts';
import { pauseNarration, placeOf } from './tour-steps.ts';
import type { Recorder } from './visit-recorder.ts';

/** Puts the exhibit of the present laboratory on the stage, as it stands at first, or takes it away. False: nothing to do. */
export function showExhibit(run: Recorder<Tour>, rules: TourRules, isOn: boolean): boolean {
  const { exhibit } = run.visit;
  if (isOn === (exhibit !== null)) return false;
  if (!isOn) {
    run.change({ exhibit: null });
    return true;
  }
  const offered = offeredExhibit(run.visit, rules);
  if (!offered) return false;
  // Nobody can look at one thing and listen to another.
  pauseNarration(run);
  run.change({ exhibit: { id: offered.id, state: offered.rules.initial, isUsed: false }, playsOn: false });
  return true;
}

/** A hand on the exhibit of the stage; recorded once a showing. False: none is shown, or it knows no such action. */
export function useExhibit(run: Recorder<Tour>, rules: TourRules, action: ExhibitData): boolean {
  const { exhibit } = run.visit;
  const { lab } = placeOf(run.visit);
  const offered = offeredExhibit(run.visit, rules);
  if (exhibit === null || lab === null || offered?.id !== exhibit.id) return false;
  const state = offered.rules.advance(exhibit.state, action);
  if (state === null) return false;
  if (!exhibit.isUsed) run.record('exhibit-used', lab, exhibit.id, null);
  run.change({ exhibit: { ...exhibit, state, isUsed: true } });
  return true;
}

function offeredExhibit(tour: Tour, { places }: TourRules): TourRules['places'][number]['exhibit'] {
  const { lab } = placeOf(tour);
  return places.find(({ id }) => id === lab)?.exhibit ?? null;
}
