import { describe, expect, it } from 'vitest';
import { longDepth, shortDepth } from '../../renderer/scenes/cold-cut-scene.ts';
import {
  isLatticeSite, latticeAtoms, latticePoint, neighboursAbove, neighboursBelow, type LatticeAtom,
} from '../../renderer/scenes/diamond-lattice.ts';
import { codePattern } from '../../renderer/scenes/floor-code-scene.ts';
import { landingTime } from '../../renderer/scenes/growth-scene.ts';
import { diffusivity, erfc, heatDepth } from '../../renderer/scenes/heat.ts';
import { lightPath } from '../../renderer/scenes/light-ruler-scene.ts';
import { lockAt } from '../../renderer/scenes/mode-locking-scene.ts';
import { averageWatts, decades, peakWatts, pulsesPerSecond, pulseSeconds } from '../../renderer/scenes/peak-power-scene.ts';
import { firstBelow, modeNumber, pulseEnvelope, pulseWidth, sumOfModes, type ModeComb } from '../../renderer/scenes/pulse.ts';

describe('heat during a pulse', () => {
  it('goes as deep as 2·√(D·τ) says', () => {
    expect(heatDepth(diffusivity.steel, 10e-12)).toBeCloseTo(2 * Math.sqrt(4e-6 * 10e-12), 18);
    expect(shortDepth * 1e9).toBeCloseTo(12.65, 2);
    expect(longDepth * 1e9).toBeCloseTo(400, 6);
    expect(heatDepth(diffusivity.copper, 10e-12) * 1e9).toBeCloseTo(66.3, 1);
    expect(heatDepth(diffusivity.polyimide, 1e-3) * 1e6).toBeCloseTo(20, 6);
  });

  it('is drawn to one scale: a thousand times longer goes √1000 times deeper', () => {
    expect(longDepth / shortDepth).toBeCloseTo(Math.sqrt(1000), 9);
  });

  it('fades as the complementary error function', () => {
    expect(erfc(0)).toBeCloseTo(1, 6);
    expect(erfc(0.5)).toBeCloseTo(0.4795, 4);
    expect(erfc(1)).toBeCloseTo(0.1573, 4);
    expect(erfc(-1)).toBeCloseTo(1.8427, 4);
  });
});

describe('the pulse', () => {
  const comb: ModeComb = { count: 21, middle: 13, spacing: 1 };

  it('is the sum of its modes: carrier times sin(Nδx/2) / (N·sin(δx/2))', () => {
    for (let x = 0.01; x < 3; x += 0.037) {
      const half = (comb.spacing * x) / 2;
      expect(sumOfModes(comb, x)).toBeCloseTo(Math.cos(comb.middle * x) * (Math.sin(21 * half) / (21 * Math.sin(half))), 9);
      expect(Math.abs(sumOfModes(comb, x))).toBeLessThanOrEqual(pulseEnvelope(comb, x) + 1e-9);
    }
    expect(sumOfModes(comb, 0)).toBe(1);
  });

  it('is 0.886 of a period over the number of modes wide, and comes again every period', () => {
    for (const count of [11, 21, 41]) {
      const width = pulseWidth({ ...comb, count });
      expect(width / ((Math.PI * 2) / (count * comb.spacing))).toBeCloseTo(0.886, 2);
    }
    expect(sumOfModes(comb, Math.PI * 2)).toBeCloseTo(1, 9);
  });

  it('is gone when the modes are out of step', () => {
    const phases = Array.from({ length: comb.count }, (_, index) => index * index);
    let highest = 0;
    for (let x = -Math.PI; x < Math.PI; x += 0.01) highest = Math.max(highest, Math.abs(sumOfModes(comb, x, phases)));
    expect(highest).toBeLessThan(0.6);
  });

  it('has equal steps between its modes, and its half height is found', () => {
    expect(modeNumber(comb, 0)).toBe(3);
    expect(modeNumber(comb, 20)).toBe(23);
    expect(firstBelow((x) => 1 - x, 0.5, 1)).toBeCloseTo(0.5, 9);
  });

  it('locks once a cycle and lets go before the next', () => {
    expect(lockAt(0)).toBe(0);
    expect(lockAt(8)).toBe(1);
    expect(lockAt(16)).toBe(0);
    expect(lockAt(24)).toBe(1);
  });

  it('makes a megawatt of ten watts, five decades up', () => {
    expect(peakWatts(averageWatts, pulsesPerSecond, pulseSeconds)).toBeCloseTo(1e6, 3);
    expect(decades(1e6) - decades(averageWatts)).toBeCloseTo(5, 9);
  });

  it('goes 0.3 mm in a picosecond', () => {
    expect(lightPath(1)).toBeCloseTo(0.2998, 4);
  });
});

describe('the crystal', () => {
  const key = ({ column, row, sheet }: LatticeAtom): string => `${column} ${row} ${sheet}`;
  const distance = (a: LatticeAtom, b: LatticeAtom): number => {
    const [p, q] = [latticePoint(a), latticePoint(b)];
    return Math.hypot(p.u - q.u, p.d - q.d, p.z - q.z);
  };
  const atoms = latticeAtoms({ columns: [-6, 6], rows: [-6, 6], sheets: [-6, 6] });
  const present = new Set(atoms.map(key));

  it('binds every carbon to four others √3/4 of a cell away, at the tetrahedral angle', () => {
    const inside = atoms.filter(({ column, row, sheet }) => Math.max(Math.abs(column), Math.abs(row), Math.abs(sheet)) < 5);
    expect(inside.length).toBeGreaterThan(100);
    for (const atom of inside) {
      const neighbours = [...neighboursAbove(atom), ...neighboursBelow(atom)];
      for (const neighbour of neighbours) {
        expect(isLatticeSite(neighbour)).toBe(true);
        expect(present.has(key(neighbour))).toBe(true);
        expect(distance(atom, neighbour)).toBeCloseTo(Math.sqrt(3) / 4, 12);
      }
      neighbours.forEach((one, index) => neighbours.slice(index + 1).forEach((other) => {
        expect(distance(one, other)).toBeCloseTo(Math.SQRT1_2, 12);
      }));
      expect(atoms.filter((other) => distance(atom, other) < 0.5 && other !== atom)).toHaveLength(4);
    }
  });

  it('has eighteen atoms in and on a cubic cell: corners, faces and four inside', () => {
    const cell = atoms.filter(({ column, row, sheet }) => sheet >= 0 && sheet <= 4 && Math.abs(column) + Math.abs(row - 2) <= 2);
    expect(cell).toHaveLength(18);
  });

  it('grows a sheet only where the sheet below is taken', () => {
    for (const atom of atoms) for (const below of neighboursBelow(atom)) expect(landingTime(below)).toBeLessThan(landingTime(atom));
  });
});

describe('a floor code', () => {
  it('differs from cell to cell and keeps its border', () => {
    expect(codePattern(1)).toEqual(codePattern(1));
    expect(codePattern(1)).not.toEqual(codePattern(2));
    expect(codePattern(7).every((line) => line[0] === true)).toBe(true);
  });
});
