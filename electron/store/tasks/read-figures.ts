import { boundsOf, type Figures, type FiguresRequest } from '../../core/figures.ts';
import { foldFigures, type EventGroup } from '../../core/fold-figures.ts';
import { dayMs, quarterMs, wallClock } from '../../core/local-time.ts';
import type { ReadingDatabase } from '../reading-database.ts';
import { readVisitDays } from '../visit-days.ts';

/** Behind every moment a row can name. */
const farthest = 2 ** 53 + dayMs;

/** The grains of `tally`, the coarsest first; each is made of whole ones of the next. */
const grains = [32 * dayMs, dayMs, quarterMs] as const;

interface Spans {
  readonly grain: number;
  readonly first: number;
  /** not included */
  readonly end: number;
}

/** A stretch of time as the fewest whole spans; what is smaller than the finest counts as whole. */
function spansOf(from: number, to: number, [grain, ...finer]: readonly number[]): readonly Spans[] {
  if (grain === undefined || from >= to) return [];
  const isFinest = finer.length === 0;
  const first = (isFinest ? Math.floor : Math.ceil)(from / grain);
  const end = (isFinest ? Math.ceil : Math.floor)(to / grain);
  if (first >= end) return spansOf(from, to, finer);
  return [{ grain, first, end }, ...spansOf(from, first * grain, finer), ...spansOf(end * grain, to, finer)];
}

export const tallySql = `SELECT kind, lab, item, language, sum(count) AS count, sum(total) AS total
  FROM tally WHERE grain_ms = @grain AND span >= @first AND span < @end GROUP BY kind, lab, item, language`;

function readEventGroups(database: ReadingDatabase, from: number, to: number): readonly EventGroup[] {
  const statement = database.prepare<[object], EventGroup>(tallySql);
  const whole = new Map<string, EventGroup>();
  for (const spans of spansOf(from, to, grains)) {
    for (const group of statement.all(spans)) {
      const key = JSON.stringify([group.kind, group.lab, group.item, group.language]);
      const sum = whole.get(key);
      whole.set(key, sum ? { ...sum, count: sum.count + group.count, total: sum.total + group.total } : group);
    }
  }
  return [...whole].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** The figures of some days, for the dashboard and for every report: one reading, one folding. */
export function readFigures(database: ReadingDatabase, { range, timeZone, now }: FiguresRequest): Figures {
  const clock = wallClock(timeZone);
  const bounds = boundsOf(range, clock, now);
  const [from, to] = [Math.max(bounds.from ?? 0, 0), bounds.to ?? farthest];
  const visits = readVisitDays(database, Math.floor(from / dayMs), Math.ceil(to / dayMs));
  return foldFigures({ visits, events: readEventGroups(database, from, to) }, bounds, clock);
}
