import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { I18nProvider } from 'react-aria-components';
import type { StaffBeginning } from '../../electron/core/entry.ts';
import type { Language } from '../../electron/core/language.ts';
import { Choice } from '../parts/choice.tsx';
import { Key } from '../parts/key.tsx';
import { KeyboardDock } from '../parts/on-screen-keyboard/keyboard-dock.tsx';
import { languageNames } from '../parts/texts.ts';
import { ClosingStrip } from './closing-strip.tsx';
import { pages } from './pages.ts';
import { PanelProvider } from './panel-context.tsx';
import { usePanelLanguage } from './use-language.ts';
import './shell.css';

/** The staff panel: a rail of sections, the language, the lock; the rest belongs to the section. */
export function Shell({ beginning }: { readonly beginning: StaffBeginning }) {
  const { t } = useTranslation('staff');
  const [language, choose] = usePanelLanguage(beginning.language);
  const [current, setCurrent] = useState(pages[0]);
  const Page = current?.Page;
  return (
    <I18nProvider locale={language === 'zh-Hans' ? 'zh-CN' : language}>
      <PanelProvider value={{ ...beginning, language }}>
        <KeyboardDock>
          <div className="screen staff">
            <nav className="staff-rail" aria-label={t('shell.pages')}>
              <div className="staff-pages">
                {pages.map((page) => (
                  <Key
                    key={page.id}
                    icon={page.icon}
                    label={t(`${page.id}.title`)}
                    look="stack"
                    isCurrent={page === current}
                    onPress={() => setCurrent(page)}
                  />
                ))}
              </div>
              <Choice<Language>
                label={t('shell.language')}
                value={language}
                options={beginning.languages.map((one) => ({ value: one, label: languageNames[one], lang: one }))}
                onChange={choose}
              />
              <Key icon="lock" label={t('shell.lock')} onPress={() => void window.kiosk.leavePanel()} />
            </nav>
            <main className="staff-area" aria-label={t('shell.title')}>{Page && <Page />}</main>
            <ClosingStrip idleMs={beginning.idleMs} />
          </div>
        </KeyboardDock>
      </PanelProvider>
    </I18nProvider>
  );
}
