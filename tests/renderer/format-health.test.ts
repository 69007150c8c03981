import { describe, expect, it } from 'vitest';
import { languages } from '../../electron/core/language.ts';
import { formatAge, formatMoment, formatSpan, formatValues } from '../../renderer/staff/health/format-health.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const inAll = (format: (language: (typeof languages)[number]) => string) => languages.map((language) => plain(format(language)));

describe('what the health page names', () => {
  it('is a span of time in its largest unit, whichever way it goes', () => {
    expect(inAll((language) => formatSpan(3 * 86_400_000, language))).toEqual(['3 дн.', '3 days', '3天']);
    expect(inAll((language) => formatSpan(90 * 60_000, language))).toEqual(['1,5 ч', '1.5 hr', '1.5小时']);
    expect(formatSpan(-61_000, 'en')).toBe('-1 min');
    expect(formatSpan(12, 'en')).toBe('0 sec');
  });

  it('is how old a backup is, by days', () => {
    const now = Date.UTC(2026, 10, 22, 7);
    expect(inAll((language) => formatAge('2026-11-22', now, language))).toEqual(['сегодня', 'today', '今天']);
    expect(formatAge('2026-11-21', now, 'en')).toBe('yesterday');
    expect(formatAge('2026-11-12', now, 'en')).toBe('10 days ago');
    // Moscow is a few hours into the day that UTC has not begun.
    expect(formatAge('2026-11-23', now, 'en')).toBe('today');
  });

  it('is a moment by the centre’s own time', () => {
    expect(plain(formatMoment(Date.UTC(2026, 10, 22, 22, 30), 'ru', 'Europe/Moscow'))).toBe('23 нояб. 2026 г., 01:30');
  });

  it('is a day of a backup as people write it, and a runtime by its name', () => {
    const finding = { place: 'record', severity: 'look', values: { count: 3, name: '2026-11-12' } } as const;
    expect(plain(String(formatValues({ ...finding, code: 'backup-old' }, 'en').name))).toBe('Nov 12, 2026');
    expect(formatValues({ ...finding, code: 'stand-in', values: { name: '25.1.1' } }, 'en').name).toBe('Electron 25.1.1');
  });
});
