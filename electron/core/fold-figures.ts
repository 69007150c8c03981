import type { Bounds, Figures } from './figures.ts';
import { dayMs, quarterMs, type WallClock } from './local-time.ts';

/** What is told apart about a visit, as bits of one number. */
export const visitBits = { guided: 1, oneTouch: 2, openedLab: 4, heardOut: 8, expressed: 16 } as const;

/** Visits that began on one day (UTC): three numbers each, at the same place of three lists. */
export interface DayOfVisits {
  /** quarter-hours from 1970 to the beginning */
  readonly quarters: ArrayLike<number>;
  readonly bits: ArrayLike<number>;
  /** ms */
  readonly lengths: ArrayLike<number>;
}

/** Events of one kind that have the rest in common; what `total` sums depends on the kind. */
export interface EventGroup {
  readonly kind: string;
  readonly lab: string;
  readonly item: string;
  readonly language: string;
  readonly count: number;
  readonly total: number;
}

/** What the figures of some days are made of. */
export interface Sums {
  /** holds every visit within the bounds and may hold others */
  readonly visits: readonly DayOfVisits[];
  /** of the bounds alone */
  readonly events: readonly EventGroup[];
}

/** Puts the figures together; the one place where sums become what people read. */
export function foldFigures(sums: Sums, bounds: Bounds, clock: WallClock): Figures {
  const { firstDay, lastDay } = bounds;
  return { firstDay, lastDay, ...foldVisits(sums.visits, bounds, clock), ...foldEvents(sums.events) };
}

type OfVisits = Pick<Figures, 'visits' | 'oneTouch' | 'funnel' | 'interested' | 'length' | 'hours'>;

function foldVisits(days: readonly DayOfVisits[], { from, to }: Bounds, clock: WallClock): OfVisits {
  const [visits, oneTouch] = [{ self: 0, guided: 0 }, { self: 0, guided: 0 }];
  const funnel = { started: 0, openedLab: 0, heardOut: 0, expressed: 0 };
  const lengths = { self: [] as number[], guided: [] as number[] };
  const hours = new Map<number, { weekday: number; hour: number; self: number; guided: number }>();
  const hourOf = localHours(clock);
  const first = from === null ? -Infinity : from / quarterMs;
  const end = to === null ? Infinity : to / quarterMs;
  let interested = 0;
  for (const day of days) {
    for (let index = 0; index < day.quarters.length; index += 1) {
      const [quarter = 0, bits = 0, length = 0] = [day.quarters[index], day.bits[index], day.lengths[index]];
      if (quarter < first || quarter >= end) continue;
      const mode = bits & visitBits.guided ? 'guided' : 'self';
      if (bits & visitBits.oneTouch) {
        oneTouch[mode] += 1;
        continue;
      }
      visits[mode] += 1;
      lengths[mode].push(length);
      funnel.started += 1;
      if (bits & visitBits.expressed) interested += 1;
      if (bits & visitBits.openedLab) {
        funnel.openedLab += 1;
        if (bits & visitBits.heardOut) {
          funnel.heardOut += 1;
          if (bits & visitBits.expressed) funnel.expressed += 1;
        }
      }
      const { weekday, hour } = hourOf(quarter);
      const key = weekday * 24 + hour;
      const cell = hours.get(key) ?? { weekday, hour, self: 0, guided: 0 };
      cell[mode] += 1;
      hours.set(key, cell);
    }
  }
  return {
    visits,
    oneTouch,
    funnel,
    interested,
    length: {
      all: lengthsOf([...lengths.self, ...lengths.guided]),
      self: lengthsOf(lengths.self),
      guided: lengthsOf(lengths.guided),
    },
    hours: [...hours.entries()].toSorted(([a], [b]) => a - b).map(([, cell]) => cell),
  };
}

function foldEvents(events: readonly EventGroup[]): Pick<Figures, 'attention' | 'topics' | 'quiz' | 'exhibits' | 'questions'> {
  const of = (kind: string) => events.filter((group) => group.kind === kind);
  const most = <Row extends { readonly count: number }>(rows: readonly Row[]) => rows.toSorted((a, b) => b.count - a.count);
  const items = (kind: string) => most(of(kind).map(({ lab, item, count }) => ({ lab, item, count })));
  return {
    attention: of('lab-left').map(({ lab, language, count, total }) => ({ lab, language, stays: count, totalMs: total })),
    topics: most(of('interest-expressed').map(({ lab, item, count, total }) => ({ lab, item, count, people: total }))),
    quiz: of('quiz-answered').map(({ lab, item, count, total }) => ({ lab, item, count, correct: total })),
    exhibits: items('exhibit-used'),
    questions: items('question-asked'),
  };
}

/** Median (of an even number the mean of the middle two) and the value that nine in ten do not exceed. */
function lengthsOf(lengths: readonly number[]): Figures['length']['all'] {
  const size = lengths.length;
  if (size === 0) return null;
  const ascending = Float64Array.from(lengths).sort();
  const at = (index: number) => ascending[index] ?? 0;
  return {
    medianMs: (at(Math.floor((size - 1) / 2)) + at(Math.floor(size / 2))) / 2,
    p90Ms: at(Math.ceil(size * 0.9) - 1),
  };
}

/** Weekday and hour of a quarter-hour. A calendar is asked twice a day, and more only where a day changes its offset. */
function localHours(clock: WallClock): (quarter: number) => { readonly weekday: number; readonly hour: number } {
  const offsets = new Map<number, number | null>();
  const offsetOf = (at: number) => {
    const day = Math.floor(at / dayMs);
    if (!offsets.has(day)) {
      const [first, last] = [clock.offsetAt(day * dayMs), clock.offsetAt((day + 1) * dayMs)];
      offsets.set(day, first === last ? first : null);
    }
    return offsets.get(day) ?? clock.offsetAt(at);
  };
  return (quarter) => {
    const local = quarter * quarterMs + offsetOf(quarter * quarterMs);
    const day = Math.floor(local / dayMs);
    // 1 January 1970 was a Thursday
    return { weekday: ((((day + 3) % 7) + 7) % 7) + 1, hour: Math.floor((local - day * dayMs) / 3_600_000) };
  };
}
