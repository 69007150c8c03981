import i18next, { type TFunction } from 'i18next';
import en from '../../assets/locales/en/recap.json';
import ru from '../../assets/locales/ru/recap.json';
import zhHans from '../../assets/locales/zh-Hans/recap.json';
import { languages, type Language } from '../../electron/core/language.ts';
import { interfaceTexts } from '../parts/texts.ts';

const recapTexts = { ru, en, 'zh-Hans': zhHans } as const;

/** Of the recap's own: its pages are in several languages at once, whatever the window around them speaks. */
const texts = i18next.createInstance({
  lng: 'ru',
  fallbackLng: false,
  initAsync: false,
  resources: Object.fromEntries(languages.map((one) => [one, { interface: interfaceTexts[one], recap: recapTexts[one] }])),
  defaultNS: 'interface',
  interpolation: { escapeValue: false },
  parseMissingKeyHandler: () => '',
});
void texts.init();

/** The headings of a part. */
export function recapTextsOf(language: Language): TFunction<'recap'> {
  return texts.getFixedT(language, 'recap');
}

/** Units and the words for how far a figure can be trusted. */
export function figureTextsOf(language: Language): TFunction {
  return texts.getFixedT(language, 'interface');
}
