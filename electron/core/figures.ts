import * as z from 'zod';
import { addDays, dateSchema, timeZoneSchema, type WallClock } from './local-time.ts';

/** Which days the figures are about; all days are those of the centre's time zone, the last ones included. */
export const figuresRangeSchema = z.discriminatedUnion('span', [
  z.strictObject({ span: z.literal('today') }),
  /** today and the days before it, so many together */
  z.strictObject({ span: z.literal('days'), days: z.int().min(1).max(3_660) }),
  z.strictObject({ span: z.literal('dates'), from: dateSchema, to: dateSchema }),
  z.strictObject({ span: z.literal('all') }),
]);

export type FiguresRange = z.infer<typeof figuresRangeSchema>;

export const figuresRequestSchema = z.strictObject({ range: figuresRangeSchema, timeZone: timeZoneSchema, now: z.int().min(0) });

export type FiguresRequest = z.infer<typeof figuresRequestSchema>;

/** From one moment to another, UTC ms, the second not included; null: without end. */
export interface Bounds {
  readonly from: number | null;
  readonly to: number | null;
  /** first and last day as YYYY-MM-DD, null where there is no bound */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** The moments a range is about. Days given the wrong way round are turned. */
export function boundsOf(range: FiguresRange, clock: WallClock, now: number): Bounds {
  if (range.span === 'all') return { from: null, to: null, firstDay: null, lastDay: null };
  const [firstDay, lastDay] = daysOf(range, clock.dateAt(now));
  return { from: clock.startOf(firstDay), to: clock.startOf(addDays(lastDay, 1)), firstDay, lastDay };
}

function daysOf(range: Exclude<FiguresRange, { span: 'all' }>, today: string): readonly [string, string] {
  if (range.span === 'dates') return range.from <= range.to ? [range.from, range.to] : [range.to, range.from];
  return [addDays(today, range.span === 'today' ? 0 : 1 - range.days), today];
}

const count = z.int().min(0);
const byMode = z.strictObject({ self: count, guided: count });
const lengths = z.strictObject({ medianMs: z.number(), p90Ms: z.number() }).nullable();
const ofItem = z.strictObject({ lab: z.string(), item: z.string(), count });

/**
 * What the record says about some days. Rehearsals are in nothing. Visits of one touch under five seconds are in
 * `oneTouch` alone; every other number about visits leaves them out.
 */
export const figuresSchema = z.strictObject({
  firstDay: dateSchema.nullable(),
  lastDay: dateSchema.nullable(),
  visits: byMode,
  oneTouch: byMode,
  /** over the exact lengths of all visits; null without a visit */
  length: z.strictObject({ all: lengths, self: lengths, guided: lengths }),
  /** each stage holds those of the one before who went on; `interested`: visits with an interest, whatever came before */
  funnel: z.strictObject({ started: count, openedLab: count, heardOut: count, expressed: count }),
  interested: count,
  /** how long a laboratory was attended to, over so many stays */
  attention: z.array(z.strictObject({ lab: z.string(), language: z.string(), stays: count, totalMs: count })),
  /** `people`: those who raised a hand where a guide counted, else one an expression */
  topics: z.array(z.strictObject({ lab: z.string(), item: z.string(), count, people: count })),
  quiz: z.array(z.strictObject({ lab: z.string(), item: z.string(), count, correct: count })),
  exhibits: z.array(ofItem),
  questions: z.array(ofItem),
  /** visits by the hour they began in, 0–23, and the weekday, 1 (Monday) – 7; only hours with a visit */
  hours: z.array(z.strictObject({ weekday: z.int().min(1).max(7), hour: z.int().min(0).max(23), self: count, guided: count })),
});

export type Figures = z.infer<typeof figuresSchema>;

/** The hours in a row that have visits, and at least the usual day. */
export function shownHours(hours: Figures['hours']): readonly number[] {
  const first = Math.min(9, ...hours.map(({ hour }) => hour));
  const last = Math.max(18, ...hours.map(({ hour }) => hour));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
