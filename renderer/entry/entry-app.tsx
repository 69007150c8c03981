import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { I18nProvider } from 'react-aria-components';
import type { EntryBeginning, ProposedPins } from '../../electron/core/entry.ts';
import type { Language } from '../../electron/core/language.ts';
import { Choice } from '../parts/choice.tsx';
import { Key } from '../parts/key.tsx';
import { languageNames } from '../parts/texts.ts';
import { usePanelLanguage } from '../staff/use-language.ts';
import { PinEntry } from './pin-entry.tsx';
import { SetUp } from './set-up.tsx';
import './entry.css';

interface EntryAppProps {
  readonly beginning: EntryBeginning;
  /** for the set-up */
  readonly proposed: ProposedPins | null;
}

/** What stands before any panel: the set-up, the PIN pad, or word that the access file is broken. */
export function EntryApp({ beginning, proposed }: EntryAppProps) {
  const { t } = useTranslation('staff');
  const [language, choose] = usePanelLanguage(beginning.language);
  const [shows, setShows] = useState(beginning.shows);
  const [isNew, setIsNew] = useState(false);
  const switches = (
    <>
      <Choice<Language>
        label={t('shell.language')}
        value={language}
        options={beginning.languages.map((one) => ({ value: one, label: languageNames[one], lang: one }))}
        onChange={choose}
      />
      <Key icon="back" label={t('entry.tour')} onPress={() => void window.kiosk.leavePanel()} />
    </>
  );
  return (
    <I18nProvider locale={language === 'zh-Hans' ? 'zh-CN' : language}>
      {shows === 'set-up' && (
        <SetUp
          proposed={proposed}
          switches={switches}
          onDone={() => {
            setIsNew(true);
            setShows('pin');
          }}
        />
      )}
      {shows === 'pin' && <PinEntry first={beginning.pad} isNew={isNew} switches={switches} />}
      {shows === 'broken' && (
        <main className="screen entry">
          <div className="entry-words">
            <h1>{t('entry.brokenTitle')}</h1>
            <p>{t('entry.brokenText')}</p>
          </div>
          <div className="entry-keys">{switches}</div>
        </main>
      )}
    </I18nProvider>
  );
}
