import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RangeCalendar } from 'react-aria-components';
import type { FiguresRange } from '../../../electron/core/figures.ts';
import { Choice } from '../../parts/choice.tsx';
import { Key } from '../../parts/key.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Month } from './month.tsx';

type RangeName = 'today' | 'week' | 'month' | 'all';

/** Fixed objects: the page asks again only when another one is chosen. */
export const ranges: Readonly<Record<RangeName, FiguresRange>> = {
  today: { span: 'today' },
  week: { span: 'days', days: 7 },
  month: { span: 'days', days: 30 },
  all: { span: 'all' },
};

export type Dates = Extract<FiguresRange, { span: 'dates' }>;

interface RangeChoiceProps {
  readonly range: FiguresRange;
  readonly onChange: (range: FiguresRange) => void;
}

/** Which days: four that are asked for most, or any. */
export function RangeChoice({ range, onChange }: RangeChoiceProps) {
  const { t } = useTranslation('staff');
  const [isChoosing, setChoosing] = useState(false);
  const names = Object.keys(ranges) as RangeName[];
  const current = names.find((name) => ranges[name] === range) ?? 'dates';
  return (
    <>
      <Choice<RangeName | 'dates'>
        label={t('figures.range')}
        value={current}
        options={[...names, 'dates' as const].map((name) => ({ value: name, label: t(`figures.${name}`) }))}
        onChange={(name) => (name === 'dates' ? setChoosing(true) : onChange(ranges[name]))}
      />
      {current === 'dates' && <Key icon="calendar" label={t('figures.chooseDates')} isLabelHidden onPress={() => setChoosing(true)} />}
      {isChoosing && (
        <DatesSheet
          onClose={() => setChoosing(false)}
          onChoose={(dates) => {
            setChoosing(false);
            onChange(dates);
          }}
        />
      )}
    </>
  );
}

interface DatesSheetProps {
  readonly onClose: () => void;
  readonly onChoose: (dates: Dates) => void;
}

/** Asks for the first and the last day. */
export function DatesSheet({ onClose, onChoose }: DatesSheetProps) {
  const { t } = useTranslation('staff');
  const [chosen, setChosen] = useState<Dates | null>(null);
  return (
    <Sheet title={t('figures.chooseDates')} onClose={onClose}>
      <div className="figures-dates">
        <RangeCalendar
          aria-label={t('figures.chooseDates')}
          onChange={({ start, end }) => setChosen({ span: 'dates', from: start.toString(), to: end.toString() })}
        >
          <Month />
        </RangeCalendar>
        <Key look="primary" icon="check" label={t('figures.show')} isDisabled={chosen === null} onPress={() => chosen && onChoose(chosen)} />
      </div>
    </Sheet>
  );
}
