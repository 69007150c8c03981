import type { Texts } from './content.ts';
import type { Language } from './language.ts';

/** The texts of one namespace as `steps.seed.title` → sentence. */
export type FlatTexts = ReadonlyMap<string, string>;

export interface FlattenedTexts {
  readonly texts: FlatTexts;
  /** keys that hold no usable text, with the reason */
  readonly faults: readonly { readonly key: string; readonly why: string }[];
}

/** Keeps `__proto__` and i18next's separators out of the keys. */
const keyPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const maximumDepth = 8;
const maximumLength = 4000;

/** Reads the parsed JSON of one locale file. What is not a text under a plain key is left out and said. */
export function flattenTexts(value: unknown): FlattenedTexts {
  const texts = new Map<string, string>();
  const faults: { key: string; why: string }[] = [];

  const visit = (part: unknown, key: string, depth: number): void => {
    if (typeof part === 'string') {
      if (part.trim() === '') faults.push({ key, why: 'is empty' });
      else if (part.length > maximumLength) faults.push({ key, why: `is longer than ${maximumLength} characters` });
      else texts.set(key, part);
    } else if (part === null || typeof part !== 'object' || Array.isArray(part)) {
      faults.push({ key, why: 'is not a text' });
    } else if (depth === maximumDepth) {
      faults.push({ key, why: 'lies too deep' });
    } else {
      for (const [name, inner] of Object.entries(part)) {
        const path = key === '' ? name : `${key}.${name}`;
        if (keyPattern.test(name)) visit(inner, path, depth + 1);
        else faults.push({ key: path, why: 'is not a usable key' });
      }
    }
  };

  if (typeof value === 'string') faults.push({ key: '', why: 'is a text, not an object of texts' });
  else visit(value, '', 0);
  return { texts, faults };
}

interface MutableTexts {
  [key: string]: string | MutableTexts;
}

/**
 * The opposite of `flattenTexts`: nested again, as i18next takes it. Where files of two languages disagree whether a
 * key is a text or holds texts, the texts inside win.
 */
export function nestTexts(flat: FlatTexts): Texts {
  const root: MutableTexts = {};
  for (const [key, text] of flat) {
    const path = key.split('.');
    const last = path.pop();
    if (last === undefined) continue;
    let place = root;
    for (const name of path) {
      const inner = place[name];
      if (typeof inner === 'object') place = inner;
      else place = place[name] = {};
    }
    if (typeof place[last] !== 'object') place[last] = text;
  }
  return root;
}

/** In which languages a text is looked for, best first: the language itself, the pack's default, any other. */
export function languageChain(
  language: Language,
  defaultLanguage: Language,
  offered: readonly Language[],
): readonly Language[] {
  return [...new Set([language, defaultLanguage, ...offered])];
}

/** The text of `key` in the first language of `chain` that has one. */
export function firstText(
  key: string,
  chain: readonly Language[],
  texts: Partial<Record<Language, FlatTexts>>,
): string | undefined {
  for (const language of chain) {
    const text = texts[language]?.get(key);
    if (text !== undefined) return text;
  }
  return undefined;
}
