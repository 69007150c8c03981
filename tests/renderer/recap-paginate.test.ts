import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate, type Block } from '../../renderer/recap/paginate.ts';

const room = { height: 100, leastOnLast: 25 };
const heightOf = (blocks: readonly Block[], page: readonly number[]) => page.reduce((sum, index) => sum + (blocks[index]?.height ?? 0), 0);

/** Blocks that a page can hold with the heading before them. */
const parts = fc.array(fc.record({ height: fc.integer({ min: 1, max: 45 }), keepsNext: fc.boolean() }), { minLength: 1, maxLength: 60 });
const documents = parts.map((blocks) => blocks.map((block, index) => ({ ...block, keepsNext: block.keepsNext && index + 1 < blocks.length && blocks[index + 1]?.keepsNext === false })));

describe('pages', () => {
  it('hold every block once, in order, none beyond its page, and no heading at a page’s foot', () => {
    fc.assert(
      fc.property(documents, (blocks) => {
        const pages = paginate(blocks, room);
        expect(pages.flat()).toEqual(blocks.map((_, index) => index));
        for (const page of pages) {
          expect(page.length).toBeGreaterThan(0);
          expect(heightOf(blocks, page)).toBeLessThanOrEqual(room.height);
          const foot = page.at(-1) ?? 0;
          if (foot + 1 < blocks.length) expect(blocks[foot]?.keepsNext).toBe(false);
        }
      }),
    );
  });

  it('give a last page that would hold one line more of the page before', () => {
    const line = { height: 10, keepsNext: false };
    expect(paginate(Array.from({ length: 11 }, () => line), room).map(({ length }) => length)).toEqual([8, 3]);
  });

  it('give a block that is higher than a page one of its own, and lose nothing', () => {
    expect(paginate([{ height: 20, keepsNext: true }, { height: 300, keepsNext: false }, { height: 20, keepsNext: false }], room).flat()).toEqual([0, 1, 2]);
  });
});
