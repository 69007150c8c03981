import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { GuideBeginning } from '../../electron/core/entry.ts';
import { useTour } from '../parts/follow-tour.ts';
import { Key } from '../parts/key.tsx';
import { KeyboardDock } from '../parts/on-screen-keyboard/keyboard-dock.tsx';
import { usePanelLanguage } from '../staff/use-language.ts';
import { Console } from './console.tsx';
import { Finished } from './finished.tsx';
import { Prepare } from './prepare.tsx';
import './guide.css';

/** The guide's window: preparing, the console of the tour, what is left when it is over. */
export function GuideApp({ beginning }: { readonly beginning: GuideBeginning }) {
  const { t } = useTranslation('guide');
  const [language, choose] = usePanelLanguage(beginning.language);
  const snapshot = useTour();
  if (!snapshot) return null;
  const { tour, keeping, offeredMs, hasStage } = snapshot;
  const isUnderWay = tour?.phase === 'running' || tour?.phase === 'held';
  const answer = (isTaken: boolean) => void window.kiosk.answerTourOffer({ isTaken });
  return (
    <I18nProvider locale={language === 'zh-Hans' ? 'zh-CN' : language}>
      <KeyboardDock>
        {offeredMs !== null && isUnderWay ? (
          <main className="screen guide-ask">
            <h1>{t('offer.title')}</h1>
            <p>{t('offer.text', { name: tour.plan.delegation || t('prepare.title'), minutes: Math.max(1, Math.floor(offeredMs / 60_000)) })}</p>
            <div className="guide-keys">
              <Key look="primary" label={t('offer.take')} onPress={() => answer(true)} />
              <Key label={t('offer.leave')} onPress={() => answer(false)} />
            </div>
          </main>
        ) : isUnderWay ? (
          <Console beginning={beginning} tour={tour} at={snapshot.at} hasStage={hasStage} language={language} />
        ) : tour?.phase === 'finished' ? (
          <Finished pack={beginning.pack} tour={tour} language={language} timeZone={beginning.timeZone} />
        ) : (
          <Prepare beginning={beginning} plan={tour?.phase === 'prepared' ? tour.plan : null} language={language} onLanguage={choose} />
        )}
      </KeyboardDock>
      {keeping.state === 'asked' && (
        <div className="guide-still" role="alertdialog" aria-label={t('still.title')}>
          <p>{t('still.title')} <span className="tabular">{t('still.seconds', { count: Math.ceil(keeping.leftMs / 1000) })}</span></p>
          <Key look="primary" label={t('still.keep')} onPress={() => void window.kiosk.keepKiosk()} />
        </div>
      )}
    </I18nProvider>
  );
}
