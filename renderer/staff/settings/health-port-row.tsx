import { useTranslation } from 'react-i18next';
import { Choice } from '../../parts/choice.tsx';
import { SettingRow } from './setting-row.tsx';

/** The port that is proposed; another one is an administrator's to set. */
const usualPort = 8642;

interface HealthPortRowProps {
  readonly port: number | null;
  /** what is set at present */
  readonly kept: number | null;
  readonly onChange: (port: number | null) => void;
}

/** Whether a program on this computer can ask how the kiosk is. */
export function HealthPortRow({ port, kept, onChange }: HealthPortRowProps) {
  const { t } = useTranslation('staff');
  const offered = kept ?? usualPort;
  return (
    <SettingRow title={t('settings.healthPort')} text={t('settings.healthPortText')}>
      <Choice<'off' | 'on'>
        label={t('settings.healthPort')}
        value={port === null ? 'off' : 'on'}
        options={[{ value: 'off', label: t('settings.healthPortOff') }, { value: 'on', label: t('settings.healthPortOn', { port: String(offered) }) }]}
        onChange={(value) => onChange(value === 'on' ? offered : null)}
      />
    </SettingRow>
  );
}
