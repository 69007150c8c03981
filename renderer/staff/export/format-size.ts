import type { Language } from '../../../electron/core/language.ts';

const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Bytes as people say them, in thousands as on the stick's own print. */
export function formatSize(bytes: number, language: Language): string {
  const power = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power - 1] ?? 'megabyte',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
