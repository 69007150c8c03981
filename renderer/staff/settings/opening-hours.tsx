import { useTranslation } from 'react-i18next';
import { minutesOf, timeOf, usualWeek, weekdays, type DayHours, type Week } from '../../../electron/core/week.ts';
import { Choice } from '../../parts/choice.tsx';
import { usePanel } from '../panel-context.tsx';
import { NumberSetting } from './number-setting.tsx';
import { SettingRow } from './setting-row.tsx';

const stepMinutes = 30;
const latestMinutes = 24 * 60 - stepMinutes;

/** What a day that was closed opens with. */
const usualDay: DayHours = { from: '09:00', to: '18:00' };

interface OpeningHoursProps {
  readonly week: Week | null;
  readonly onChange: (week: Week | null) => void;
}

/** When the centre is open, day by day, or that nobody has set it. */
export function OpeningHours({ week, onChange }: OpeningHoursProps) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <>
      <SettingRow title={t('settings.hours')} text={t('settings.hoursText')}>
        <Choice<'always' | 'week'>
          label={t('settings.hours')}
          value={week === null ? 'always' : 'week'}
          options={[{ value: 'always', label: t('settings.hoursAlways') }, { value: 'week', label: t('settings.hoursByDay') }]}
          onChange={(value) => onChange(value === 'always' ? null : usualWeek)}
        />
      </SettingRow>
      {week !== null && weekdays.map((day, index) => (
        // 1 January 2024 was a Monday.
        <DayRow key={day} title={name.format(Date.UTC(2024, 0, 1 + index))} hours={week[day]} onChange={(hours) => onChange({ ...week, [day]: hours })} />
      ))}
    </>
  );
}

interface DayRowProps {
  readonly title: string;
  readonly hours: DayHours | null;
  readonly onChange: (hours: DayHours | null) => void;
}

function DayRow({ title, hours, onChange }: DayRowProps) {
  const { t } = useTranslation('staff');
  const isOvernight = hours !== null && minutesOf(hours.to) <= minutesOf(hours.from);
  return (
    <SettingRow title={title} look="day" {...(isOvernight ? { text: t('settings.hoursOvernight') } : {})}>
      <Choice<'open' | 'closed'>
        label={title}
        value={hours === null ? 'closed' : 'open'}
        options={[{ value: 'open', label: t('settings.hoursOpen') }, { value: 'closed', label: t('settings.hoursClosed') }]}
        onChange={(value) => onChange(value === 'open' ? usualDay : null)}
      />
      {hours !== null && (['from', 'to'] as const).map((end) => (
        <NumberSetting
          key={end}
          label={t(end === 'from' ? 'settings.hoursFrom' : 'settings.hoursTo', { day: title })}
          value={minutesOf(hours[end])}
          shown={hours[end]}
          least={0}
          most={latestMinutes}
          stepDown={stepMinutes}
          stepUp={stepMinutes}
          isWrong={false}
          onChange={(minutes) => onChange({ ...hours, [end]: timeOf(minutes) })}
        />
      ))}
    </SettingRow>
  );
}
