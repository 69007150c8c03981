import * as z from 'zod';

/** The quarter-hour that every offset of a time zone in use today is a multiple of. */
export const quarterMs = 15 * 60_000;

export const dayMs = 24 * 60 * 60_000;

/** Beyond these no calendar is asked: `Date` ends at ±8.64e15 and an event's clock may show anything. */
const latest = Date.UTC(9999, 11, 30);

/** A name of the time zone database that this machine knows, such as Europe/Moscow. */
export const timeZoneSchema = z.string().max(64).refine(isTimeZone, 'is no time zone this machine knows');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A day of a calendar, as YYYY-MM-DD. */
export const dateSchema = z.iso.date();

/** `days` days after `date` (before it, if negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** What clocks on the wall show in one time zone. */
export interface WallClock {
  /** What is to be added to UTC at this moment, ms. */
  offsetAt(at: number): number;
  dateAt(at: number): string;
  /** The first quarter-hour of a day, UTC ms: midnight, or what follows it where the clock leaps over midnight. */
  startOf(date: string): number;
}

/** Throws a RangeError for a time zone this machine does not know. */
export function wallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  const offsetAt = (at: number) => {
    const moment = Math.floor(Math.min(at, latest) / 1_000) * 1_000;
    const parts: Partial<Record<string, number>> = {};
    for (const { type, value } of format.formatToParts(moment)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - moment;
  };
  const dateAt = (at: number) => {
    const moment = Math.min(at, latest);
    return new Date(moment + offsetAt(moment)).toISOString().slice(0, 10);
  };
  const startOf = (date: string) => {
    const midnight = Date.parse(`${date}T00:00Z`);
    let [before, after] = [(midnight - dayMs) / quarterMs, (midnight + dayMs) / quarterMs];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (dateAt(middle * quarterMs) < date) before = middle;
      else after = middle;
    }
    return after * quarterMs;
  };
  return { offsetAt, dateAt, startOf };
}
