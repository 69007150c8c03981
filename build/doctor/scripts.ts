import type { Slot } from '../../electron/core/content-keys.ts';
import type { Language } from '../../electron/core/language.ts';

/** Names of firms, sites and papers keep their own letters. */
const slotsOfNames: ReadonlySet<Slot> = new Set(['source', 'centre-name']);

const ownLetters: Readonly<Record<Language, RegExp>> = {
  ru: /\p{Script=Cyrillic}/u,
  en: /\p{Script=Latin}/u,
  'zh-Hans': /\p{Script=Han}/u,
};

/** True where a text has letters, but none of its language: it was left untranslated. */
export function isForeign(text: string, slot: Slot, language: Language): boolean {
  return !slotsOfNames.has(slot) && /\p{L}/u.test(text) && !ownLetters[language].test(text);
}

/** The first Latin letters of a Chinese sentence, which its reader would take for phonemes; null when there are none. */
export function latinInChinese(sentence: string): string | null {
  return /\p{Script=Latin}[\p{Script=Latin}\d.-]*/u.exec(sentence)?.[0] ?? null;
}

/** A stretch with a space or a half-width mark between Chinese characters, or null. */
export function chineseSpacingFault(text: string): string | null {
  return /\p{Script=Han}[ ,;:?!()]+[\p{Script=Han}\d]|\d +\p{Script=Han}/u.exec(text)?.[0] ?? null;
}
