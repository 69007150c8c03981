/** Both clocks at one moment. `at`: UTC ms, may jump. `monotonicMs`: any zero, never set by anybody. */
export interface Moment {
  readonly at: number;
  readonly monotonicMs: number;
}

/** How long a visit or a tour has gone on, by the monotonic clock alone. */
export interface RunClock {
  readonly beganMonotonicMs: number;
  /** whole ms since then, as of the last action; never runs back */
  readonly elapsedMs: number;
}

/** A clock that begins now. After nonsense, the first sensible time counts as a step back, and elapsed time begins there. */
export function clockFrom({ monotonicMs }: Moment): RunClock {
  return { beganMonotonicMs: isSensible(monotonicMs) ? monotonicMs : Number.MAX_SAFE_INTEGER, elapsedMs: 0 };
}

/** The run at `now`. A clock that steps back is followed from where it stands; one that shows nonsense is ignored. */
export function broughtTo<Run extends RunClock>({ monotonicMs }: Moment, run: Run): Run {
  if (!isSensible(monotonicMs)) return run;
  const elapsedMs = Math.round(monotonicMs - run.beganMonotonicMs);
  if (elapsedMs >= run.elapsedMs) return { ...run, elapsedMs };
  return { ...run, beganMonotonicMs: monotonicMs - run.elapsedMs };
}

function isSensible(monotonicMs: number): boolean {
  return Number.isSafeInteger(Math.round(monotonicMs));
}
