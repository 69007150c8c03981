/** Why a field cannot be saved as it is; the page has words for each. */
export type SettingFault = 'nameTooLong' | 'noLanguage' | 'idleOutOfRange' | 'outOfRange' | 'louderThanLimit';

/** Bounds that the page shows and the schema of the settings holds. */
export const settingLimits = { kioskName: 80, idleSeconds: { least: 10, most: 3600 } } as const;

/** The fields that a hand can set wrong. */
interface SettingFields {
  readonly kioskName: string;
  readonly languages: readonly unknown[];
  readonly idleSeconds: number;
  readonly volume: { readonly initial: number; readonly limit: number };
}

export type SettingFaults = Partial<Record<keyof SettingFields, SettingFault>>;

/**
 * What is wrong with the settings as they stand on the page, by field; empty: they can be saved. Says the same as
 * `staffSettingsSchema`, without the library that a window has no use for.
 */
export function settingFaults({ kioskName, languages, idleSeconds, volume }: SettingFields): SettingFaults {
  const { idleSeconds: idle } = settingLimits;
  const isFraction = (value: number) => value >= 0 && value <= 1;
  return {
    ...(kioskName.trim().length > settingLimits.kioskName ? { kioskName: 'nameTooLong' as const } : {}),
    ...(languages.length === 0 ? { languages: 'noLanguage' as const } : {}),
    ...(Number.isInteger(idleSeconds) && idleSeconds >= idle.least && idleSeconds <= idle.most ? {} : { idleSeconds: 'idleOutOfRange' as const }),
    ...(isFraction(volume.initial) && isFraction(volume.limit)
      ? volume.initial > volume.limit ? { volume: 'louderThanLimit' as const } : {}
      : { volume: 'outOfRange' as const }),
  };
}
