import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCentreNamed } from '../../../electron/core/contact-rules.ts';
import { settingFaults, settingLimits } from '../../../electron/core/setting-faults.ts';
import type { SettingsSheet } from '../../../electron/core/settings-change.ts';
import { Choice } from '../../parts/choice.tsx';
import { DisplayChoices } from '../../parts/display-choices.tsx';
import { Key } from '../../parts/key.tsx';
import { KioskTextField } from '../../parts/on-screen-keyboard/kiosk-text-field.tsx';
import { ConfirmPin } from '../confirm-pin.tsx';
import { usePanel } from '../panel-context.tsx';
import { CentreContactRows } from './centre-contact.tsx';
import { HealthPortRow } from './health-port-row.tsx';
import { LanguageOrder } from './language-order.tsx';
import { NumberSetting } from './number-setting.tsx';
import { OpeningHours } from './opening-hours.tsx';
import { SettingRow } from './setting-row.tsx';
import { TimeZoneChoice } from './time-zone-choice.tsx';
import { useSettings } from './use-settings.ts';

/** Everything staff set. */
export function SettingsForm({ first }: { readonly first: SettingsSheet }) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const { sheet, draft, word, isSaving, isChanged, isErasing, set, undo, save } = useSettings(first);
  const [isProving, setIsProving] = useState(false);
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const months = new Intl.NumberFormat(language, { style: 'unit', unit: 'month', unitDisplay: 'long' });
  const faults = settingFaults(draft);
  const isFaulty = Object.keys(faults).length > 0;
  const faultOf = (field: 'languages' | 'idleSeconds' | 'volume' | 'kioskName' | 'retentionMonths' | 'contactOffered') => {
    const fault = faults[field];
    if (fault === undefined) return null;
    const bounds = field === 'retentionMonths' ? settingLimits.retentionMonths : settingLimits.idleSeconds;
    return t(`settings.faults.${fault}`, fault === 'nameTooLong' ? { most: settingLimits.kioskName } : bounds);
  };
  const textOf = (name: 'language' | 'idleSeconds', usual: string) => (sheet.overruled.includes(name) ? t('settings.overruled') : usual);

  return (
    <section className="settings" aria-label={t('settings.title')}>
      <div className="staff-page settings-page">
        <h1>{t('settings.title')}</h1>
        <h2>{t('settings.visits')}</h2>
        <ul>
          <SettingRow title={t('settings.languages')} text={textOf('language', t('settings.languagesText'))} fault={faultOf('languages')}>
            <LanguageOrder offered={draft.languages} all={sheet.packLanguages} onChange={(languages) => set({ languages: [...languages] })} />
          </SettingRow>
          <SettingRow title={t('settings.idle')} text={textOf('idleSeconds', t('settings.idleText'))} fault={faultOf('idleSeconds')}>
            <NumberSetting
              label={t('settings.idle')}
              value={draft.idleSeconds}
              {...settingLimits.idleSeconds}
              // Fine where seconds matter, coarse where minutes do.
              stepDown={draft.idleSeconds <= 120 ? 5 : 60}
              stepUp={draft.idleSeconds < 120 ? 5 : 60}
              shown={String(draft.idleSeconds)}
              isWrong={faults.idleSeconds !== undefined}
              isDisabled={sheet.overruled.includes('idleSeconds')}
              onChange={(idleSeconds) => set({ idleSeconds })}
            />
          </SettingRow>
          <SettingRow title={t('settings.narration')} text={t('settings.narrationText')}>
            <Choice<'self' | 'touch'>
              label={t('settings.narration')}
              value={draft.narrationStartsByItself ? 'self' : 'touch'}
              options={[{ value: 'touch', label: t('settings.byTouch') }, { value: 'self', label: t('settings.byItself') }]}
              onChange={(value) => set({ narrationStartsByItself: value === 'self' })}
            />
          </SettingRow>
        </ul>
        <h2>{t('settings.sound')}</h2>
        <ul>
          {(['initial', 'limit'] as const).map((name) => {
            const key = name === 'initial' ? 'volumeInitial' : 'volumeLimit';
            return (
              <SettingRow key={name} title={t(`settings.${key}`)} text={t(`settings.${key}Text`)} fault={name === 'initial' ? faultOf('volume') : null}>
                <NumberSetting
                  label={t(`settings.${key}`)}
                  value={draft.volume[name]}
                  least={0}
                  most={1}
                  stepDown={0.05}
                  stepUp={0.05}
                  shown={percent.format(draft.volume[name])}
                  isWrong={faults.volume !== undefined}
                  onChange={(value) => set({ volume: { ...draft.volume, [name]: value } })}
                />
              </SettingRow>
            );
          })}
        </ul>
        <h2>{t('settings.screen')}</h2>
        <ul>
          <DisplayChoices
            display={draft.display}
            onChange={(part) => set({ display: { ...draft.display, ...part } })}
            Row={SettingRow}
          />
        </ul>
        <h2>{t('settings.centre')}</h2>
        <ul>
          <SettingRow title={t('settings.timeZone')} text={t('settings.timeZoneText')}>
            <TimeZoneChoice label={t('settings.timeZone')} value={draft.timeZone} onChange={(timeZone) => set({ timeZone })} />
          </SettingRow>
          <OpeningHours week={draft.openingHours} onChange={(openingHours) => set({ openingHours })} />
          <CentreContactRows contact={draft.centreContact} onChange={(centreContact) => set({ centreContact })} />
          <SettingRow
            title={t('settings.contactOffered')}
            text={t(isCentreNamed(draft.centreContact) ? 'settings.contactOfferedText' : 'settings.contactUnnamedText')}
            fault={faultOf('contactOffered')}
          >
            <Choice<'off' | 'on'>
              label={t('settings.contactOffered')}
              value={draft.contactOffered ? 'on' : 'off'}
              options={[{ value: 'off', label: t('settings.contactOff') }, { value: 'on', label: t('settings.contactOn') }]}
              onChange={(value) => set({ contactOffered: value === 'on' })}
            />
          </SettingRow>
        </ul>
        <h2>{t('settings.kiosk')}</h2>
        <ul>
          <SettingRow title={t('settings.retention')} text={t(isErasing ? 'settings.retentionErases' : 'settings.retentionText')} fault={faultOf('retentionMonths')}>
            <NumberSetting
              label={t('settings.retention')}
              value={draft.retentionMonths}
              {...settingLimits.retentionMonths}
              stepDown={1}
              stepUp={1}
              shown={months.format(draft.retentionMonths)}
              isWrong={faults.retentionMonths !== undefined}
              onChange={(retentionMonths) => set({ retentionMonths })}
            />
          </SettingRow>
          <SettingRow title={t('settings.name')} text={t('settings.nameText')} fault={faultOf('kioskName')}>
            <KioskTextField label={t('settings.name')} isLabelHidden value={draft.kioskName} isInvalid={faults.kioskName !== undefined} onChange={(kioskName) => set({ kioskName })} />
          </SettingRow>
          <HealthPortRow port={draft.healthPort} kept={sheet.settings.healthPort} onChange={(healthPort) => set({ healthPort })} />
          <SettingRow title={t('settings.id')} text={t('settings.idText')}>
            <p className="setting-id">{sheet.kioskId}</p>
          </SettingRow>
        </ul>
      </div>
      <div className="settings-foot">
        <p role="status">{word === null ? t(isFaulty ? 'settings.faulty' : isChanged ? 'settings.changed' : 'settings.unchanged') : t(`settings.${word}`)}</p>
        <Key label={t('settings.undo')} isDisabled={!isChanged || isSaving} onPress={undo} />
        <Key look="primary" label={t('settings.save')} isDisabled={!isChanged || isFaulty || isSaving} onPress={() => (isErasing ? setIsProving(true) : void save(null))} />
      </div>
      {isProving && (
        <ConfirmPin
          purpose="erase"
          onProof={(proof) => {
            setIsProving(false);
            void save(proof);
          }}
          onCancel={() => setIsProving(false)}
        />
      )}
    </section>
  );
}
