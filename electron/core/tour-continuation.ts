import { positionAt } from './listening.ts';
import type { Moment } from './run-clock.ts';
import type { Tour, TourRules, TourState } from './tour-state.ts';

/** A tour that a power cut broke off can be taken up again for so long. */
export const continuableMs = 15 * 60_000;

/** A delegation's name is forgotten after so long, with all that is kept of its tour. */
export const nameKeptMs = 30 * 24 * 60 * 60_000;

/**
 * How long the kiosk was away since `saved`. UTC tells, since the monotonic clock begins anew with the machine; a UTC
 * clock that stepped back meanwhile gives way to the monotonic one, and where that began anew the tour is offered.
 */
export function outageMs(saved: Moment, now: Moment): number {
  const utc = now.at - saved.at;
  return Math.round(utc >= 0 ? utc : Math.max(0, now.monotonicMs - saved.monotonicMs));
}

/** Whether the guide is asked to go on with a tour after the kiosk was away. */
export function isContinuable(tour: TourState, awayMs: number, rules: TourRules): tour is Tour {
  return tour !== null && (tour.phase === 'running' || tour.phase === 'held') && awayMs <= continuableMs && isShowable(tour, rules);
}

/** Whether the kiosk shows every step of the tour: the pack may be another one by now. */
function isShowable({ stops }: Tour, { places }: TourRules): boolean {
  return stops.every(({ lab, steps }) => {
    const place = places.find(({ id }) => id === lab);
    return lab === null || steps.every((step) => place?.steps.some(({ id }) => id === step));
  });
}

/** The tour as it stood, held since the kiosk went away: going on is like going on after a question. */
export function brokenOff(tour: Tour, awayMs: number, { monotonicMs }: Moment): Tour {
  const { listening, elapsedMs } = tour;
  const held = tour.phase === 'held' ? {} : { phase: 'held' as const, heldFromMs: elapsedMs };
  return {
    ...tour,
    ...held,
    beganMonotonicMs: monotonicMs - elapsedMs - awayMs,
    playsOn: false,
    isBlack: false,
    pointer: null,
    listening: listening && { ...listening, positionMs: positionAt(listening, elapsedMs), since: elapsedMs, isPlaying: false },
  };
}

/** Whether a kept tour is so old that nothing of it stays. */
export function isForgotten(state: TourState, { at }: Moment): boolean {
  if (state === null) return true;
  return at - (state.phase === 'prepared' ? state.preparedAt : state.startedAt) > nameKeptMs;
}
