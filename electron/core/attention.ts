/** A stretch without a touch counts as reading up to this long; beyond it nobody may be there. */
export const longestPauseMs = 10_000;

/** How long somebody has been attending, all times monotonic ms since the visit began. */
export interface Attention {
  readonly activeMs: number;
  /** everything before this moment is counted or left out for good */
  readonly countedTo: number;
}

/** Attention that begins now. */
export function attentionFrom(elapsedMs: number): Attention {
  return { activeMs: 0, countedTo: elapsedMs };
}

/**
 * A touch at `elapsedMs`: what lies before it was read or looked at, `longestPauseMs` of it at the most.
 * Nothing is counted after the last touch, because nothing calls this for it.
 */
export function touched(attention: Attention, elapsedMs: number): Attention {
  const pause = Math.max(0, elapsedMs - attention.countedTo);
  return { activeMs: attention.activeMs + Math.min(pause, longestPauseMs), countedTo: elapsedMs };
}

/** Narration was heard up to `elapsedMs`: all of it counts. */
export function listened(attention: Attention, elapsedMs: number): Attention {
  const heard = Math.max(0, elapsedMs - attention.countedTo);
  return { activeMs: attention.activeMs + heard, countedTo: Math.max(attention.countedTo, elapsedMs) };
}

/** What lies before `elapsedMs` does not count: the idle panel stood there, or the window was hidden. */
export function absent(attention: Attention, elapsedMs: number): Attention {
  return { activeMs: attention.activeMs, countedTo: Math.max(attention.countedTo, elapsedMs) };
}
