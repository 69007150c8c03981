import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { languages } from '../../electron/core/language.ts';
import { interfaceTextsOf, languageNames, packText, prepareTexts } from '../../renderer/parts/texts.ts';
import { aPack } from './a-pack.ts';

beforeAll(() => prepareTexts(aPack, 'en'));

test('each language calls itself by its own name', () => {
  expect(languages.map((language) => languageNames[language])).toEqual(['Русский', 'English', '中文']);
});

test('the interface speaks all languages at once, whichever is the visitor’s', () => {
  expect(languages.map((language) => interfaceTextsOf(language)('idle.question'))).toEqual(
    languages.map((language) => JSON.parse(readFileSync(`assets/locales/${language}/interface.json`, 'utf8')).idle.question),
  );
});

test('a count takes the plural form of its language', () => {
  const seconds = (count: number) => languages.map((language) => interfaceTextsOf(language)('idle.seconds', { count }).replaceAll('\u00a0', ' '));
  expect(seconds(1)[1]).toBe('1 second left');
  expect(seconds(2)[1]).toBe('2 seconds left');
  expect([1, 3, 5, 21].map((count) => seconds(count)[0])).toEqual([
    'Осталась 1 секунда', 'Осталось 3 секунды', 'Осталось 5 секунд', 'Осталась 21 секунда',
  ]);
  expect(new Set([1, 2, 5].map((count) => seconds(count)[2]?.replace(/\d/, '')))).toHaveProperty('size', 1);
});

test('a sentence of the pack that a language lacks comes from the pack’s own language, an unknown one is empty', () => {
  expect(packText('en', 'diamond', 'name')).toBe('Diamond synthesis');
  expect(packText('zh-Hans', 'diamond', 'name')).toBe('Синтез алмаза');
  expect(packText('en', 'diamond', 'doorCaption')).toBe('шаг решётки');
  expect(packText('en', 'pack', 'centre.name')).toBe('TechnoSpark');
  expect(packText('en', 'diamond', 'nothing')).toBe('');
  expect(packText('en', 'nowhere', 'name')).toBe('');
});

test('a name within a sentence is shown as it stands', () => {
  expect(interfaceTextsOf('en')('interests.next', { lab: 'A & B <i>' })).toBe('Next: A & B <i>');
});
