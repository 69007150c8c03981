import chinese from 'simple-keyboard-layouts/build/layouts/chinese';
import { expect, test } from 'vitest';
import { editText } from '../../renderer/parts/on-screen-keyboard/edit-text.ts';
import { addressRows, digitRow, layouts, signRows } from '../../renderer/parts/on-screen-keyboard/layouts.ts';
import { readPinyin, type PinyinDictionary } from '../../renderer/parts/on-screen-keyboard/pinyin.ts';

const at = (text: string, start: number, end = start) => ({ text, start, end });

test('keys type at the caret, over what is marked, and never beyond the field', () => {
  expect(editText(at('hall', 2), { type: 'insert', text: 'x' })).toEqual(at('haxll', 3));
  expect(editText(at('hall', 1, 3), { type: 'insert', text: 'о' })).toEqual(at('hоl', 2));
  expect(editText(at('hall', 4), { type: 'insert', text: '.com' }, 8)).toEqual(at('hall.com', 8));
  expect(editText(at('hall', 4), { type: 'insert', text: '.com' }, 7)).toEqual(at('hall', 4));
});

test('a sign is erased and passed as a person sees it, whatever it is made of', () => {
  const family = '👩‍🔬';
  expect(editText(at(`a${family}b`, 1 + family.length), { type: 'erase' })).toEqual(at('ab', 1));
  expect(editText(at(`a${family}b`, 1), { type: 'right' })).toEqual(at(`a${family}b`, 1 + family.length));
  expect(editText(at('\u0438\u0306', 2), { type: 'left' })).toEqual(at('\u0438\u0306', 0));
  expect(editText(at('abcd', 1, 3), { type: 'erase' })).toEqual(at('ad', 1));
  expect(editText(at('abcd', 1, 3), { type: 'left' })).toEqual(at('abcd', 1));
  expect(editText(at('abcd', 1, 3), { type: 'right' })).toEqual(at('abcd', 3));
  for (const type of ['erase', 'left'] as const) expect(editText(at('a', 0), { type })).toEqual(at('a', 0));
  expect(editText(at('a', 1), { type: 'right' })).toEqual(at('a', 1));
});

test('both alphabets are whole, in small and capital letters, and no row is too long for the screen', () => {
  const latin = 'abcdefghijklmnopqrstuvwxyz';
  const alphabets = { en: latin, 'zh-Hans': latin, ru: 'абвгдежзийклмнопрстуфхцчшщъыьэюяё' };
  for (const { language, lower, upper } of layouts) {
    expect(lower.flat().sort().join('')).toBe(alphabets[language]);
    expect(upper.flat().map((key) => key.toLowerCase()).sort()).toEqual(lower.flat().sort());
    expect(lower.map((row) => row.length)).toEqual(upper.map((row) => row.length));
  }
  const rows = [digitRow, ...signRows, ...addressRows, ...layouts.flatMap(({ lower }) => lower)];
  expect(Math.max(...rows.map((row) => row.length))).toBe(12);
  for (const row of rows) expect(new Set(row).size).toBe(row.length);
});

test('pinyin is read syllable by syllable, the likeliest character first', () => {
  const dictionary: PinyinDictionary = Reflect.get(chinese, 'layoutCandidates');
  const first = (typed: string) => {
    const { read, candidates } = readPinyin(dictionary, typed);
    return [typed.slice(0, read), candidates[0]];
  };
  expect(first('ni')).toEqual(['ni', '你']);
  expect(first('nihao')).toEqual(['ni', '你']);
  expect(first('zhongwen')).toEqual(['zhong', '中']);
  // no syllable yet, but the beginning of some
  expect(readPinyin(dictionary, 'zh')).toMatchObject({ read: 2, candidates: expect.arrayContaining(['中', '这']) });
  expect(readPinyin(dictionary, '')).toEqual({ read: 0, candidates: [] });
  expect(readPinyin(dictionary, 'vv').candidates).toEqual([]);
});

test('an address can be typed without leaving its keys', () => {
  const typed = new Set([...digitRow, ...addressRows.flat()].join(''));
  for (const sign of 'abcdefghijklmnopqrstuvwxyz0123456789@.-_+') expect(typed).toContain(sign);
});
