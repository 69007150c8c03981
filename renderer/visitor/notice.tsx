import { useEffect, useState } from 'react';
import type { Standing } from '../../electron/core/standing.ts';
import { interfaceTextsOf } from '../parts/texts.ts';
import { useSession, useSessionState } from './session-context.tsx';
import './notice.css';

/** What stands in place of the tour while staff say so, in all languages at once. Nothing here can be touched. */
export function Notice({ standing }: { readonly standing: Standing }) {
  const { pack } = useSession();
  const isCleaning = standing.notice === 'cleaning';
  return (
    <main className="screen notice">
      {isCleaning && <Countdown fromMs={standing.cleaningMs} />}
      <div className="notice-lines">
        {pack.languages.map((language) => {
          const t = interfaceTextsOf(language);
          return (
            <p key={language} lang={language}>
              <b>{t(isCleaning ? 'notice.cleaning' : 'notice.outOfOrder')}</b>
              {!isCleaning && <span>{t('notice.outOfOrderText')}</span>}
            </p>
          );
        })}
      </div>
    </main>
  );
}

/** Seconds until touch is back, by the window's own monotonic clock. */
export function Countdown({ fromMs }: { readonly fromMs: number }) {
  const [seconds, setSeconds] = useState(Math.ceil(fromMs / 1000));
  useEffect(() => {
    const end = performance.now() + fromMs;
    const timer = setInterval(() => setSeconds(Math.max(0, Math.ceil((end - performance.now()) / 1000))), 200);
    return () => clearInterval(timer);
  }, [fromMs]);
  return <p className="notice-seconds tabular" role="timer">{seconds}</p>;
}

/** On every screen of a rehearsal, so that nobody forgets it. */
export function RehearsalMark() {
  const firstLanguage = useSessionState(({ terms }) => terms.language);
  return <p className="rehearsal-mark" lang={firstLanguage}>{interfaceTextsOf(firstLanguage)('notice.rehearsal')}</p>;
}
