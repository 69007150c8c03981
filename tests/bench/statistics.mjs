// What many measurements say together.

/**
 * @param {readonly number[]} values
 * @param {number} share 0–1
 * @returns {number} NaN of nothing
 */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] ?? Number.NaN;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Numbers from 0 to 1 that look drawn by lot and are the same every time. @param {number} seed */
function lots(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * The ratio of two medians, measured in pairs, with the interval that holds it in 95 of 100 repetitions
 * (percentile bootstrap over the pairs).
 * @param {readonly (readonly [number, number])[]} pairs what is measured, and what it is measured against
 */
export function ratioOf(pairs) {
  /** @param {readonly (readonly [number, number])[]} some */
  const ratio = (some) => median(some.map(([ours]) => ours)) / median(some.map(([, theirs]) => theirs));
  const lot = lots(20_261_122);
  const again = Array.from({ length: 5_000 }, () =>
    ratio(pairs.map(() => pairs[Math.floor(lot() * pairs.length)] ?? /** @type {const} */ ([Number.NaN, Number.NaN]))),
  );
  return { ratio: ratio(pairs), low: quantile(again, 0.025), high: quantile(again, 0.975) };
}
