import type { Audit } from '../../core/audit.ts';
import type { Handlers } from '../../core/contract.ts';
import type { Options } from '../../core/options.ts';
import { refusal, success } from '../../core/result.ts';
import { changeDetail, staffSettings, type SettingsSheet } from '../../core/settings-change.ts';
import type { Settings } from '../../core/settings.ts';
import type { ChosenPack } from '../choose-pack.ts';
import type { LiveSettings } from '../live-settings.ts';

interface SettingsParts {
  readonly live: LiveSettings;
  readonly pack: Promise<ChosenPack>;
  readonly options: Pick<Options, 'language' | 'idleSeconds'>;
  /** takes in a proof that the PIN was given for erasing */
  readonly useProof: (proof: string) => boolean;
  readonly audit: Audit;
  readonly warn: (line: string) => void;
}

/** What main answers to the settings page. A change is on record with what it was before, by whatever hand. */
export function answerSettings({ live, pack, options, useProof, audit, warn }: SettingsParts): Pick<Handlers<unknown>, 'readSettings' | 'changeSettings'> {
  const sheet = async (settings: Settings): Promise<SettingsSheet> => {
    const { languages } = (await pack).pack;
    return {
      settings: staffSettings(settings, languages),
      kioskId: settings.kioskId,
      packLanguages: languages,
      overruled: (['language', 'idleSeconds'] as const).filter((name) => options[name] !== undefined),
    };
  };
  const record = async (action: string, before: Settings, after: Settings) => {
    const { languages } = (await pack).pack;
    const detail = changeDetail(staffSettings(before, languages), staffSettings(after, languages));
    if (Object.keys(detail).length > 0) audit(action, detail);
  };
  return {
    readSettings: async () => {
      const before = await live.present();
      const after = await live.refresh();
      await record('settings-edited-by-hand', before, after);
      return success(await sheet(after));
    },
    changeSettings: async ({ settings, proof }) => {
      const before = await live.present();
      // From the next night on, what is older is gone for good.
      if (settings.retentionMonths < before.retentionMonths && (proof === null || !useProof(proof))) return refusal('failed', 'the PIN is asked for first');
      const changed = await live.change(settings);
      if (!changed.ok) {
        warn(`settings were not changed: ${changed.message}`);
        await record('settings-edited-by-hand', before, await live.present());
        return changed;
      }
      await record('settings-changed', changed.value.before, changed.value.after);
      return success(await sheet(changed.value.after));
    },
  };
}
