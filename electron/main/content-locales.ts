import type { Texts } from '../core/content.ts';
import type { TextKey } from '../core/content-keys.ts';
import { firstText, flattenTexts, languageChain, nestTexts, type FlatTexts } from '../core/content-texts.ts';
import type { Language } from '../core/language.ts';
import { jsonInFolder } from './content-folder.ts';
import type { Report } from './content-lab.ts';

/** namespace → language → texts, as far as the files could be read */
export type LocaleTexts = ReadonlyMap<string, Partial<Record<Language, FlatTexts>>>;

export const packNamespace = 'pack';

/** Reads every locale file; a missing or broken one is reported and stands in with no texts. */
export async function readLocales(
  root: string,
  namespaces: readonly string[],
  languages: readonly Language[],
  report: Report,
): Promise<LocaleTexts> {
  const read = await Promise.all(
    namespaces.map(async (namespace) => {
      const files = await Promise.all(
        languages.map(async (language) => [language, await readLocale(root, language, namespace, report)] as const),
      );
      const present = files.filter((entry): entry is [Language, FlatTexts] => entry[1] !== null);
      return [namespace, Object.fromEntries(present)] as const;
    }),
  );
  return new Map(read);
}

async function readLocale(root: string, language: Language, namespace: string, report: Report): Promise<FlatTexts | null> {
  const path = `locales/${language}/${namespace}.json`;
  const json = await jsonInFolder(root, path);
  if (!json.ok) {
    report(`${path} ${json.message}: its texts are shown in another language, put the file right`);
    return null;
  }
  const { texts, faults } = flattenTexts(json.value);
  const [first] = faults;
  if (first) report(`${path}: ${first.key || 'the file'} ${first.why}${andMore(faults.length)}: correct it`);
  return texts;
}

/** Whether any language has the text of a key. */
export function textsOf(locales: LocaleTexts, namespace: string, languages: readonly Language[]): (key: string) => boolean {
  const texts = locales.get(namespace) ?? {};
  return (key) => languages.some((language) => texts[language]?.has(key) === true);
}

/** The languages that have at least one text; the others cannot be offered. */
export function languagesWithTexts(locales: LocaleTexts, languages: readonly Language[]): readonly Language[] {
  return languages.filter((language) => [...locales.values()].some((texts) => (texts[language]?.size ?? 0) > 0));
}

/** Namespaces with the keys that each should have. */
export type WantedTexts = readonly (readonly [namespace: string, keys: readonly TextKey[]])[];

/**
 * The wanted texts of every language, each gap filled from the next language of the chain, so that a screen never shows
 * a raw key. Gaps are reported, one line a file.
 */
export function completeTexts(
  locales: LocaleTexts,
  wanted: WantedTexts,
  languages: readonly Language[],
  defaultLanguage: Language,
  report: Report,
): Partial<Record<Language, Readonly<Record<string, Texts>>>> {
  return Object.fromEntries(
    languages.map((language) => {
      const chain = languageChain(language, defaultLanguage, languages);
      const namespaces = wanted.map(([namespace, keys]) => {
        const texts = locales.get(namespace) ?? {};
        const own = texts[language];
        const gaps = own ? keys.filter(({ key }) => !own.has(key)) : [];
        const [first] = gaps;
        if (first) {
          report(`locales/${language}/${namespace}.json: ${first.key} is missing${andMore(gaps.length)}: shown in another language or left out, translate it`);
        }
        const found = keys.flatMap(({ key }) => {
          const text = firstText(key, chain, texts);
          return text === undefined ? [] : [[key, text] as const];
        });
        return [namespace, nestTexts(new Map(found))] as const;
      });
      return [language, Object.fromEntries(namespaces)];
    }),
  );
}

function andMore(count: number): string {
  return count > 1 ? ` (and ${count - 1} more)` : '';
}
