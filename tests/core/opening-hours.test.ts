import { describe, expect, it } from 'vitest';
import { closedAt, weekSchema } from '../../electron/core/opening-hours.ts';
import { minutesOf, timeOf, usualWeek, weekdays, type DayHours, type Week } from '../../electron/core/week.ts';

const everyDay = (hours: DayHours | null): Week => weekSchema.parse(Object.fromEntries(weekdays.map((day) => [day, hours])));
const utc = (text: string) => Date.parse(`${text}Z`);

/** Whether the centre is open, and if not, when it opens. */
function look(week: Week, zone: string, at: string): string {
  const closed = closedAt(week, zone, utc(at));
  if (closed === null) return 'open';
  return closed.opensAt === null ? 'never' : new Date(closed.opensAt).toISOString().slice(0, 16);
}

describe('opening hours', () => {
  it('that nobody set close nothing', () => {
    expect(closedAt(null, 'Europe/Moscow', utc('2026-11-22T02:00'))).toBeNull();
  });

  // Moscow is three hours before UTC; the 20th is a Friday.
  it.each([
    ['2026-11-20T05:59', '2026-11-20T06:00'],
    ['2026-11-20T06:00', 'open'],
    ['2026-11-20T14:59', 'open'],
    ['2026-11-20T15:00', '2026-11-23T06:00'],
    ['2026-11-22T12:00', '2026-11-23T06:00'],
    // Monday there, still Sunday in UTC
    ['2026-11-22T21:30', '2026-11-23T06:00'],
  ])('are those of the centre’s own clock (%s)', (at, seen) => {
    expect(look(usualWeek, 'Europe/Moscow', at)).toBe(seen);
  });

  it.each([
    ['2026-11-20T20:00', 'open'],
    ['2026-11-20T22:59', 'open'],
    ['2026-11-20T23:00', '2026-11-21T07:00'],
    ['2026-11-21T06:59', '2026-11-21T07:00'],
  ])('reach past midnight into the next day (%s)', (at, seen) => {
    expect(look(everyDay({ from: '10:00', to: '02:00' }), 'Europe/Moscow', at)).toBe(seen);
  });

  it('that begin and end at one time are a whole day', () => {
    const night: Week = { ...everyDay(null), friday: { from: '00:00', to: '00:00' } };
    expect(look(night, 'UTC', '2026-11-19T23:59')).toBe('2026-11-20T00:00');
    expect(look(night, 'UTC', '2026-11-20T00:00')).toBe('open');
    expect(look(night, 'UTC', '2026-11-20T23:59')).toBe('open');
    expect(look(night, 'UTC', '2026-11-21T00:00')).toBe('2026-11-27T00:00');
  });

  it('of one day name the same day of the next week, and of none no day', () => {
    const oneDay: Week = { ...everyDay(null), friday: { from: '09:00', to: '10:00' } };
    expect(look(oneDay, 'UTC', '2026-11-20T10:00')).toBe('2026-11-27T09:00');
    expect(look(everyDay(null), 'UTC', '2026-11-20T10:00')).toBe('never');
  });

  describe('where the clock is changed', () => {
    const berlin = 'Europe/Berlin';

    it('keep to the wall on both sides of the change', () => {
      const week = everyDay({ from: '09:00', to: '18:00' });
      expect(look(week, berlin, '2026-10-24T06:59')).toBe('2026-10-24T07:00');
      expect(look(week, berlin, '2026-10-25T07:59')).toBe('2026-10-25T08:00');
      expect(look(week, berlin, '2026-10-25T16:59')).toBe('open');
    });

    it('do not close and open again in the hour that comes twice', () => {
      const week = everyDay({ from: '20:00', to: '02:30' });
      // 02:30 comes at 00:30 and at 01:30 UTC.
      for (const at of ['2026-10-25T00:15', '2026-10-25T00:45', '2026-10-25T01:15', '2026-10-25T01:29']) expect(look(week, berlin, at)).toBe('open');
      expect(look(week, berlin, '2026-10-25T01:30')).toBe('2026-10-25T19:00');
    });

    it('open after an hour that does not come', () => {
      // From 02:00 straight to 03:00 at 01:00 UTC.
      const week = everyDay({ from: '02:30', to: '12:00' });
      expect(look(week, berlin, '2026-03-29T01:29')).toBe('2026-03-29T01:30');
      expect(look(week, berlin, '2026-03-29T01:30')).toBe('open');
    });
  });

  it.each(['24:00', '9:00', '09:60', 'noon', ''])('take no %j for a time', (from) => {
    expect(weekSchema.safeParse({ ...usualWeek, monday: { from, to: '18:00' } }).success).toBe(false);
  });

  it('count minutes as the wall writes them', () => {
    expect([minutesOf('00:00'), minutesOf('09:30'), minutesOf('23:59')]).toEqual([0, 570, 1439]);
    expect([timeOf(0), timeOf(570), timeOf(1439)]).toEqual(['00:00', '09:30', '23:59']);
  });
});
