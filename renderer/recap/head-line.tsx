import { sumOfModes, type ModeComb } from '../scenes/pulse.ts';

/** The drawing's own units, a tenth of a millimetre on paper. */
const width = 1740;
const height = 250;
const baseline = 170;

/** Diamond seen along [110]: bonds run 0.354 of the lattice spacing sideways and 0.25 up or down, or 0.25 straight up. */
const spacing = 112;
const across = 0.3536 * spacing;
const up = 0.25 * spacing;
const latticeEnd = 8 * 2 * across;

/** 21 waves, as on the attract screen. */
const comb: ModeComb = { count: 21, middle: 0.055, spacing: 0.005 };
const pulseMiddle = 960;
const pulseHalf = 300;

const route: readonly (readonly [number, number])[] = [[1330, baseline], [1400, 215], [1530, 125], [1640, 195], [width, 140]];

function latticePath(): string {
  const bonds: string[] = [];
  for (let row = -2; row <= 1; row += 1) {
    const shift = row % 2 === 0 ? 0 : across;
    const y = baseline + row * 2 * up;
    for (let x = shift; x < latticeEnd; x += 2 * across) {
      bonds.push(`M${x} ${y}l${across} ${-up}l${across} ${up}`);
      if (row > -2) bonds.push(`M${x + across} ${y - up}v${-up}`);
    }
  }
  return bonds.join('');
}

function linePath(): string {
  const points: string[] = [`M${latticeEnd} ${baseline}`];
  for (let x = -pulseHalf; x <= pulseHalf; x += 2) {
    const fade = 0.5 + 0.5 * Math.cos((Math.PI * x) / pulseHalf);
    const value = sumOfModes(comb, x) * Math.sqrt(fade);
    points.push(`L${pulseMiddle + x} ${(baseline - (value > 0 ? 150 : 80) * value).toFixed(1)}`);
  }
  for (const [x, y] of route) points.push(`L${x} ${y}`);
  return points.join('');
}

const lattice = latticePath();
const line = linePath();

/** The one line of the centre in ink: from the crystal through the light pulse to the robot's way. */
export function HeadLine() {
  return (
    <svg className="recap-head-line" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" fill="none" stroke="currentColor">
      <path d={lattice} strokeWidth="2.200" opacity=".55" />
      <path d={line} strokeWidth="4.500" strokeLinejoin="round" />
      {route.slice(1, -1).map(([x, y]) => <path key={x} d={`M${x} ${y - 13}l13 13l-13 13l-13 -13z`} fill="#fff" strokeWidth="3.500" />)}
    </svg>
  );
}
