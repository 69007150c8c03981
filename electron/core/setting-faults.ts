import { isCentreNamed } from './contact-rules.ts';

/** Why a field cannot be saved as it is; the page has words for each. */
export type SettingFault = 'nameTooLong' | 'noLanguage' | 'idleOutOfRange' | 'outOfRange' | 'louderThanLimit' | 'lineTooLong' | 'monthsOutOfRange' | 'contactUnnamed';

/** Bounds that the page shows and the schema of the settings holds. */
export const settingLimits = {
  /** characters */
  kioskName: 80,
  contactLine: 200,
  idleSeconds: { least: 10, most: 3600 },
  retentionMonths: { least: 1, most: 120 },
} as const;

/** The fields that a hand can set wrong. */
interface SettingFields {
  readonly kioskName: string;
  readonly languages: readonly unknown[];
  readonly idleSeconds: number;
  readonly volume: { readonly initial: number; readonly limit: number };
  readonly centreContact: Readonly<Record<'operator' | 'address' | 'reach' | 'web', string>>;
  readonly contactOffered: boolean;
  readonly retentionMonths: number;
}

export type SettingFaults = Partial<Record<keyof SettingFields, SettingFault>>;

/**
 * What is wrong with the settings as they stand on the page, by field; empty: they can be saved. Says the same as
 * `staffSettingsSchema`, without the library that a window has no use for.
 */
export function settingFaults({ kioskName, languages, idleSeconds, volume, centreContact, contactOffered, retentionMonths }: SettingFields): SettingFaults {
  const { idleSeconds: idle, retentionMonths: months } = settingLimits;
  const isWhole = (value: number, { least, most }: { readonly least: number; readonly most: number }) =>
    Number.isInteger(value) && value >= least && value <= most;
  const isFraction = (value: number) => value >= 0 && value <= 1;
  return {
    ...(kioskName.trim().length > settingLimits.kioskName ? { kioskName: 'nameTooLong' as const } : {}),
    ...(languages.length === 0 ? { languages: 'noLanguage' as const } : {}),
    ...(isWhole(idleSeconds, idle) ? {} : { idleSeconds: 'idleOutOfRange' as const }),
    ...(isWhole(retentionMonths, months) ? {} : { retentionMonths: 'monthsOutOfRange' as const }),
    ...(Object.values(centreContact).some(isLineTooLong) ? { centreContact: 'lineTooLong' as const } : {}),
    ...(contactOffered && !isCentreNamed(centreContact) ? { contactOffered: 'contactUnnamed' as const } : {}),
    ...(isFraction(volume.initial) && isFraction(volume.limit)
      ? volume.initial > volume.limit ? { volume: 'louderThanLimit' as const } : {}
      : { volume: 'outOfRange' as const }),
  };
}

/** Whether a line of the centre's contact is longer than the file takes; the page marks it. */
export function isLineTooLong(line: string): boolean {
  return line.trim().length > settingLimits.contactLine;
}
