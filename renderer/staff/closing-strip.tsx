import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../parts/key.tsx';

/** So long before its end an untouched panel says so: time to answer, by WCAG 2.2.1. */
const warningMs = 20_000;

/** Says that the panel is about to close; any touch keeps it. */
export function ClosingStrip({ idleMs }: { readonly idleMs: number }) {
  const { t } = useTranslation('staff');
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    let touchedAt = performance.now();
    const look = () => {
      const left = touchedAt + idleMs - performance.now();
      setSeconds(left <= warningMs ? Math.max(0, Math.ceil(left / 1000)) : null);
    };
    const touch = () => {
      touchedAt = performance.now();
      look();
    };
    const timer = setInterval(look, 500);
    for (const kind of ['pointerdown', 'keydown'] as const) window.addEventListener(kind, touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const kind of ['pointerdown', 'keydown'] as const) window.removeEventListener(kind, touch, { capture: true });
    };
  }, [idleMs]);
  if (seconds === null) return null;
  return (
    <div className="staff-closing" role="alert">
      <p>{t('shell.closing', { count: seconds })}</p>
      <Key look="primary" label={t('shell.stay')} onPress={() => undefined} />
    </div>
  );
}
