import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/core/language.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { formatTime } from '../parts/format-figure.ts';
import { Key } from '../parts/key.tsx';
import { stopName } from './stop-name.ts';

/** Time gone and left, the question key, and what every stop still has. */
export function ClockBar({ tour, language, onHold }: { readonly tour: RunningTour; readonly language: Language; readonly onHold: () => void }) {
  const { t } = useTranslation('guide');
  const isHeld = tour.phase === 'held';
  const at = tour.stops.findIndex(({ id }) => id === tour.here.stop);
  const lostMs = tour.shortened.reduce((sum, { byMs }) => sum + byMs, 0);
  return (
    <section className="guide-clock" aria-label={t('console.clock')} data-held={isHeld}>
      <p><b className="tabular">{formatTime(tour.activeMs)}</b><span>{t('console.elapsed')}</span></p>
      <p><b className="tabular">{formatTime(tour.remainingMs)}</b><span>{t('console.remaining')}</span></p>
      <Key icon={isHeld ? 'play' : 'help'} label={t(isHeld ? 'console.resume' : 'console.hold')} onPress={onHold} />
      <ol>
        {tour.stops.map((stop, position) => {
          const less = tour.shortened.find(({ stop: id }) => id === stop.id);
          return (
            <li key={stop.id} {...(position === at ? { 'aria-current': 'step' as const } : {})} data-done={position < at} style={{ flexGrow: Math.max(2, Math.round(stop.planMs / 60_000)) }}>
              <b>{stopName(stop.lab, language, t)}</b>
              <span className="tabular">
                {position < at ? '✓' : t('console.minutes', { count: Math.ceil(stop.budgetMs / 60_000) })}
                {less && position >= at && ` (−${formatTime(less.byMs)})`}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="spoken" role="status">{lostMs > 0 && t('console.shortened', { count: Math.round(lostMs / 60_000) })}</p>
    </section>
  );
}
