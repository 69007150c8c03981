import * as z from 'zod';
import { addDays, wallClock, type WallClock } from './local-time.ts';
import { minutesOf, weekdays, type Week } from './week.ts';

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const dayHoursSchema = z.strictObject({ from: timeSchema, to: timeSchema }).nullable();

/** A week of opening hours, as settings.json holds it. */
export const weekSchema = z.strictObject({
  monday: dayHoursSchema,
  tuesday: dayHoursSchema,
  wednesday: dayHoursSchema,
  thursday: dayHoursSchema,
  friday: dayHoursSchema,
  saturday: dayHoursSchema,
  sunday: dayHoursSchema,
});

/** The centre is closed: until when (UTC ms; null: no day of the week is open), and in whose time that is to be read. */
export interface Closed {
  readonly opensAt: number | null;
  readonly timeZone: string;
}

/** Whether the centre is closed at a moment (UTC ms), by the wall clock of its time zone; null: it is open, or never closes. */
export function closedAt(week: Week | null, timeZone: string, at: number): Closed | null {
  if (week === null) return null;
  const clock = wallClock(timeZone);
  const today = clock.dateAt(at);
  // From yesterday, whose hours may reach past midnight, to the same day of the next week.
  const spans = Array.from({ length: 9 }, (_, index) => openSpan(week, clock, addDays(today, index - 1))).filter((span) => span !== null);
  if (spans.some(({ from, to }) => from <= at && at < to)) return null;
  const next = spans.filter(({ from }) => from > at).map(({ from }) => from);
  return { opensAt: next.length > 0 ? Math.min(...next) : null, timeZone };
}

function openSpan(week: Week, clock: WallClock, date: string): { readonly from: number; readonly to: number } | null {
  const day = weekdays[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7] ?? 'monday';
  const hours = week[day];
  if (hours === null) return null;
  const isOvernight = minutesOf(hours.to) <= minutesOf(hours.from);
  return {
    from: Math.min(...momentsOf(clock, date, hours.from)),
    to: Math.max(...momentsOf(clock, isOvernight ? addDays(date, 1) : date, hours.to)),
  };
}

/**
 * The moments at which the wall shows a time: two when the clock goes back over it, and then the hours hold from the
 * first to the last. A time that the clock leaps over comes as long after the leap as it would have after its hour began.
 */
function momentsOf(clock: WallClock, date: string, time: string): readonly number[] {
  const shown = Date.parse(`${date}T${time}Z`);
  const halfDayMs = 12 * 60 * 60_000;
  const [before, after] = [shown - clock.offsetAt(shown - halfDayMs), shown - clock.offsetAt(shown + halfDayMs)];
  const real = [before, after].filter((moment) => moment + clock.offsetAt(moment) === shown);
  return real.length > 0 ? real : [before];
}
