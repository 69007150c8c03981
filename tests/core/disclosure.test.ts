import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disclose, smallestSaid, type Said, type Sum } from '../../electron/core/disclosure.ts';

const visits: Sum = { whole: 'all', parts: ['self', 'guided'] };

function said(numbers: Readonly<Record<string, number>>, ...sums: readonly Sum[]): Record<string, Said> {
  return Object.fromEntries(disclose(new Map(Object.entries(numbers)), sums));
}

test('numbers of one to four are not said, none and five are', () => {
  expect(said({ a: 0, b: 1, c: 4, d: 5 })).toEqual({ a: 0, b: 'few', c: 'few', d: 5 });
});

test('a small part that the whole would give away takes another part along', () => {
  expect(said({ all: 22, self: 20, guided: 2 }, visits)).toEqual({ all: 22, self: 'withheld', guided: 'few' });
});

test('where the rest is too small to hide it, the whole goes too, and what tells the whole', () => {
  const hours = { whole: 'all', parts: ['nine', 'ten', 'eleven'] };
  expect(said({ all: 12, self: 12, guided: 0, nine: 4, ten: 4, eleven: 4 }, visits, hours)).toEqual({
    all: 'withheld', self: 'withheld', guided: 0, nine: 'few', ten: 'few', eleven: 'few',
  });
});

test('of a whole under ten no part is said, not even that it is none', () => {
  const sum = { whole: 'all', parts: ['a', 'b', 'c', 'd', 'e'] };
  const none = { a: 'withheld', b: 'withheld', c: 'withheld', d: 'withheld', e: 'withheld' };
  expect(said({ all: 4, a: 1, b: 1, c: 1, d: 1, e: 0 }, sum)).toEqual({ all: 'few', ...none });
  expect(said({ all: 9, a: 9, b: 0, c: 0, d: 0, e: 0 }, sum)).toEqual({ all: 9, ...none });
  expect(said({ all: 0, a: 0 }, { whole: 'all', parts: ['a'] })).toEqual({ all: 0, a: 0 });
});

test('a whole that two tables share gives nothing away in either', () => {
  const hours = { whole: 'all', parts: ['nine', 'ten', 'eleven'] };
  expect(said({ all: 40, self: 40, guided: 0, nine: 3, ten: 30, eleven: 7 }, visits, hours)).toEqual({
    all: 40, self: 40, guided: 0, nine: 'few', ten: 30, eleven: 'withheld',
  });
});

/** The numbers that something said can stand for. */
function choices(each: Said | undefined, most: number): readonly number[] {
  if (typeof each === 'number') return [each];
  const [from, to] = each === 'few' ? [1, smallestSaid - 1] : [smallestSaid, most];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** Every way to fill the parts of a sum. */
function* fillings(parts: readonly (readonly number[])[]): IterableIterator<readonly number[]> {
  const [first, ...rest] = parts;
  if (!first) yield [];
  else for (const filling of fillings(rest)) for (const number of first) yield [number, ...filling];
}

/** What each number can be for a reader who tries every way to fill in what is not said. All sums have one whole. */
function possible(found: Readonly<Record<string, Said>>, sums: readonly Sum[], most: number): Map<string, Set<number>> {
  const ways = sums.map(({ parts }) => [...fillings(parts.map((key) => choices(found[key], most)))]);
  const added = (filling: readonly number[]) => filling.reduce((sum, number) => sum + number, 0);
  const wholes = choices(found[sums[0]?.whole ?? ''], most).filter((whole) => ways.every((fills) => fills.some((filling) => added(filling) === whole)));
  const values = new Map(Object.keys(found).map((key) => [key, new Set<number>()]));
  for (const [index, { whole, parts }] of sums.entries()) {
    for (const filling of ways[index] ?? []) {
      if (!wholes.includes(added(filling))) continue;
      values.get(whole)?.add(added(filling));
      for (const [place, key] of parts.entries()) values.get(key)?.add(filling[place] ?? 0);
    }
  }
  return values;
}

test('whatever the numbers, a reader who tries everything works out no small one', () => {
  const count = fc.integer({ min: 0, max: 8 });
  fc.assert(
    fc.property(fc.array(count, { minLength: 2, maxLength: 4 }), fc.integer({ min: 0, max: 30 }), (parts, share) => {
      const all = parts.reduce((sum, part) => sum + part, 0);
      const guided = Math.min(share, all);
      const numbers = { all, self: all - guided, guided, ...Object.fromEntries(parts.map((part, index) => [`p${index}`, part])) };
      const sums = [visits, { whole: 'all', parts: parts.map((_, index) => `p${index}`) }];
      const found = said(numbers, ...sums);
      for (const [key, number] of Object.entries(numbers)) {
        if (typeof found[key] === 'number') expect(found[key]).toBe(number);
        expect(Number(found[key]) > 0 && Number(found[key]) < smallestSaid).toBe(false);
      }
      if (all > 0 && all < 2 * smallestSaid) {
        expect(Object.keys(numbers).filter((key) => key !== 'all' && found[key] !== 'withheld')).toEqual([]);
        return;
      }
      const values = possible(found, sums, all + smallestSaid);
      for (const [key, each] of Object.entries(found)) if (each === 'few') expect(values.get(key)?.size, key).toBeGreaterThan(1);
    }),
    { numRuns: 500 },
  );
});
