import * as z from 'zod';

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
