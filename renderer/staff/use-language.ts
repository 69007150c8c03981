import i18next from 'i18next';
import { useLayoutEffect, useState } from 'react';
import type { Language } from '../../electron/core/language.ts';

/** The language of a panel; a choice is kept by main for the next one. */
export function usePanelLanguage(first: Language): readonly [Language, (language: Language) => void] {
  const [language, setLanguage] = useState(first);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (chosen: Language) => {
    void window.kiosk.choosePanelLanguage({ language: chosen });
    void i18next.changeLanguage(chosen).then(() => setLanguage(chosen));
  };
  return [language, choose];
}
