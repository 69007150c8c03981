import type { Recap } from '../../electron/core/recap.ts';
import type { Language } from '../../electron/core/language.ts';

/** 22 ноября 2026 г., 12:00–12:20, by the clocks of the centre. */
export function formatWhen({ beganAt, endedAt, timeZone }: Pick<Recap, 'beganAt' | 'endedAt' | 'timeZone'>, language: Language): string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
  const hour = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  return `${day.format(beganAt)}${language === 'zh-Hans' ? ' ' : ', '}${hour.format(beganAt)}–${hour.format(endedAt)}`;
}

/** Whole minutes, as a guest would tell them. */
export function minutesOf(ms: number): number {
  return Math.round(ms / 60_000);
}
