import type { TFunction } from 'i18next';
import type { Language } from '../../electron/core/language.ts';
import { packText } from '../parts/texts.ts';

/** What a stop is called: its laboratory, or time for questions. */
export function stopName(lab: string | null, language: Language, t: TFunction<'guide'>): string {
  return lab === null ? t('console.questionsStop') : packText(language, lab, 'name');
}
