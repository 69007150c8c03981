import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { formatTime } from '../parts/format-figure.ts';
import { Key } from '../parts/key.tsx';
import { packText } from '../parts/texts.ts';
import { Questions } from './questions.tsx';
import { RecapSheet } from './recap-sheet.tsx';
import { stopName } from './stop-name.ts';

const act = (action: GuideAction) => void window.kiosk.guideTour(action);

/** What was shown, how long, what was asked and who cared for what; then the tour is forgotten. */
export function Finished({ pack, tour, language, timeZone }: { readonly pack: Pack; readonly tour: RunningTour; readonly language: Language; readonly timeZone: string }) {
  const { t } = useTranslation('guide');
  const [isRecapOpen, setRecapOpen] = useState(false);
  const shown = tour.stops.filter(({ activeMs, heldMs }) => activeMs + heldMs > 0);
  return (
    <main className="screen guide-prepare guide-finished">
      <header className="guide-head"><h1>{tour.plan.delegation || t('console.tour')}</h1><p>{t('finished.title')}</p></header>
      <section className="guide-who" aria-label={t('finished.shown')}>
        <h2>{t('finished.shown')}</h2>
        <ul className="guide-list">
          {shown.map((stop) => (
            <li key={stop.id}>
              <b>{stopName(stop.lab, language, t)}</b>
              <span className="tabular">{formatTime(stop.activeMs)}{stop.heldMs > 0 && `, ${t('finished.held', { time: formatTime(stop.heldMs) })}`}</span>
            </li>
          ))}
        </ul>
        {tour.hands.length > 0 && (
          <>
            <h2>{t('side.hands')}</h2>
            <ul className="guide-list">{tour.hands.map(({ lab, topic, count }) => <li key={`${lab}/${topic}`}><b>{packText(language, lab, `topics.${topic}`)}</b><span className="tabular">{pack.labs.length > 1 && `${stopName(lab, language, t)}: `}{count}</span></li>)}</ul>
          </>
        )}
      </section>
      <section className="guide-route" aria-label={t('side.questions')}>
        <h2>{t('side.questions')}</h2>
        <Questions tour={tour} language={language} timeZone={timeZone} act={act} isClosed />
      </section>
      <footer className="guide-deck">
        <Key icon="leave" label={t('console.leave')} onPress={() => void window.kiosk.leavePanel()} />
        <Key icon="archive" label={t('recap.open')} onPress={() => setRecapOpen(true)} />
        <Key look="primary" icon="check" label={t('finished.close')} onPress={() => act({ type: 'close' })} />
      </footer>
      {isRecapOpen && <RecapSheet language={language} onClose={() => setRecapOpen(false)} />}
    </main>
  );
}
