import type { Audit } from '../../core/audit.ts';
import type { Handlers } from '../../core/contract.ts';
import type { Options } from '../../core/options.ts';
import { success } from '../../core/result.ts';
import { changeDetail, staffSettings, type SettingsSheet } from '../../core/settings-change.ts';
import type { Settings } from '../../core/settings.ts';
import type { ChosenPack } from '../choose-pack.ts';
import type { LiveSettings } from '../live-settings.ts';

interface SettingsParts {
  readonly live: LiveSettings;
  readonly pack: Promise<ChosenPack>;
  readonly options: Pick<Options, 'language' | 'idleSeconds'>;
  readonly audit: Audit;
  readonly warn: (line: string) => void;
}

/** What main answers to the settings page. A change is on record with what it was before. */
export function answerSettings({ live, pack, options, audit, warn }: SettingsParts): Pick<Handlers<unknown>, 'readSettings' | 'changeSettings'> {
  const sheet = async (settings: Settings): Promise<SettingsSheet> => {
    const { languages } = (await pack).pack;
    return {
      settings: staffSettings(settings, languages),
      kioskId: settings.kioskId,
      packLanguages: languages,
      overruled: (['language', 'idleSeconds'] as const).filter((name) => options[name] !== undefined),
    };
  };
  return {
    readSettings: async () => success(await sheet(await live.present())),
    changeSettings: async (change) => {
      const changed = await live.change(change);
      if (!changed.ok) {
        warn(`settings were not changed: ${changed.message}`);
        return changed;
      }
      const { languages } = (await pack).pack;
      const detail = changeDetail(staffSettings(changed.value.before, languages), change);
      if (Object.keys(detail).length > 0) audit('settings-changed', detail);
      return success(await sheet(changed.value.after));
    },
  };
}
