import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/core/language.ts';
import { Choice } from '../parts/choice.tsx';
import { languageNames } from '../parts/texts.ts';
import { useSession, useSessionState, useVisit } from './session-context.tsx';

/** The languages on offer, each by its own name. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  const languages = useSessionState(({ terms }) => terms.languages);
  const { language } = useVisit();
  return (
    <Choice<Language>
      label={t('deck.language')}
      value={language}
      options={languages.map((one) => ({ value: one, label: languageNames[one], lang: one }))}
      onChange={(chosen) => dispatch({ type: 'choose-language', language: chosen })}
    />
  );
}
