import i18next from 'i18next';
import en from '../../assets/locales/en/guide.json';
import ru from '../../assets/locales/ru/guide.json';
import zhHans from '../../assets/locales/zh-Hans/guide.json';
import type { Pack } from '../../electron/core/content.ts';
import { languages, type Language } from '../../electron/core/language.ts';
import { prepareStaffTexts } from '../staff/texts.ts';

const guideTexts = { ru, en, 'zh-Hans': zhHans } as const;

/** Makes the sentences of guides ready in every language, beside those of staff and of the pack. */
export async function prepareGuideTexts(language: Language, pack: Pack): Promise<void> {
  await prepareStaffTexts(language, pack);
  for (const one of languages) i18next.addResourceBundle(one, 'guide', guideTexts[one]);
}
