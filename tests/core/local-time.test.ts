import { describe, expect, test } from 'vitest';
import { boundsOf, figuresRequestSchema } from '../../electron/core/figures.ts';
import { addDays, wallClock } from '../../electron/core/local-time.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16));
const hours = (timeZone: string, date: string) => {
  const clock = wallClock(timeZone);
  return (clock.startOf(addDays(date, 1)) - clock.startOf(date)) / 3_600_000;
};

describe('a day of a time zone', () => {
  test.each([
    ['Europe/Moscow', '2026-11-22', '2026-11-21T21:00', 24],
    ['UTC', '2026-11-22', '2026-11-22T00:00', 24],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00', 25],
    ['Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15', 24],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30', 23.5],
    // summer time begins at midnight: the day begins at one o'clock
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00', 23],
  ])('%s %s begins at %s and has %d hours', (timeZone, date, begins, length) => {
    expect(iso(wallClock(timeZone).startOf(date))).toBe(begins);
    expect(hours(timeZone, date)).toBe(length);
  });

  test('is asked of no calendar where a clock shows nonsense', () => {
    expect(() => wallClock('Europe/Moscow').dateAt(Number.MAX_SAFE_INTEGER)).not.toThrow();
  });
});

describe('a range', () => {
  const now = Date.UTC(2026, 10, 22, 22, 30);
  test.each([
    [{ span: 'today' } as const, 'Europe/Moscow', '2026-11-22T21:00', '2026-11-23T21:00'],
    // the same moment is still yesterday elsewhere: a changed setting is followed at the next question
    [{ span: 'today' } as const, 'America/New_York', '2026-11-22T05:00', '2026-11-23T05:00'],
    [{ span: 'days', days: 7 } as const, 'Europe/Moscow', '2026-11-16T21:00', '2026-11-23T21:00'],
    [{ span: 'dates', from: '2026-11-20', to: '2026-11-01' } as const, 'UTC', '2026-11-01T00:00', '2026-11-21T00:00'],
    [{ span: 'all' } as const, 'UTC', null, null],
  ])('%j in %s is from %s to %s', (range, timeZone, from, to) => {
    const bounds = boundsOf(range, wallClock(timeZone), now);
    expect([iso(bounds.from), iso(bounds.to)]).toEqual([from, to]);
  });

  test.each(['Europe/Troitsk', '', '../etc/passwd'])('in %j, which is nowhere, is refused', (timeZone) => {
    expect(figuresRequestSchema.safeParse({ range: { span: 'today' }, timeZone, now }).success).toBe(false);
  });
});
