import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import type { Language } from '../../electron/core/language.ts';
import type { Result } from '../../electron/core/result.ts';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import type { TourPlan } from '../../electron/core/tour-plan.ts';
import type { TourPreset } from '../../electron/core/tour-presets.ts';
import { Key } from '../parts/key.tsx';
import { KioskTextField } from '../parts/on-screen-keyboard/kiosk-text-field.tsx';
import { stopName } from './stop-name.ts';

interface PresetsProps {
  readonly plan: TourPlan;
  readonly language: Language;
  readonly onTake: (plan: TourPreset['plan']) => void;
}

/** Plans that guides keep for delegations of a kind: kept, taken, renamed, put in the place of, removed. */
export function Presets({ plan, language, onTake }: PresetsProps) {
  const { t } = useTranslation('guide');
  const [presets, setPresets] = useState<readonly TourPreset[] | null>(null);
  const [title, setTitle] = useState('');
  const [isFailed, setFailed] = useState(false);
  const follow = async (answer: Promise<Result<readonly TourPreset[]>>): Promise<boolean> => {
    const changed = await answer;
    setFailed(!changed.ok);
    if (changed.ok) setPresets(changed.value);
    return changed.ok;
  };
  useEffect(() => void window.kiosk.listTourPresets().then((listed) => listed.ok && setPresets(listed.value)), []);
  const { delegation: _name, isRehearsal: _practice, ...kept } = plan;
  const keep = async () => {
    if (title.trim() !== '' && (await follow(window.kiosk.saveTourPreset({ id: newId(), title: title.trim(), plan: kept })))) setTitle('');
  };
  return (
    <div className="guide-presets">
      <div className="guide-note">
        <KioskTextField label={t('presets.presetTitle')} value={title} maxLength={tourLimits.presetTitle} onChange={setTitle} onSubmit={() => void keep()} />
        <Key icon="plus" label={t('presets.keep')} isDisabled={title.trim() === '' || plan.stops.length === 0} onPress={() => void keep()} />
      </div>
      <p role="status">{isFailed && t('presets.notKept')}</p>
      {presets?.length === 0 && <p className="guide-none">{t('presets.noPresets')}</p>}
      <ul className="guide-list">
        {presets?.map((preset) => (
          <PresetRow key={preset.id} preset={preset} language={language} onTake={() => onTake(preset.plan)}
            onRename={(renamed) => follow(window.kiosk.saveTourPreset({ ...preset, title: renamed }))}
            onReplace={plan.stops.length === 0 ? null : () => void follow(window.kiosk.saveTourPreset({ ...preset, plan: kept }))}
            onRemove={() => void follow(window.kiosk.removeTourPreset({ id: preset.id }))} />
        ))}
      </ul>
    </div>
  );
}

interface PresetRowProps {
  readonly preset: TourPreset;
  readonly language: Language;
  readonly onTake: () => void;
  /** resolves with whether it is on disk */
  readonly onRename: (title: string) => Promise<boolean>;
  /** the present plan in its place, under its title */
  readonly onReplace: (() => void) | null;
  readonly onRemove: () => void;
}

function PresetRow({ preset: { title, plan }, language, onTake, onRename, onReplace, onRemove }: PresetRowProps) {
  const { t } = useTranslation('guide');
  /** null: the title stands as it is */
  const [draft, setDraft] = useState<string | null>(null);
  /** what a second touch would do for good */
  const [asked, setAsked] = useState<'replace' | 'remove' | null>(null);
  const once = (deed: 'replace' | 'remove', act: () => void) => {
    setAsked(asked === deed ? null : deed);
    if (asked === deed) act();
  };
  const rename = async () => {
    if (draft !== null && draft.trim() !== '' && (await onRename(draft.trim()))) setDraft(null);
  };
  if (draft !== null) {
    return (
      <li>
        <KioskTextField label={t('presets.presetTitle')} value={draft} maxLength={tourLimits.presetTitle} isFirst onChange={setDraft} onSubmit={() => void rename()} />
        <Key icon="check" label={t('presets.renamed')} isDisabled={draft.trim() === ''} onPress={() => void rename()} />
      </li>
    );
  }
  return (
    <li>
      <b>{title}</b>
      <span>{t('prepare.total', { count: plan.minutes })}: {plan.stops.map(({ lab }) => stopName(lab, language, t)).join(', ')}</span>
      <div className="guide-toggles">
        <Key icon="check" label={t('presets.take')} onPress={onTake} />
        <Key label={t('presets.rename')} onPress={() => setDraft(title)} />
        {onReplace && <Key icon="again" label={t(asked === 'replace' ? 'presets.reallyReplace' : 'presets.replace')} onPress={() => once('replace', onReplace)} />}
        <Key icon="erase" label={t(asked === 'remove' ? 'presets.reallyRemove' : 'presets.remove')} onPress={() => once('remove', onRemove)} />
      </div>
    </li>
  );
}
