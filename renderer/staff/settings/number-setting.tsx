import { useTranslation } from 'react-i18next';
import { Key } from '../../parts/key.tsx';

interface NumberSettingProps {
  readonly label: string;
  readonly value: number;
  /** the value as staff read it */
  readonly shown: string;
  readonly least: number;
  readonly most: number;
  readonly stepDown: number;
  readonly stepUp: number;
  readonly isWrong: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (value: number) => void;
}

/**
 * A number between two keys. Not the library's number field: that one announces by `innerHTML`, which our content
 * security policy refuses.
 */
export function NumberSetting({ label, value, shown, least, most, stepDown, stepUp, isWrong, isDisabled = false, onChange }: NumberSettingProps) {
  const { t } = useTranslation('staff');
  // Steps of a twentieth add up to numbers such as 0.15000000000000002.
  const set = (next: number) => onChange(Math.round(Math.min(Math.max(next, least), most) * 100) / 100);
  return (
    <div className="number-setting" role="group" aria-label={label}>
      <Key icon="minus" label={t('settings.less', { setting: label })} isLabelHidden isDisabled={isDisabled || value <= least} onPress={() => set(value - stepDown)} />
      <output className="setting-number tabular" data-wrong={isWrong}>{shown}</output>
      <Key icon="plus" label={t('settings.more', { setting: label })} isLabelHidden isDisabled={isDisabled || value >= most} onPress={() => set(value + stepUp)} />
    </div>
  );
}
