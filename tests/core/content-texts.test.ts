import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstText, flattenTexts, languageChain, nestTexts } from '../../electron/core/content-texts.ts';

const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/);
const text = fc.string({ minLength: 1 }).filter((one) => one.trim() !== '');
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.dictionary(key, fc.oneof({ maxDepth: 4 }, text, tie('tree')), { maxKeys: 4, noNullPrototype: true }),
}));

describe('the texts of a locale file', () => {
  test('keep every text through flattening and nesting', () => {
    fc.assert(fc.property(tree, (value) => {
      const { texts, faults } = flattenTexts(value);
      expect(faults).toEqual([]);
      expect(flattenTexts(nestTexts(texts)).texts).toEqual(texts);
    }));
  });

  test('are never taken from anything but texts under plain keys, whatever the file holds', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const { texts } = flattenTexts(value);
      for (const [path, one] of texts) {
        expect(path).toMatch(/^[\w-]+(\.[\w-]+)*$/);
        expect(one.trim()).not.toBe('');
      }
    }), { numRuns: 1000 });
  });

  test('cannot reach an object’s prototype', () => {
    const value: unknown = JSON.parse('{"__proto__": {"name": "x"}, "steps": {"constructor": {"prototype": {"name": "y"}}}}');
    const { texts, faults } = flattenTexts(value);
    expect(faults.map(({ key: path }) => path)).toEqual(['__proto__']);
    nestTexts(texts);
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });

  test('hold texts inside a key rather than one text at it, whichever came first', () => {
    const nested = { labels: { code: 'Code' } };
    expect(nestTexts(new Map([['labels', 'x'], ['labels.code', 'Code']]))).toEqual(nested);
    expect(nestTexts(new Map([['labels.code', 'Code'], ['labels', 'x']]))).toEqual(nested);
  });

  test('name what cannot be used', () => {
    const { faults } = flattenTexts({ empty: ' ', number: 1, list: ['x'], nothing: null, 'with space': 'x', good: 'x' });
    expect(faults.map(({ key: path, why }) => `${path} ${why}`)).toEqual([
      'empty is empty', 'number is not a text', 'list is not a text', 'nothing is not a text', 'with space is not a usable key',
    ]);
  });
});

describe('a text that is missing in a language', () => {
  test('is looked for in the pack’s default language, then in any other', () => {
    const chain = languageChain('zh-Hans', 'en', ['ru', 'en', 'zh-Hans']);
    expect(chain).toEqual(['zh-Hans', 'en', 'ru']);
    const texts = { ru: new Map([['name', 'Лазеры'], ['hint', 'Свет']]), en: new Map([['name', 'Lasers']]) };
    expect(firstText('name', chain, texts)).toBe('Lasers');
    expect(firstText('hint', chain, texts)).toBe('Свет');
    expect(firstText('none', chain, texts)).toBeUndefined();
  });
});
