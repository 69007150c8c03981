import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settingFaults, settingLimits } from '../../../electron/core/setting-faults.ts';
import type { SettingsSheet, StaffSettings } from '../../../electron/core/settings-change.ts';
import { Choice } from '../../parts/choice.tsx';
import { Key } from '../../parts/key.tsx';
import { KioskTextField } from '../../parts/on-screen-keyboard/kiosk-text-field.tsx';
import { usePanel } from '../panel-context.tsx';
import { DisplayChoices } from './display-choices.tsx';
import { HealthPortRow } from './health-port-row.tsx';
import { LanguageOrder } from './language-order.tsx';
import { NumberSetting } from './number-setting.tsx';
import { SettingRow } from './setting-row.tsx';
import { TimeZoneChoice } from './time-zone-choice.tsx';

/** Everything staff set, as a draft until it is saved. */
export function SettingsForm({ first }: { readonly first: SettingsSheet }) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const [sheet, setSheet] = useState(first);
  const [draft, setDraft] = useState(first.settings);
  const [word, setWord] = useState<'saved' | 'failed' | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const set = (part: Partial<StaffSettings>) => {
    setDraft({ ...draft, ...part });
    setWord(null);
  };
  const isChanged = JSON.stringify(draft) !== JSON.stringify(sheet.settings);
  const faults = settingFaults(draft);
  const isFaulty = Object.keys(faults).length > 0;
  const faultOf = (field: keyof typeof faults) => {
    const fault = faults[field];
    if (fault === undefined) return null;
    return t(`settings.faults.${fault}`, fault === 'nameTooLong' ? { most: settingLimits.kioskName } : settingLimits.idleSeconds);
  };
  const textOf = (name: 'language' | 'idleSeconds', usual: string) => (sheet.overruled.includes(name) ? t('settings.overruled') : usual);
  const save = async () => {
    setIsSaving(true);
    const saved = await window.kiosk.changeSettings(draft);
    setIsSaving(false);
    setWord(saved.ok ? 'saved' : 'failed');
    if (!saved.ok) return;
    setSheet(saved.value);
    setDraft(saved.value.settings);
  };

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
              least={settingLimits.idleSeconds.least}
              most={settingLimits.idleSeconds.most}
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
        <ul><DisplayChoices display={draft.display} onChange={(display) => set({ display })} /></ul>
        <h2>{t('settings.kiosk')}</h2>
        <ul>
          <SettingRow title={t('settings.timeZone')} text={t('settings.timeZoneText')}>
            <TimeZoneChoice label={t('settings.timeZone')} value={draft.timeZone} onChange={(timeZone) => set({ timeZone })} />
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
        <Key label={t('settings.undo')} isDisabled={!isChanged || isSaving} onPress={() => set(sheet.settings)} />
        <Key look="primary" label={t('settings.save')} isDisabled={!isChanged || isFaulty || isSaving} onPress={() => void save()} />
      </div>
    </section>
  );
}
