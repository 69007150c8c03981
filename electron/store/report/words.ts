import names from '../../../assets/locales/languages.json';
import en from '../../../assets/locales/en/report.json';
import enStaff from '../../../assets/locales/en/staff.json';
import ru from '../../../assets/locales/ru/report.json';
import ruStaff from '../../../assets/locales/ru/staff.json';
import zhHans from '../../../assets/locales/zh-Hans/report.json';
import zhHansStaff from '../../../assets/locales/zh-Hans/staff.json';
import type { Language } from '../../core/language.ts';

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = names;

/** The report's own words before those of the figures page. */
export const reportWords = {
  ru: { ...ruStaff.figures, ...ru },
  en: { ...enStaff.figures, ...en },
  'zh-Hans': { ...zhHansStaff.figures, ...zhHans },
} as const satisfies Record<Language, Readonly<Record<string, string>>>;

export type ReportWords = (typeof reportWords)[Language];
