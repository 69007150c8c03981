import type { TourState } from './tour-state.ts';

/** A tour keeps the kiosk so long after the appointment's end before the guide is asked. */
export const overtimeMs = 10 * 60_000;

/** How long that question stands. Nobody there: the tour is over and the kiosk is the visitors' again. */
export const overtimeAnswerMs = 2 * 60_000;

/** Outside a tour the kiosk gives itself back so long after the guide's last action… */
export const guideIdleMs = 2 * 60_000;

/** …and asks for the last part of it; at least 20 s by WCAG 2.2.1. */
export const guideAnswerMs = 30_000;

/** `asked`: the console asks whether the guide still needs the kiosk; `leftMs` to answer. `over`: nobody did. */
export type Keeping = { readonly state: 'kept' } | { readonly state: 'asked'; readonly leftMs: number } | { readonly state: 'over' };

/**
 * Whether the guide keeps the kiosk. `actedMs`: the guide's last action, monotonic; narration that plays is one, and so
 * is its end, so that nothing is asked or taken in the middle of it. A clock that ran back keeps.
 */
export function keepingOf(tour: TourState, actedMs: number, monotonicMs: number): Keeping {
  if (tour !== null && tour.phase !== 'prepared' && tour.listening?.isPlaying) return { state: 'kept' };
  const isUnderWay = tour?.phase === 'running' || tour?.phase === 'held';
  if (!isUnderWay) return asked(actedMs + guideIdleMs - guideAnswerMs, guideAnswerMs, monotonicMs);
  const endsMs = tour.beganMonotonicMs + tour.endMs;
  return asked(Math.max(endsMs, actedMs) + overtimeMs, overtimeAnswerMs, monotonicMs);
}

function asked(fromMs: number, answerMs: number, nowMs: number): Keeping {
  if (nowMs < fromMs) return { state: 'kept' };
  const leftMs = fromMs + answerMs - nowMs;
  return leftMs > 0 ? { state: 'asked', leftMs } : { state: 'over' };
}
