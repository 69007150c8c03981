import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAt, cellNames, gridFor, untouchedCells } from '../../electron/core/touch-grid.ts';

describe('the grid of the touch test', () => {
  it('has as many fields upright as lying', () => {
    expect(gridFor(1920, 1080)).toEqual({ columns: 8, rows: 5 });
    expect(gridFor(1080, 1920)).toEqual({ columns: 5, rows: 8 });
    expect(cellNames(gridFor(1920, 1080))).toHaveLength(40);
    expect(cellNames({ columns: 2, rows: 2 })).toEqual(['A1', 'A2', 'B1', 'B2']);
  });

  it('has every point of the window in one field, and none beside it', () => {
    const size = fc.integer({ min: 100, max: 8000 });
    const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(size, size, share, share, (width, height, across, down) => {
        const grid = gridFor(width, height);
        expect(cellNames(grid)).toContain(cellAt(across * width, down * height, width, height, grid));
        for (const [x, y] of [[-1, 0], [0, -1], [width, 0], [0, height], [Number.NaN, 0]] as const) expect(cellAt(x, y, width, height, grid)).toBeNull();
      }),
    );
  });

  it('names a field where its middle is', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat({ max: 39 }), (isUpright, index) => {
        const [width, height] = isUpright ? [1080, 1920] : [1920, 1080];
        const grid = gridFor(width, height);
        const [row, column] = [Math.floor(index / grid.columns), index % grid.columns];
        const middle = cellAt(((column + 0.5) / grid.columns) * width, ((row + 0.5) / grid.rows) * height, width, height, grid);
        expect(middle).toBe(cellNames(grid)[index]);
      }),
    );
  });

  it('tells which fields no finger has been on', () => {
    const grid = gridFor(1920, 1080);
    expect(untouchedCells(grid, new Set(cellNames(grid)))).toEqual([]);
    fc.assert(
      fc.property(fc.subarray([...cellNames(grid)]), (touched) => {
        expect(untouchedCells(grid, new Set(touched)).concat(touched).sort()).toEqual([...cellNames(grid)].sort());
      }),
    );
  });
});
