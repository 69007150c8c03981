import { positionAt } from './listening.ts';
import { budgetsOf, paceMs, paceOf, remainingMs } from './tour-clock.ts';
import type { Keeping } from './tour-keeping.ts';
import type { Tour, TourState } from './tour-state.ts';
import { neighbour, placeOf } from './tour-steps.ts';

/** The tour as every window gets it, whole each time: a window that comes anew is right at once. */
export interface TourSnapshot {
  /** 1, 2, 3… with every change, so that a window can ask for the next one */
  readonly version: number;
  /** when it was taken, UTC ms */
  readonly at: number;
  readonly tour: Exclude<TourState, Tour> | RunningTour;
  /** ms that a tour broken off by a power cut can still be taken up again; null: there is none */
  readonly offeredMs: number | null;
  readonly keeping: Keeping;
  /** the audience has a display of its own */
  readonly hasStage: boolean;
}

type Shown =
  | 'phase' | 'id' | 'mode' | 'plan' | 'startedAt' | 'elapsedMs' | 'language' | 'endMs' | 'isEndFixed' | 'heldMs' | 'shortened' | 'stageLanguages'
  | 'isBlack' | 'pointer' | 'exhibit' | 'volume' | 'questions' | 'hands';

/** A tour that has begun, with its clock worked out for the moment of the snapshot. */
export interface RunningTour extends Pick<Tour, Shown> {
  readonly stops: readonly (Tour['stops'][number] & { readonly budgetMs: number })[];
  readonly here: TourPosition;
  readonly next: TourPosition | null;
  /** time since the beginning without that of questions */
  readonly activeMs: number;
  readonly remainingMs: number;
  /** how far the tour is ahead of its plan; behind it below zero */
  readonly paceMs: number;
  readonly pace: ReturnType<typeof paceOf>;
  readonly narration: { readonly positionMs: number; readonly durationMs: number; readonly isPlaying: boolean } | null;
}

export interface TourPosition {
  /** id of the stop */
  readonly stop: number;
  readonly lab: string | null;
  readonly step: string | null;
}

/** What windows see of a state; the clock is that of the state's own moment. */
export function viewOf(state: TourState): TourSnapshot['tour'] {
  if (state === null || state.phase === 'prepared') return state;
  const { phase, id, mode, plan, startedAt, elapsedMs, language, endMs, isEndFixed, heldMs, shortened, stageLanguages, isBlack, pointer, exhibit, volume, questions, hands } = state;
  const budgets = budgetsOf(state);
  const aheadMs = paceMs(state);
  const target = neighbour(state, 1);
  const { listening } = state;
  return {
    phase, id, mode, plan, startedAt, elapsedMs, language, endMs, isEndFixed, heldMs, shortened, stageLanguages, isBlack, pointer, exhibit, volume, questions, hands,
    stops: state.stops.map((stop, position) => ({ ...stop, budgetMs: budgets[position] ?? 0 })),
    here: positionOf(state),
    next: target && positionOf({ ...state, ...target }),
    activeMs: elapsedMs - heldMs,
    remainingMs: remainingMs(state),
    paceMs: aheadMs,
    pace: paceOf(aheadMs),
    narration: listening && { positionMs: positionAt(listening, elapsedMs), durationMs: listening.durationMs, isPlaying: listening.isPlaying },
  };
}

function positionOf(tour: Tour): TourPosition {
  return { stop: tour.stops[tour.stop]?.id ?? 0, ...placeOf(tour) };
}
