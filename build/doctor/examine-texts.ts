import type { Slot, TextKey } from '../../electron/core/content-keys.ts';
import type { FlatTexts } from '../../electron/core/content-texts.ts';
import type { Language } from '../../electron/core/language.ts';
import type { Finding } from './finding.ts';
import { numbersIn } from './numbers.ts';
import { missingNoBreakSpace } from './russian-typography.ts';
import { chineseSpacingFault, isForeign, latinInChinese } from './scripts.ts';
import { overflow } from './text-lengths.ts';

/** Texts of one namespace in every language whose file could be read. */
export type NamespaceTexts = Partial<Record<Language, FlatTexts>>;

/** Places where the same number must stand in every language; names and addresses of sources are free. */
const slotsWithNumbers: ReadonlySet<Slot> = new Set([
  'sentence', 'title', 'label', 'door-caption', 'figure', 'alt',
  'note', 'aside', 'definition', 'question', 'answer', 'quiz-question', 'option', 'feedback', 'event',
]);

/** Everything that can be said about the texts of one namespace without its structure. */
export function examineTexts(namespace: string, wanted: readonly TextKey[], texts: NamespaceTexts): readonly Finding[] {
  const languages = Object.keys(texts) as Language[];
  const known = new Set(wanted.map(({ key }) => key));
  return [
    ...languages.flatMap((language) => {
      const file = `locales/${language}/${namespace}.json`;
      const own = texts[language] ?? new Map<string, string>();
      return [
        ...wanted.flatMap((entry) => examineText(file, entry, own.get(entry.key), language)),
        ...[...own.keys()].filter((key) => !known.has(key)).map((key): Finding => ({
          file, key, what: 'unused key', todo: 'remove it, or name it in lab.json',
        })),
      ];
    }),
    ...wanted.filter(({ slot }) => slotsWithNumbers.has(slot)).flatMap(({ key }) => examineNumbers(namespace, key, languages, texts)),
  ];
}

function examineText(file: string, { key, slot }: TextKey, text: string | undefined, language: Language): readonly Finding[] {
  if (text === undefined) {
    return [slot === 'alt'
      ? { file, key, what: 'missing alt text', todo: 'say in one sentence what the picture shows' }
      : { file, key, what: 'missing translation', todo: 'write it' }];
  }
  const findings: Finding[] = [];
  const long = overflow(text, slot, language);
  if (long !== null) findings.push({ file, key, what: `would overflow: ${long}`, todo: 'shorten it' });
  if (isForeign(text, slot, language)) findings.push({ file, key, what: `not in ${language}`, todo: 'translate it' });
  if (language === 'ru') {
    const place = missingNoBreakSpace(text);
    if (place !== null) findings.push({ file, key, what: `a line could break in “${place}”`, todo: 'put a no-break space (U+00A0) there' });
  }
  if (language === 'zh-Hans') {
    const latin = slot === 'sentence' ? latinInChinese(text) : null;
    if (latin !== null) findings.push({ file, key, what: `Latin letters “${latin}” in narration`, todo: 'say it in Chinese' });
    const spacing = chineseSpacingFault(text);
    if (spacing !== null) findings.push({ file, key, what: `“${spacing}” has a space or a half-width mark`, todo: 'use full-width punctuation and no space' });
  }
  return findings;
}

function examineNumbers(namespace: string, key: string, languages: readonly Language[], texts: NamespaceTexts): readonly Finding[] {
  const [first, ...others] = languages.flatMap((language) => {
    const text = texts[language]?.get(key);
    return text === undefined ? [] : [{ language, numbers: numbersIn(text, language) }];
  });
  if (!first) return [];
  return others
    .filter(({ numbers }) => numbers.join(' ') !== first.numbers.join(' '))
    .map(({ language, numbers }) => ({
      file: `locales/${language}/${namespace}.json`,
      key,
      what: `numbers ${list(numbers)} differ from ${first.language}: ${list(first.numbers)}`,
      todo: 'make them equal',
    }));
}

function list(numbers: readonly number[]): string {
  return numbers.length === 0 ? 'none' : numbers.join(', ');
}
