import type { TFunction } from 'i18next';
import type { Language } from '../../electron/core/language.ts';
import { placeName } from '../parts/texts.ts';

/** What a stop is called: its place, or time for questions. */
export function stopName(lab: string | null, language: Language, t: TFunction<'guide'>): string {
  return lab === null ? t('console.questionsStop') : placeName(language, lab);
}
