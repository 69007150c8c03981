import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Language } from '../../electron/core/language.ts';

/**
 * What a text shows → what is said in its place: numbers, units, names, stresses; in Chinese also a character of the
 * same sound where the reader would take the wrong reading (最长 → 最常).
 */
export type Lexicon = ReadonlyMap<string, string>;

const lexiconSchema = z.record(z.string().min(1), z.string().min(1));

export async function readLexicon(language: Language): Promise<Lexicon> {
  const text = await readFile(new URL(`lexicon.${language}.json`, import.meta.url), 'utf8');
  return new Map(Object.entries(lexiconSchema.parse(JSON.parse(text))));
}

/**
 * The spoken form of a shown sentence. The longest entry wins; entries stand for whole words, so that `10` is not
 * found in `100`. Chinese has no spaces: there only digits have such bounds.
 */
export function spokenForm(shown: string, language: Language, lexicon: Lexicon): string {
  const plain = shown.replaceAll(/\s+/gu, ' ').replaceAll('’', "'").trim();
  if (lexicon.size === 0) return plain;
  const bound = language === 'zh-Hans' ? String.raw`\d` : String.raw`[\p{L}\p{N}]`;
  const entries = [...lexicon.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(
    entries.map((entry) => `${bounded(entry, bound, /^/)}${escaped(entry)}${bounded(entry, bound, /$/)}`).join('|'),
    'gu',
  );
  return plain.replaceAll(pattern, (entry) => lexicon.get(entry) ?? entry);
}

/** A look-around that keeps an entry from beginning or ending inside a word; none where it begins or ends with a sign. */
function bounded(entry: string, bound: string, side: RegExp): string {
  const isStart = side.source === '^';
  const edge = isStart ? entry.at(0) : entry.at(-1);
  if (edge === undefined || !new RegExp(bound, 'u').test(edge)) return '';
  return isStart ? `(?<!${bound})` : `(?!${bound})`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

/** What each reader says without guessing; Russian U+0301 marks a stress. Digits never: their case, gender or 两 is a guess. */
const sayable = {
  ru: /[а-яё]|\u0301|[ .,;:!?…—«»()-]/iu,
  en: /[a-z' .,;:!?…—“”()-]/iu,
  'zh-Hans': /[\p{Script=Han}，。！？：；、（）“”《》…—]/u,
} satisfies Record<Language, RegExp>;

/** Words that would be spelt or mumbled: capitals inside (СВД, LED), no vowel (кг, mm), a letter alone. */
const unreadable = {
  ru: [/\p{L}+\p{Lu}\p{L}*/u, /(?<![\p{L}\u0301])[^\P{L}аеёиоуыэюя]{2,}(?![\p{L}\u0301])/iu, /(?<![\p{L}\u0301])[^\P{L}авикосуяэ](?![\p{L}\u0301])/iu],
  en: [/\p{L}*(?:\p{Ll}\p{Lu}|\p{Lu}{2})\p{L}*/u, /(?<![\p{L}'])[^\P{L}aeiouy]{2,}(?!\p{L})/iu, /(?<![\p{L}'-])[b-hj-z](?![\p{L}'-])/u],
  'zh-Hans': [],
} satisfies Record<Language, readonly RegExp[]>;

/** What of a spoken form the reader of that language would guess at; empty when it can say everything. */
export function unsayable(spoken: string, language: Language): readonly string[] {
  const signs = Array.from(spoken).filter((sign) => !sayable[language].test(sign));
  const words = unreadable[language].flatMap((pattern) => pattern.exec(spoken)?.[0] ?? []);
  return [...new Set([...signs, ...words])];
}
