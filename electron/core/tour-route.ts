import { budgetsById, planned } from './tour-clock.ts';
import { tourLimits } from './tour-limits.ts';
import type { PlannedStop } from './tour-plan.ts';
import type { Tour, TourPlace } from './tour-state.ts';

const minuteMs = 60_000;

/** A stop without what the pack does not show; null where nothing is left of it. */
export function showable({ lab, steps, minutes }: PlannedStop, places: readonly TourPlace[]): PlannedStop | null {
  if (lab === null) return { lab, steps: [], minutes };
  const place = places.find(({ id }) => id === lab);
  const shown = steps.filter((step) => place?.steps.some(({ id }) => id === step));
  return shown.length > 0 ? { lab, steps: shown, minutes } : null;
}

/**
 * The edits of a route under way. Each gives the tour after it, null where it cannot be done. What lies behind and the
 * present stop stay where they are; the minutes that remain are shared out anew, in proportion to what each stop had.
 */
export function withoutStop(tour: Tour, id: number): Tour | null {
  const at = indexOf(tour, id);
  if (at <= tour.stop) return null;
  const before = budgetsById(tour);
  const stop = tour.stops[at];
  const others = tour.stops.toSpliced(at, 1);
  // What was shown stays on record: the stop goes back behind the present one.
  const wasSeen = stop !== undefined && stop.seen.length > 0;
  const stops = wasSeen ? others.toSpliced(tour.stop, 0, stop) : others;
  return replanned({ ...tour, stops, stop: tour.stop + (wasSeen ? 1 : 0) }, before);
}

export function withStop(tour: Tour, added: PlannedStop, beforeId: number | null): Tour | null {
  const at = placeFor(tour, beforeId);
  if (at === null || tour.stops.length >= tourLimits.stops) return null;
  const before = budgetsById(tour);
  const id = tour.lastStopId + 1;
  const stop = { id, lab: added.lab, steps: added.steps, planMs: 0, activeMs: 0, heldMs: 0, seen: [] };
  return withMinutes({ ...tour, stops: tour.stops.toSpliced(at, 0, stop), lastStopId: id }, id, added.minutes, before);
}

export function withStopMoved(tour: Tour, id: number, beforeId: number | null): Tour | null {
  const from = indexOf(tour, id);
  const stop = tour.stops[from];
  if (!stop || from <= tour.stop || id === beforeId) return null;
  const without = { ...tour, stops: tour.stops.toSpliced(from, 1) };
  const at = placeFor(without, beforeId);
  if (at === null || at === from) return null;
  const before = budgetsById(tour);
  return replanned({ ...tour, stops: without.stops.toSpliced(at, 0, stop) }, before);
}

/** The stop has so many minutes, or what remains if that is less; the others share the rest. */
export function withMinutes(tour: Tour, id: number, minutes: number, before: ReadonlyMap<number, number> = budgetsById(tour)): Tour | null {
  if (indexOf(tour, id) < tour.stop) return null;
  const open = tour.stops.slice(tour.stop);
  const total = [...before.values()].reduce((sum, ms) => sum + ms, 0);
  const wanted = Math.min(minutes * minuteMs, total);
  const others = open.filter((stop) => stop.id !== id);
  if (others.length === 0) return null;
  const had = others.reduce((sum, stop) => sum + (before.get(stop.id) ?? 0), 0);
  const rest = total - wanted;
  const weights = open.map((stop) => {
    if (stop.id === id) return wanted;
    return had > 0 ? ((before.get(stop.id) ?? 0) / had) * rest : rest / others.length;
  });
  return planned(tour, weights, before);
}

/** What remains is shared out in proportion to what every stop has, or where none has any, by the plan. */
export function replanned(tour: Tour, before: ReadonlyMap<number, number>): Tour {
  const open = tour.stops.slice(tour.stop);
  const had = open.map(({ id }) => before.get(id) ?? 0);
  return planned(tour, had.some((ms) => ms > 0) ? had : open.map(({ planMs }) => planMs), before);
}

function indexOf({ stops }: Tour, id: number): number {
  return stops.findIndex((stop) => stop.id === id);
}

/** Where a stop goes that comes ahead of another; only what still comes can be ahead of something. */
function placeFor(tour: Tour, beforeId: number | null): number | null {
  if (beforeId === null) return tour.stops.length;
  const at = indexOf(tour, beforeId);
  return at > tour.stop ? at : null;
}
