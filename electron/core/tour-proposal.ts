import type { Language } from './language.ts';
import { spread } from './tour-clock.ts';
import type { PlannedStop, TourInterests } from './tour-plan.ts';
import type { TourPlace } from './tour-state.ts';

/** A tour as a pack has it. */
export interface PackTour {
  readonly id: string;
  readonly minutes: number;
  readonly stops: readonly { readonly lab: string; readonly steps: readonly string[]; readonly minutes: number }[];
}

interface Wishes {
  readonly minutes: number;
  readonly languages: readonly Language[];
  readonly interests: TourInterests;
}

interface Content {
  readonly places: readonly TourPlace[];
  readonly tours: readonly PackTour[];
}

/** In less nobody says anything at a stop. */
const leastMinutes = 2;

/** What somebody cares for weighs so much more. */
const caredForWeight = 2;

/** A tour of this length or more ends with time for questions, an eighth of it. */
const questionsFromMinutes = 20;
const questionsShare = 1 / 8;

/** A step takes a guide about a minute; every further language is spoken or waited for half a time more. */
const secondsPerStep = (languages: readonly Language[]) => 60 + 30 * Math.max(0, languages.length - 1);

interface Candidate {
  readonly place: TourPlace;
  readonly steps: readonly string[];
  readonly weight: number;
}

/**
 * The stops that suit a delegation, their minutes together exactly those it has: the pack's tour nearest in length,
 * with more time for what they care for, and the short way through a laboratory where the whole one would not fit.
 */
export function proposeRoute(content: Content, wishes: Wishes): readonly PlannedStop[] {
  const questions = wishes.minutes >= questionsFromMinutes ? Math.round(wishes.minutes * questionsShare) : 0;
  const free = wishes.minutes - questions;
  const stops = fitting(candidates(content, wishes), Math.floor(free / leastMinutes));
  if (stops.length === 0) return [];
  const shares = minutesOf(stops, free);
  const route = stops.map(({ place, steps }, position): PlannedStop => {
    const minutes = shares[position] ?? leastMinutes;
    return { lab: place.id, steps: stepsWithin(place, steps, Math.floor((minutes * 60) / secondsPerStep(wishes.languages))), minutes };
  });
  return questions > 0 ? [...route, { lab: null, steps: [], minutes: questions }] : route;
}

/** Whole minutes by weight, as the pack has them where they suit; where one would be too short, each gets the least first. */
function minutesOf(stops: readonly Candidate[], free: number): readonly number[] {
  const weights = stops.map(({ weight }) => weight);
  const shares = spread(free, weights);
  if (shares.every((minutes) => minutes >= leastMinutes)) return shares;
  return spread(free - leastMinutes * stops.length, weights).map((minutes) => leastMinutes + minutes);
}

/** The stops of the nearest tour in its own order, then whatever else they care for. */
function candidates({ places, tours }: Content, { minutes, interests }: Wishes): readonly Candidate[] {
  const caredFor = new Set([...interests.labs, ...interests.topics.map(({ lab }) => lab)]);
  const whole = places.map((place) => ({ place, steps: place.steps.map(({ id }) => id), weight: 1 })).filter(({ steps }) => steps.length > 0);
  const nearest = tours
    .map((tour) => ({ awayMinutes: Math.abs(tour.minutes - minutes), stops: shownOf(tour, places) }))
    .filter(({ stops }) => stops.length > 0)
    .toSorted((a, b) => a.awayMinutes - b.awayMinutes)[0];
  const base = nearest?.stops ?? whole;
  const usual = base.reduce((sum, { weight }) => sum + weight, 0) / base.length;
  const missing = whole.filter(({ place }) => caredFor.has(place.id) && !base.some((stop) => stop.place === place));
  return [...base, ...missing.map((stop) => ({ ...stop, weight: usual }))].map((stop) => ({
    ...stop,
    weight: stop.weight * (caredFor.has(stop.place.id) ? caredForWeight : 1),
  }));
}

/** The stops of a pack's tour that the pack can show, each place once. */
function shownOf(tour: PackTour, places: readonly TourPlace[]): readonly Candidate[] {
  return tour.stops.flatMap(({ lab, steps, minutes }, position) => {
    const place = places.find(({ id }) => id === lab);
    const shown = steps.filter((step) => place?.steps.some(({ id }) => id === step));
    const isRepeated = tour.stops.findIndex((stop) => stop.lab === lab) !== position;
    return place && shown.length > 0 && !isRepeated ? [{ place, steps: shown, weight: Math.max(minutes, 1) }] : [];
  });
}

/** So many stops at the most: those of least weight go first, the later before the earlier. */
function fitting(stops: readonly Candidate[], most: number): readonly Candidate[] {
  if (stops.length <= most) return stops;
  const least = stops.reduce((lightest, { weight }, position) => (weight <= (stops[lightest]?.weight ?? 0) ? position : lightest), 0);
  return fitting(stops.toSpliced(least, 1), most);
}

function stepsWithin(place: TourPlace, steps: readonly string[], most: number): string[] {
  if (steps.length <= most) return [...steps];
  const short = steps.filter((step) => place.short.includes(step));
  return (short.length > 0 ? short : steps).slice(0, Math.max(1, most));
}
