import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Calendar } from 'react-aria-components';
import type { ErasureDays } from '../../../electron/core/erasure.ts';
import { addDays } from '../../../electron/core/local-time.ts';
import type { ErasurePreview } from '../../../electron/core/safekeeping.ts';
import { Key } from '../../parts/key.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Month } from '../figures/month.tsx';
import { DatesSheet } from '../figures/range-choice.tsx';
import { useTimes } from './use-times.ts';

interface ErasureFormProps {
  readonly timeZone: string;
  readonly onErase: (days: ErasureDays) => void;
}

/** Which days to erase, and what they hold. */
export function ErasureForm({ timeZone, onErase }: ErasureFormProps) {
  const { t } = useTranslation('staff');
  const { day, number } = useTimes(timeZone);
  const [asked, setAsked] = useState<'dates' | 'before' | null>(null);
  const [days, setDays] = useState<ErasureDays | null>(null);
  const found = useErasurePreview(days);
  const choose = (chosen: ErasureDays) => {
    setAsked(null);
    setDays(chosen);
  };
  return (
    <>
      <p className="safekeeping-hint">{t('safekeeping.eraseText')}</p>
      <div className="safekeeping-keys">
        <Key icon="calendar" label={t('safekeeping.someDays')} onPress={() => setAsked('dates')} />
        <Key icon="calendar" label={t('safekeeping.allBefore')} onPress={() => setAsked('before')} />
      </div>
      {days && (
        <>
          <h2 className="safekeeping-title">
            {days.first === null ? t('safekeeping.untilDay', { day: day(days.last) }) : days.first === days.last ? day(days.last) : t('safekeeping.days', { first: day(days.first), last: day(days.last) })}
          </h2>
          <p role="status" className="safekeeping-lead">
            {found === null ? t('safekeeping.counting') : found === 'failed' ? t('safekeeping.failed') : t('safekeeping.rows', { count: found.events, number: number(found.events) })}
          </p>
          <p className="safekeeping-hint">{t('safekeeping.eraseGone')}</p>
          {found !== null && found !== 'failed' && <Key look="primary" icon="lock" label={t('safekeeping.eraseKey')} onPress={() => onErase(days)} />}
        </>
      )}
      {asked === 'dates' && <DatesSheet onClose={() => setAsked(null)} onChoose={({ from, to }) => choose({ first: from, last: to })} />}
      {asked === 'before' && <DaySheet onClose={() => setAsked(null)} onChoose={(first) => choose({ first: null, last: addDays(first, -1) })} />}
    </>
  );
}

/** What the days hold; null until it is known. */
function useErasurePreview(days: ErasureDays | null): ErasurePreview | 'failed' | null {
  const [found, setFound] = useState<{ readonly of: ErasureDays; readonly preview: ErasurePreview | 'failed' } | null>(null);
  useEffect(() => {
    if (days === null) return undefined;
    let isGone = false;
    void window.kiosk.previewErasure({ days }).then((answer) => {
      if (!isGone) setFound({ of: days, preview: answer.ok ? answer.value : 'failed' });
    });
    return () => {
      isGone = true;
    };
  }, [days]);
  return found?.of === days ? found.preview : null;
}

interface DaySheetProps {
  readonly onClose: () => void;
  readonly onChoose: (day: string) => void;
}

/** Asks for one day: the first that stays. */
function DaySheet({ onClose, onChoose }: DaySheetProps) {
  const { t } = useTranslation('staff');
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Sheet title={t('safekeeping.firstThatStays')} onClose={onClose}>
      <div className="figures-dates safekeeping-day">
        <Calendar aria-label={t('safekeeping.firstThatStays')} onChange={(date) => setChosen(date.toString())}>
          <Month />
        </Calendar>
        <Key look="primary" icon="check" label={t('figures.show')} isDisabled={chosen === null} onPress={() => chosen !== null && onChoose(chosen)} />
      </div>
    </Sheet>
  );
}
