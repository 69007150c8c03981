import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/core/language.ts';
import type { PlannedStop } from '../../electron/core/tour-plan.ts';
import { Key } from '../parts/key.tsx';
import { stopName } from './stop-name.ts';
import { Stepper } from './stepper.tsx';

interface RouteListProps {
  readonly stops: readonly PlannedStop[];
  readonly language: Language;
  readonly onChange: (stops: readonly PlannedStop[]) => void;
}

/** The stops in order; each is moved, made longer or shorter, or dropped. */
export function RouteList({ stops, language, onChange }: RouteListProps) {
  const { t } = useTranslation('guide');
  const longer = (position: number, by: number) => onChange(stops.map((stop, at) => (at === position ? { ...stop, minutes: stop.minutes + by } : stop)));
  const moved = (from: number, to: number) => {
    const stop = stops[from];
    if (stop) onChange(stops.toSpliced(from, 1).toSpliced(to, 0, stop));
  };
  return (
    <ol className="guide-stops">
      {stops.map((stop, position) => {
        const name = stopName(stop.lab, language, t);
        return (
          <li key={`${stop.lab ?? ''} ${position}`}>
            <b>{name}</b>
            <span>{stop.steps.length > 0 && t('prepare.steps', { count: stop.steps.length })}</span>
            <Stepper label={name} value={t('console.minutes', { count: stop.minutes })} less={t('prepare.less')} more={t('prepare.more')}
              onLess={stop.minutes > 1 ? () => longer(position, -1) : null} onMore={stop.minutes < 90 ? () => longer(position, 1) : null} />
            <Key icon="up" label={`${t('prepare.earlier')}: ${name}`} isLabelHidden isDisabled={position === 0} onPress={() => moved(position, position - 1)} />
            <Key icon="down" label={`${t('prepare.later')}: ${name}`} isLabelHidden isDisabled={position === stops.length - 1} onPress={() => moved(position, position + 1)} />
            <Key icon="erase" label={`${t('prepare.drop')}: ${name}`} isLabelHidden onPress={() => onChange(stops.toSpliced(position, 1))} />
          </li>
        );
      })}
    </ol>
  );
}
