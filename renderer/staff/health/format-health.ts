import type { Finding, FindingValues } from '../../../electron/core/health.ts';
import type { Language } from '../../../electron/core/language.ts';
import { formatSize } from '../export/format-size.ts';

const spans = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1_000]] as const;

/** A span of time in its largest unit that is not less than one. */
export function formatSpan(ms: number, language: Language): string {
  const [unit, unitMs] = spans.find(([, each]) => Math.abs(ms) >= each) ?? ['second', 1_000];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: unitMs > 60_000 ? 1 : 0 }).format(ms / unitMs);
}

/** How many days ago a day (YYYY-MM-DD) was. */
export function formatAge(day: string, now: number, language: Language): string {
  const days = Math.round((Date.parse(day) - Math.floor(now / 86_400_000) * 86_400_000) / 86_400_000);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.min(days, 0), 'day');
}

export function formatDay(at: number, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).format(at);
}

/** By the centre's own time, which is what staff have on their watches; the computer may keep another. */
export function formatMoment(at: number, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
}

/** What a finding's sentence names, as people write it. */
export function formatValues({ code, values }: Finding, language: Language): Record<keyof FindingValues, string | number> {
  const { count = 0, bytes = 0, ms = 0, name = '' } = values;
  return {
    count,
    bytes: formatSize(bytes, language),
    ms: formatSpan(ms, language),
    name: code === 'backup-old' ? formatDay(Date.parse(name), language, 'UTC') : code === 'stand-in' ? `Electron ${name}` : name,
  };
}
