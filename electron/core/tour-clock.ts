import { broughtTo, type Moment } from './run-clock.ts';
import type { Tour } from './tour-state.ts';

/** Pace within this much of the plan counts as on time. */
const onTimeMs = 60_000;

/** The guide is told of a stop that lost at least this much. */
const noticedMs = 1_000;

/** Shares out whole ms by weight, equally where nothing weighs anything: none below zero, together exactly the total. */
export function spread(totalMs: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let weighed = 0;
  let given = 0;
  return weights.map((weight, position) => {
    weighed = sum > 0 ? weighed + weight : position + 1;
    const share = Math.round(totalMs * (weighed / (sum > 0 ? sum : weights.length))) - given;
    given += share;
    return share;
  });
}

/** The tour at `now`, the time that has passed counted to its stop: as active, or as held. */
export function timePassed(tour: Tour, now: Moment): Tour {
  if (tour.phase === 'finished') return tour;
  const later = broughtTo(now, tour);
  const passedMs = later.elapsedMs - tour.elapsedMs;
  const isHeld = tour.phase === 'held';
  const counted = <Times extends { readonly activeMs: number; readonly heldMs: number }>(times: Times): Times =>
    isHeld ? { ...times, heldMs: times.heldMs + passedMs } : { ...times, activeMs: times.activeMs + passedMs };
  return {
    ...later,
    heldMs: tour.heldMs + (isHeld ? passedMs : 0),
    spentMs: tour.spentMs + (isHeld ? 0 : passedMs),
    stepSpentMs: tour.stepSpentMs + (isHeld ? 0 : passedMs),
    stay: counted(tour.stay),
    stops: tour.stops.map((stop, position) => (position === tour.stop ? counted(stop) : stop)),
  };
}

/** What is left until the appointment's end; it stands still while a question holds the clock. */
export function remainingMs({ phase, endMs, heldFromMs, elapsedMs }: Tour): number {
  return phase === 'finished' ? 0 : Math.max(0, endMs - (heldFromMs ?? elapsedMs));
}

/**
 * What every stop still has, in the order of the route; what lies behind has nothing. Never below zero, together exactly
 * what remains: a stop that overruns takes it from those that come, each by its weight.
 */
export function budgetsOf(tour: Tour): readonly number[] {
  const remains = remainingMs(tour);
  const coming = tour.stops.slice(tour.stop + 1).map(({ planMs }) => planMs);
  const here = coming.length === 0 ? remains : Math.min(remains, Math.max(0, tour.allotmentMs - tour.spentMs));
  return [...tour.stops.slice(0, tour.stop).map(() => 0), here, ...spread(remains - here, coming)];
}

/** How many ms ahead of the plan the tour is; behind it below zero. The plan is the one made last. */
export function paceMs(tour: Tour): number {
  if (tour.phase === 'finished') return 0;
  const { stops, stop, step, stepPlanMs, stepSpentMs, endMs, heldFromMs, elapsedMs } = tour;
  const stepsAfter = stepCount(tour) - step - 1;
  const needMs =
    Math.max(0, stepPlanMs - stepSpentMs) + stepPlanMs * stepsAfter + stops.slice(stop + 1).reduce((sum, { planMs }) => sum + planMs, 0);
  return Math.round(endMs - (heldFromMs ?? elapsedMs) - needMs);
}

/** The pace as the console words it. */
export function paceOf(ms: number): 'ahead' | 'on-time' | 'behind' {
  if (Math.abs(ms) <= onTimeMs) return 'on-time';
  return ms > 0 ? 'ahead' : 'behind';
}

/** Steps of the present stop; a stop without any is one. */
function stepCount({ stops, stop }: Tour): number {
  return Math.max(1, stops[stop]?.steps.length ?? 0);
}

/** The tour as it enters `stop`: what remains is shared out by the plan among it and those behind it. */
export function allotted(tour: Tour, stop: number): Tour {
  const plans = tour.stops.slice(stop).map(({ planMs }) => planMs);
  const moved = { ...tour, stop, step: 0 };
  return {
    ...moved,
    allotmentMs: spread(remainingMs(tour), plans)[0] ?? 0,
    spentMs: 0,
    stepPlanMs: (plans[0] ?? 0) / stepCount(moved),
    stepSpentMs: 0,
    stay: { activeMs: 0, heldMs: 0 },
  };
}

/**
 * A new plan: what remains is shared out by `weights` among the present stop and those that come, and the pace counts
 * from here. `before`: what stops had by their ids, to tell which became shorter.
 */
export function planned(tour: Tour, weights: readonly number[], before: ReadonlyMap<number, number>): Tour {
  const budgets = spread(remainingMs(tour), weights);
  const stops = tour.stops.map((stop, position) => (position < tour.stop ? stop : { ...stop, planMs: budgets[position - tour.stop] ?? 0 }));
  const shortened = stops.slice(tour.stop).flatMap(({ id, planMs }) => {
    const byMs = (before.get(id) ?? 0) - planMs;
    return byMs >= noticedMs ? [{ stop: id, byMs }] : [];
  });
  const allotmentMs = budgets[0] ?? 0;
  return {
    ...tour,
    stops,
    shortened,
    allotmentMs,
    spentMs: 0,
    stepPlanMs: allotmentMs / (stepCount(tour) - tour.step),
    stepSpentMs: 0,
  };
}

/** The budgets by the ids of their stops. */
export function budgetsById(tour: Tour): ReadonlyMap<number, number> {
  const budgets = budgetsOf(tour);
  return new Map(tour.stops.map(({ id }, position) => [id, budgets[position] ?? 0]));
}
