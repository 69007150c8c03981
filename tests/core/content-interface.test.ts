import { describe, expect, test } from 'vitest';
import { examineInterface } from '../../build/doctor/examine-interface.ts';
import { findingLine } from '../../build/doctor/finding.ts';
import type { Language } from '../../electron/core/language.ts';

type Strings = Readonly<Record<Language, Readonly<Record<string, string>>>>;

const good: Strings = {
  ru: { title: 'Лаборатории', seen_one: '{{count}}\u00a0шаг', seen_few: '{{count}}\u00a0шага', seen_many: '{{count}}\u00a0шагов', seen_other: '{{count}}\u00a0шага' },
  en: { title: 'Laboratories', seen_one: 'one step', seen_other: '{{count}} steps' },
  'zh-Hans': { title: '实验室', seen_other: '{{count}}个步骤' },
};

function examine(strings: Strings, empty: Partial<Record<Language, readonly string[]>> = {}): readonly string[] {
  const texts = { ru: new Map(Object.entries(strings.ru)), en: new Map(Object.entries(strings.en)), 'zh-Hans': new Map(Object.entries(strings['zh-Hans'])) };
  return examineInterface('interface.json', texts, { ru: [], en: [], 'zh-Hans': [], ...empty }).map(findingLine);
}

describe('the interface’s strings', () => {
  test('may have the plural forms that each language needs', () => {
    expect(examine(good)).toEqual([]);
  });

  test.each<[string, Strings, string]>([
    ['a key one language lacks', { ...good, en: { seen_one: 'one step', seen_other: '{{count}} steps' } }, 'assets/locales/en/interface.json · title: is missing'],
    ['a plural form too many', { ...good, 'zh-Hans': { ...good['zh-Hans'], seen_few: '{{count}}个步骤' } }, 'zh-Hans/interface.json · seen_few: is no form of zh-Hans'],
    ['another interpolation', { ...good, en: { ...good.en, seen_other: '{{number}} steps' } }, 'en/interface.json · seen: has {{number}}, ru has {{count}}'],
    ['English left in Russian', { ...good, ru: { ...good.ru, title: 'Laboratories' } }, 'ru/interface.json · title: “Laboratories” is left in English'],
    ['English left in Chinese', { ...good, 'zh-Hans': { ...good['zh-Hans'], title: '实验室 Labs' } }, 'zh-Hans/interface.json · title: “Labs” is left in English'],
    ['a line that could break', { ...good, ru: { ...good.ru, title: 'Мы в лаборатории' } }, 'ru/interface.json · title: a line could break in “в лаборатории”'],
    ['a half-width mark in Chinese', { ...good, 'zh-Hans': { ...good['zh-Hans'], title: '实验,室' } }, 'has a space or a half-width mark'],
  ])('may not have %s', (_name, strings, expected) => {
    expect(examine(strings).join('\n')).toContain(expected);
  });

  test('may not lack a plural form, nor leave one empty', () => {
    const { seen_many: _, ...others } = good.ru;
    expect(examine({ ...good, ru: others }).join('\n')).toContain('ru/interface.json · seen_many: is missing');
    expect(examine(good, { en: ['title', 'units.none'] })).toEqual(['assets/locales/en/interface.json · title: is empty → write it']);
  });
});
