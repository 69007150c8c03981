/** The narration of one step, from its first play until its end or until the step is left. Times are ms since the run began. */
export interface Listening {
  readonly lab: string;
  readonly step: string;
  readonly durationMs: number;
  /** where the narration stood at `since` */
  readonly positionMs: number;
  readonly since: number;
  readonly isPlaying: boolean;
}

/** When narration that plays on undisturbed reaches its end. */
export function dueAt({ since, durationMs, positionMs }: Listening): number {
  return since + durationMs - positionMs;
}

/** Where the narration stands at `elapsedMs`, ms from its start. */
export function positionAt({ durationMs, positionMs, since, isPlaying }: Listening, elapsedMs: number): number {
  return within(durationMs, positionMs + (isPlaying ? elapsedMs - since : 0));
}

/** How much of it was reached, 0–1. */
export function heardFraction(listening: Listening, elapsedMs: number): number {
  return Math.round((positionAt(listening, elapsedMs) / listening.durationMs) * 1000) / 1000;
}

/** A position inside a narration of that length. */
export function within(durationMs: number, positionMs: number): number {
  return Math.min(Math.max(positionMs, 0), durationMs);
}
