import * as z from 'zod';
import { addDays, dateSchema, type WallClock } from './local-time.ts';

const moment = z.int().min(0);

/** Why rows were erased: their time was up, or staff wanted it. */
export const erasureReasons = ['retention', 'staff'] as const;

/**
 * A span of time whose events are erased for good, also from backups and from whatever is restored later. It lies
 * before the moment of the erasure, so that it never forbids what is recorded afterwards.
 */
export const erasureSchema = z
  .strictObject({
    /** UUIDv7, so that a replay is harmless */
    id: z.uuidv7(),
    kioskId: z.uuid(),
    /** when it was erased; UTC, ms since 1970 */
    at: moment,
    reason: z.enum(erasureReasons),
    from: moment,
    /** not included */
    before: moment,
  })
  .refine(({ from, before, at }) => from < before && before <= at, 'from, before and at are not in order');

export type Erasure = z.infer<typeof erasureSchema>;

/** An erasure with the number of rows it erased so far. */
export const erasureRecordSchema = z.intersection(erasureSchema, z.object({ events: z.int().min(0) }));

export type ErasureRecord = z.infer<typeof erasureRecordSchema>;

/** Days whose events staff erase, both included; `first` null: from the beginning. */
export const erasureDaysSchema = z.strictObject({ first: dateSchema.nullable(), last: dateSchema });

export type ErasureDays = z.infer<typeof erasureDaysSchema>;

/** The span of these days as far as it lies in the past; null where nothing of it does. Days the wrong way round are turned. */
export function spanOfDays({ first, last }: ErasureDays, clock: WallClock, now: number): { readonly from: number; readonly before: number } | null {
  const [from, to] = first !== null && first > last ? [last, first] : [first, last];
  const span = { from: from === null ? 0 : Math.max(0, clock.startOf(from)), before: Math.min(clock.startOf(addDays(to, 1)), now) };
  return span.from < span.before ? span : null;
}

/** A row of the audit about an erasure. */
export const loggedDeedSchema = z.strictObject({ id: z.string(), at: moment, action: z.string(), /** JSON */ detail: z.string() });

export type LoggedDeed = z.infer<typeof loggedDeedSchema>;

/** How many days with visits the clock must show within what is kept, before it is believed that the rest is old. */
export const daysOfTrust = 7;

/** The same day of the month and time (UTC) so many months earlier; the month's last day where it has no such day. */
export function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) + (now - midnight);
}

const actName = /^erasure-act_\d{4}-\d\d-\d\d_[0-9a-f]{8}\.txt$/;

/** The file of an erasure's act. */
export function erasureActName({ id, at }: Pick<ErasureRecord, 'id' | 'at'>): string {
  return `erasure-act_${new Date(at).toISOString().slice(0, 10)}_${id.slice(-8)}.txt`;
}

/** Whether a file is an act: it holds no rows, and outlives every later erasure. */
export function isErasureAct(file: string): boolean {
  return actName.test(file);
}
