import { useTranslation } from 'react-i18next';
import type { Display } from '../../../electron/core/interest.ts';
import { Choice } from '../../parts/choice.tsx';
import { SettingRow } from './setting-row.tsx';

const sizeOf = { '100': 100, '150': 150, '200': 200 } as const;

interface DisplayChoicesProps {
  readonly display: Display;
  readonly onChange: (display: Display) => void;
}

/** How every visit looks at first, in the words that visitors read. */
export function DisplayChoices({ display, onChange }: DisplayChoicesProps) {
  const { t } = useTranslation();
  return (
    <>
      <SettingRow title={t('view.textSize')}>
        <Choice<keyof typeof sizeOf>
          label={t('view.textSize')}
          value={`${display.textSize}`}
          options={[{ value: '100', label: t('view.size100') }, { value: '150', label: t('view.size150') }, { value: '200', label: t('view.size200') }]}
          onChange={(size) => onChange({ ...display, textSize: sizeOf[size] })}
        />
      </SettingRow>
      <SettingRow title={t('view.contrast')}>
        <Choice<Display['contrast']>
          label={t('view.contrast')}
          value={display.contrast}
          options={[{ value: 'standard', label: t('view.contrastStandard') }, { value: 'more', label: t('view.contrastMore') }]}
          onChange={(contrast) => onChange({ ...display, contrast })}
        />
      </SettingRow>
      <SettingRow title={t('view.motion')}>
        <Choice<Display['motion']>
          label={t('view.motion')}
          value={display.motion}
          options={[{ value: 'full', label: t('view.motionFull') }, { value: 'reduced', label: t('view.motionReduced') }]}
          onChange={(motion) => onChange({ ...display, motion })}
        />
      </SettingRow>
      <SettingRow title={t('view.reach')}>
        <Choice<Display['reach']>
          label={t('view.reach')}
          value={display.reach}
          options={[{ value: 'standard', label: t('view.reachStandard') }, { value: 'low', label: t('view.reachLow') }]}
          onChange={(reach) => onChange({ ...display, reach })}
        />
      </SettingRow>
    </>
  );
}
