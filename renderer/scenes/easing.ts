export function clamp(value: number, low = 0, high = 1): number {
  return Math.max(low, Math.min(high, value));
}

/** 0 before `from`, 1 after `to`, without a corner at either end. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}

export function lerp(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** The remainder that is never negative. */
export function wrap(value: number, period: number): number {
  return ((value % period) + period) % period;
}
