import { useTranslation } from 'react-i18next';
import { isLineTooLong, settingLimits } from '../../../electron/core/setting-faults.ts';
import type { CentreContact } from '../../../electron/core/settings.ts';
import { KioskTextField } from '../../parts/on-screen-keyboard/kiosk-text-field.tsx';
import { SettingRow } from './setting-row.tsx';

interface CentreContactProps {
  readonly contact: CentreContact;
  readonly onChange: (contact: CentreContact) => void;
}

/** Who runs the kiosk, line by line. */
export function CentreContactRows({ contact, onChange }: CentreContactProps) {
  const { t } = useTranslation('staff');
  return (['operator', 'address', 'reach', 'web'] as const).map((line) => {
    const isWrong = isLineTooLong(contact[line]);
    return (
      <SettingRow
        key={line}
        title={t(`settings.contact.${line}`)}
        text={t(`settings.contact.${line}Text`)}
        fault={isWrong ? t('settings.faults.lineTooLong', { most: settingLimits.contactLine }) : null}
      >
        <KioskTextField
          label={t(`settings.contact.${line}`)}
          isLabelHidden
          value={contact[line]}
          kind={line === 'web' ? 'address' : 'text'}
          isInvalid={isWrong}
          onChange={(text) => onChange({ ...contact, [line]: text })}
        />
      </SettingRow>
    );
  });
}
