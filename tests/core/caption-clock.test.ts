import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../electron/core/language.ts';
import { cueAt, readingCues } from '../../electron/core/caption-clock.ts';

const cues = [
  { id: 's1', startMs: 200, endMs: 900 },
  { id: 's2', startMs: 1200, endMs: 2000 },
  { id: 's3', startMs: 2000, endMs: 3000 },
];

describe('the current sentence', () => {
  test('changes when the next one begins, not when the last one ends', () => {
    expect([0, 200, 1199, 1200, 1999, 2000, 9999].map((ms) => cueAt(cues, ms)?.id)).toEqual(['s1', 's1', 's1', 's2', 's2', 's3', 's3']);
  });

  test('is none where nothing is said', () => {
    expect(cueAt([], 0)).toBeUndefined();
  });
});

describe('sentences without sound', () => {
  test('stand as long as it takes to read them, a short one long enough to notice', () => {
    const [long, short] = readingCues([{ id: 's1', text: 'x'.repeat(140) }, { id: 's2', text: 'Yes.' }], 'en');
    expect(long).toEqual({ id: 's1', startMs: 0, endMs: 10_000 });
    expect(short).toEqual({ id: 's2', startMs: 10_300, endMs: 11_800 });
  });

  test('take their time from the script: a Chinese character says more than a letter', () => {
    const spans = languages.map((language) => readingCues([{ id: 's1', text: '金'.repeat(40) }], language)[0]?.endMs ?? 0);
    expect(spans[2]).toBeGreaterThan(3 * (spans[0] ?? 0));
  });

  test('follow one another without overlap, each once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { maxLength: 8 }), fc.constantFrom(...languages), (texts, language) => {
        const made = readingCues(texts.map((text, index) => ({ id: `s${index}`, text })), language);
        expect(made.map(({ id }) => id)).toEqual(texts.map((_, index) => `s${index}`));
        let free = 0;
        for (const { id, startMs, endMs } of made) {
          expect(startMs).toBeGreaterThanOrEqual(free);
          expect(endMs - startMs).toBeGreaterThanOrEqual(1500);
          expect(cueAt(made, startMs)?.id).toBe(id);
          free = endMs;
        }
      }),
    );
  });
});
