import type { FlatTexts } from '../../electron/core/content-texts.ts';
import type { Language } from '../../electron/core/language.ts';
import type { Finding } from './finding.ts';
import { missingNoBreakSpace } from './russian-typography.ts';
import { chineseSpacingFault } from './scripts.ts';

/** Keys whose text is empty on purpose: a pure number has no unit. */
const emptyOnPurpose: ReadonlySet<string> = new Set(['units.none']);

/** Latin words of three letters and more are English, except where the kiosk shows them in every language. */
const latinWord = /\p{Script=Latin}{3,}/u;

/** Staff know these by no other name. */
const namesEverywhere = /\b(?:PIN|USB|CSV|JSON Lines|JSON|xlsx|PNG|PDF|Excel|LibreOffice|SHA)\b/gu;

const pluralSuffix = /_(?:zero|one|two|few|many|other)$/;

type InterfaceTexts = Readonly<Record<Language, FlatTexts>>;

/** Everything to correct in the interface strings, which the three languages must offer alike. */
export function examineInterface(
  file: string,
  texts: InterfaceTexts,
  empty: Readonly<Record<Language, readonly string[]>>,
): readonly Finding[] {
  const languages = Object.keys(texts) as Language[];
  const findings = languages.flatMap((language) => [
    ...examineKeys(language, texts),
    ...empty[language].filter((key) => !emptyOnPurpose.has(key)).map((key) => finding(language, key, 'is empty', 'write it')),
    ...examineInterpolations(language, texts),
    ...[...texts[language]].flatMap(([key, text]) => examineText(language, key, text)),
  ]);
  return findings.map(({ language, ...found }) => ({ file: `assets/locales/${language}/${file}`, ...found }));
}

/** What is wrong with one key; the file is named by its language in the end. */
type LanguageFinding = Omit<Finding, 'file'> & { readonly language: Language };

function examineKeys(language: Language, texts: InterfaceTexts): readonly LanguageFinding[] {
  const others = Object.values(texts);
  const plurals = new Set(others.flatMap((one) => [...one.keys()].filter((key) => key.endsWith('_other')).map(baseOf)));
  const plain = new Set(others.flatMap((one) => [...one.keys()]).filter((key) => !plurals.has(baseOf(key))));
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const wanted = new Set([...plain, ...[...plurals].flatMap((base) => forms.map((form) => `${base}_${form}`))]);
  const own = texts[language];
  return [
    ...[...wanted].filter((key) => !own.has(key) && !emptyOnPurpose.has(key)).map((key) => finding(language, key, 'is missing', 'write it')),
    ...[...own.keys()].filter((key) => !wanted.has(key)).map((key) => finding(language, key, `is no form of ${language}, or is missing elsewhere`, 'remove it, or write it in every language')),
  ];
}

function examineInterpolations(language: Language, texts: InterfaceTexts): readonly LanguageFinding[] {
  const own = interpolations(texts[language]);
  const [reference] = Object.keys(texts) as Language[];
  const expected = reference === undefined ? own : interpolations(texts[reference]);
  return [...own].flatMap(([base, names]) => {
    const wanted = expected.get(base);
    return wanted === undefined || wanted === names
      ? []
      : [finding(language, base, `has {{${names}}}, ${reference ?? ''} has {{${wanted}}}`, 'use the same')];
  });
}

/** Base key → the names it interpolates in any of its plural forms. A form for one may leave out the count. */
function interpolations(texts: FlatTexts): ReadonlyMap<string, string> {
  const names = new Map<string, Set<string>>();
  for (const [key, text] of texts) {
    const found = names.get(baseOf(key)) ?? new Set<string>();
    for (const match of text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/gu)) found.add(match[1] ?? '');
    names.set(baseOf(key), found);
  }
  return new Map([...names].map(([base, found]) => [base, [...found].toSorted().join(', ')]));
}

function examineText(language: Language, key: string, text: string): readonly LanguageFinding[] {
  const words = text.replaceAll(/\{\{[^}]*\}\}/gu, '').replaceAll(namesEverywhere, '');
  const findings: LanguageFinding[] = [];
  const latin = language === 'en' ? null : latinWord.exec(words);
  if (latin) findings.push(finding(language, key, `“${latin[0]}” is left in English`, 'translate it'));
  const place = language === 'ru' ? missingNoBreakSpace(text) ?? (/\}\} \p{L}/u.exec(text)?.[0] ?? null) : null;
  if (place !== null) findings.push(finding(language, key, `a line could break in “${place}”`, 'put a no-break space (U+00A0) there'));
  const spacing = language === 'zh-Hans' ? chineseSpacingFault(text) : null;
  if (spacing !== null) findings.push(finding(language, key, `“${spacing}” has a space or a half-width mark`, 'use full-width punctuation and no space'));
  return findings;
}

function baseOf(key: string): string {
  return key.replace(pluralSuffix, '');
}

function finding(language: Language, key: string, what: string, todo: string): LanguageFinding {
  return { language, key, what, todo };
}
