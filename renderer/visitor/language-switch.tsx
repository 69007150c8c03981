import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/core/language.ts';
import { Choice } from '../parts/choice.tsx';
import { languageNames } from '../parts/texts.ts';
import { useSession, useVisit } from './session-context.tsx';

/** The languages of the pack, each by its own name. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const { pack, dispatch } = useSession();
  const { language } = useVisit();
  return (
    <Choice<Language>
      label={t('deck.language')}
      value={language}
      options={pack.languages.map((one) => ({ value: one, label: languageNames[one], lang: one }))}
      onChange={(chosen) => dispatch({ type: 'choose-language', language: chosen })}
    />
  );
}
