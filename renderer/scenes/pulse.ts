/**
 * Mode locking in one dimension: `count` waves whose wave numbers stand at equal distances, all with a crest at 0.
 * Their sum is one short pulse there, and again after every 2π / spacing.
 */
export interface ModeComb {
  readonly count: number;
  /** wave number in the middle of the comb, radians per unit of length */
  readonly middle: number;
  /** distance between neighbouring wave numbers */
  readonly spacing: number;
}

export function modeNumber(comb: ModeComb, index: number): number {
  return comb.middle + comb.spacing * (index - (comb.count - 1) / 2);
}

export function modeAt(comb: ModeComb, index: number, x: number, phase = 0): number {
  return Math.cos(modeNumber(comb, index) * x + phase);
}

/** The sum of all modes over their number: 1 where all are in step. `phases`, in radians, take them out of step. */
export function sumOfModes(comb: ModeComb, x: number, phases?: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < comb.count; index += 1) sum += modeAt(comb, index, x, phases?.[index] ?? 0);
  return sum / comb.count;
}

/** The outline the sum keeps within: |sin(Nδx/2) / (N sin(δx/2))|. */
export function pulseEnvelope(comb: ModeComb, x: number): number {
  const half = (comb.spacing * x) / 2;
  const below = comb.count * Math.sin(half);
  return Math.abs(below) < 1e-9 ? 1 : Math.abs(Math.sin(comb.count * half) / below);
}

/** Full width at half maximum of the pulse's power, found on the outline itself. */
export function pulseWidth(comb: ModeComb): number {
  return 2 * firstBelow((x) => pulseEnvelope(comb, x) ** 2, 0.5, Math.PI / comb.spacing);
}

/** The first x at which a function that starts at 1 falls below `level`, by halving, up to `limit`. */
export function firstBelow(curve: (x: number) => number, level: number, limit: number): number {
  const step = limit / 4000;
  let low = 0;
  while (low < limit && curve(low + step) > level) low += step;
  let high = low + step;
  for (let halving = 0; halving < 40; halving += 1) {
    const middle = (low + high) / 2;
    if (curve(middle) > level) low = middle;
    else high = middle;
  }
  return low;
}
