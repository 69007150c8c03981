import { visitBits, type DayOfVisits } from '../core/fold-figures.ts';
import { dayMs, quarterMs } from '../core/local-time.ts';
import type { ReadingDatabase } from './reading-database.ts';

export const versionsSql = 'SELECT day, version FROM visit_day WHERE day >= @first AND day < @end';

export const visitsOfDaysSql = `SELECT began_at / ${dayMs}, began_at / ${quarterMs}, length_ms,
    (mode = 'guided') * ${visitBits.guided} + is_one_touch * ${visitBits.oneTouch} + opened_lab * ${visitBits.openedLab}
    + heard_out * ${visitBits.heardOut} + expressed * ${visitBits.expressed}
  FROM visit WHERE began_at >= @from AND began_at < @to AND mode <> 'rehearsal' ORDER BY began_at`;

interface KeptDay extends DayOfVisits {
  readonly version: number;
}

interface GrowingDay {
  readonly version: number;
  readonly quarters: number[];
  readonly bits: number[];
  readonly lengths: number[];
}

/** What was read of each database, by day; it goes with the connection. */
const kept = new WeakMap<ReadingDatabase, Map<number, KeptDay>>();

/** A gap this small is read along with its neighbours rather than asked for apart. */
const smallGap = 3;

/** Days to read, as stretches from one day to another, the second not included. */
function stretchesOf(days: readonly number[]): { first: number; end: number }[] {
  const stretches: { first: number; end: number }[] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last && day - last.end < smallGap) last.end = day + 1;
    else stretches.push({ first: day, end: day + 1 });
  }
  return stretches;
}

/**
 * The visits of some days (UTC, counted from 1970; the second not included), rehearsals left out. Only days that
 * changed since they were last asked for are read. Their versions are read before them: a visit that comes in between
 * is then read once too often, never missed.
 */
export function readVisitDays(database: ReadingDatabase, first: number, end: number): readonly DayOfVisits[] {
  const days = kept.get(database) ?? new Map<number, KeptDay>();
  kept.set(database, days);
  const versions = new Map(database.prepare<[object], [number, number]>(versionsSql).raw().all({ first, end }));
  const changed = [...versions].filter(([day, version]) => days.get(day)?.version !== version).map(([day]) => day);
  for (const stretch of stretchesOf(changed)) {
    const read = new Map<number, GrowingDay>();
    for (const [day, version] of versions) {
      if (day >= stretch.first && day < stretch.end) read.set(day, { version, quarters: [], bits: [], lengths: [] });
    }
    const rows = database
      .prepare<[object], [number, number, number, number]>(visitsOfDaysSql)
      .raw()
      .iterate({ from: stretch.first * dayMs, to: stretch.end * dayMs });
    for (const [day, quarter, length, bits] of rows) {
      const growing = read.get(day);
      growing?.quarters.push(quarter);
      growing?.lengths.push(length);
      growing?.bits.push(bits);
    }
    for (const [day, { version, quarters, bits, lengths }] of read) {
      days.set(day, { version, quarters: Float64Array.from(quarters), bits: Uint8Array.from(bits), lengths: Float64Array.from(lengths) });
    }
  }
  return [...versions.keys()].flatMap((day) => days.get(day) ?? []);
}
