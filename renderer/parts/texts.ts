import i18next, { type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '../../assets/locales/en/interface.json';
import names from '../../assets/locales/languages.json';
import ru from '../../assets/locales/ru/interface.json';
import zhHans from '../../assets/locales/zh-Hans/interface.json';
import { centreId } from '../../electron/core/content-id.ts';
import type { Pack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';

export const interfaceTexts = { ru, en, 'zh-Hans': zhHans } as const;

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = names;

/** Makes the interface's and the pack's sentences ready in every language of the pack at once. */
export async function prepareTexts(pack: Pack, language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: [pack.defaultLanguage, ...pack.languages],
    supportedLngs: [...pack.languages],
    resources: Object.fromEntries(
      pack.languages.map((one) => [one, { interface: interfaceTexts[one], ...pack.texts[one] }]),
    ),
    defaultNS: 'interface',
    interpolation: { escapeValue: false },
    returnNull: false,
    // A raw key is never shown to a visitor: an empty place is the lesser fault, and the doctor finds it.
    parseMissingKeyHandler: () => '',
  });
}

/** The interface's sentences in one language, whatever the visitor's own is. */
export function interfaceTextsOf(language: Language): TFunction {
  return i18next.getFixedT(language, 'interface');
}

/** A sentence of the pack: `namespace` is a laboratory's id, or `pack`. Falls back along the pack's languages. */
export function packText(language: Language, namespace: string, key: string): string {
  for (const one of [language, ...[i18next.options.fallbackLng].flat()]) {
    const text: unknown = typeof one === 'string' ? i18next.getResource(one, namespace, key) : undefined;
    if (typeof text === 'string' && text !== '') return text;
  }
  return '';
}

/** What a laboratory, or the centre among them, is called. */
export function placeName(language: Language, id: string): string {
  return id === centreId ? packText(language, 'pack', 'centre.name') : packText(language, id, 'name');
}
