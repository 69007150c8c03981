import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '../../assets/locales/en/staff.json';
import ru from '../../assets/locales/ru/staff.json';
import zhHans from '../../assets/locales/zh-Hans/staff.json';
import type { Pack } from '../../electron/core/content.ts';
import { languages, type Language } from '../../electron/core/language.ts';
import { interfaceTexts } from '../parts/texts.ts';

export const staffTexts = { ru, en, 'zh-Hans': zhHans } as const;

/** Makes the sentences of staff ready in every language, with those of a pack (or none) beside them. */
export async function prepareStaffTexts(language: Language, pack: Pack | null): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: [...new Set([...(pack ? [pack.defaultLanguage] : []), ...languages])],
    supportedLngs: [...languages],
    resources: Object.fromEntries(
      languages.map((one) => [one, { interface: interfaceTexts[one], staff: staffTexts[one], ...pack?.texts[one] }]),
    ),
    defaultNS: 'interface',
    interpolation: { escapeValue: false },
    returnNull: false,
    parseMissingKeyHandler: () => '',
  });
}
