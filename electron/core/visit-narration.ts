import { absent, listened, touched } from './attention.ts';
import { dueAt, heardFraction, positionAt, within, type Listening } from './listening.ts';
import type { Recorder } from './visit-recorder.ts';
import type { Visit } from './visit-state.ts';

/** Narration that never reports its end stops holding the visit this long after it should have ended. */
const overdueMs = 5_000;

/** No narration is longer; a length beyond it is a fault and must not hold the visit. */
const longestMs = 30 * 60_000;

/** True while narration plays and should still be playing. */
export function isListening(listening: Listening | null, elapsedMs: number): boolean {
  return listening?.isPlaying === true && elapsedMs < dueAt(listening) + overdueMs;
}

/**
 * Brings the attention up to now. Playing narration counts whole, unless nobody could see it; what follows
 * its end counts as `otherwise` says: `touched` for a sign of life, `absent` where there was none.
 */
export function settle(recorder: Recorder<Visit>, otherwise: 'touched' | 'absent'): void {
  const { attention, elapsedMs, listening, isHidden, askedAt } = recorder.visit;
  if (isHidden) return recorder.change({ attention: absent(attention, elapsedMs) });
  const heard = listening?.isPlaying ? listened(attention, Math.min(elapsedMs, dueAt(listening))) : attention;
  const isAlive = otherwise === 'touched' && askedAt === null;
  recorder.change({ attention: (isAlive ? touched : absent)(heard, elapsedMs) });
}

/** Narration plays from `positionMs` on: the first time, after a pause, or after a jump to a sentence. */
export function listen(recorder: Recorder<Visit>, positionMs: number, durationMs: number): void {
  const { place, listening, elapsedMs } = recorder.visit;
  if (place.screen !== 'step') return;
  if (!Number.isFinite(positionMs) || !(durationMs > 0 && durationMs <= longestMs)) return;
  settle(recorder, 'absent');
  const isNew = listening?.lab !== place.lab || listening.step !== place.step;
  if (isNew) recorder.record('narration-started', place.lab, place.step, null);
  recorder.change({
    listening: { lab: place.lab, step: place.step, durationMs, positionMs: within(durationMs, positionMs), since: elapsedMs, isPlaying: true },
    // Whoever listens is there: the question must not wait behind the narration to end the visit right after it.
    askedAt: null,
  });
}

/** Narration stands still at `positionMs`; null: it came to its end. */
export function stopListening(recorder: Recorder<Visit>, positionMs: number | null): void {
  const { listening, elapsedMs } = recorder.visit;
  if (!listening) return;
  if (listening.isPlaying) {
    settle(recorder, 'absent');
    recorder.change({ lastActivity: Math.max(recorder.visit.lastActivity, Math.min(elapsedMs, dueAt(listening))) });
  }
  const standing = positionAt(listening, elapsedMs);
  const position = positionMs === null ? listening.durationMs : Number.isFinite(positionMs) ? within(listening.durationMs, positionMs) : standing;
  recorder.change({ listening: { ...listening, positionMs: position, since: elapsedMs, isPlaying: false } });
  if (positionMs === null) endNarration(recorder);
}

/** Records how much of the open narration was reached, if there is one. */
export function endNarration(recorder: Recorder<Visit>): void {
  const { listening, elapsedMs } = recorder.visit;
  if (!listening) return;
  recorder.change({ listening: null });
  recorder.record('narration-ended', listening.lab, listening.step, { fraction: heardFraction(listening, elapsedMs) });
}
