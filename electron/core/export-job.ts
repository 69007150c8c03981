import * as z from 'zod';
import { exportRangeSchema, separators, type SeparatorName } from './export.ts';

const count = z.int().min(0);
const separatorNames = Object.keys(separators) as [SeparatorName, ...SeparatorName[]];

/** Where a file of the store's goes. */
export const exportTargetSchema = z.strictObject({
  /** absolute; made if it is not there, unless it is a drive */
  folder: z.string().min(1),
  /** the file's name; where it is taken, a number is added */
  name: z.string().regex(/^[\w-][\w.-]{0,120}$/),
  /** True: the folder must be where a drive is mounted, or nothing is written. */
  isDrive: z.boolean(),
});

export type ExportTarget = z.infer<typeof exportTargetSchema>;

/** What the store is asked to write and where. */
export const exportJobSchema = exportTargetSchema.extend({
  range: exportRangeSchema,
  format: z.enum(['csv', 'jsonl']),
  /** for CSV */
  separator: z.enum(separatorNames),
});

export type ExportJob = z.infer<typeof exportJobSchema>;

/** `write`: rows are on their way, counted in rows · `check`: the file is being read back, counted in bytes. */
export const exportProgressSchema = z.strictObject({ phase: z.enum(['write', 'check']), done: count, of: count });

export type ExportProgress = z.infer<typeof exportProgressSchema>;

/** The proof that a file was written: what a member of staff sees. */
export const exportReceiptSchema = z.strictObject({
  outcome: z.literal('written'),
  /** the whole path */
  file: z.string(),
  /** null: a report, which holds summaries */
  rows: count.nullable(),
  bytes: count,
  /** of the file's bytes, lower-case hexadecimal; also in FILE.sha256 */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** `medium`: read back from the drive past the system's cache and equal · `cache`: this file system offers no such way */
  readBack: z.enum(['medium', 'cache']),
});

export type ExportReceipt = z.infer<typeof exportReceiptSchema>;

/**
 * Why there is no file. `no-space`: known before the first byte · `full`: it filled up on the way · `gone`: the drive
 * was pulled out · `unwritable`: it lets nothing be written, or fails · `differs`: what was read back is not what was written.
 */
export const exportFaults = ['no-space', 'full', 'gone', 'unwritable', 'differs'] as const;

export type ExportFault = (typeof exportFaults)[number];

/** What becomes of a job that was not cancelled. Nothing lies under the final name unless it was written whole. */
export const exportOutcomeSchema = z.discriminatedUnion('outcome', [
  exportReceiptSchema,
  z.strictObject({
    outcome: z.literal('not-written'),
    why: z.enum(exportFaults),
    /** with `no-space`: what the file takes and what is free, in bytes; else null */
    space: z.strictObject({ needed: count, free: count }).nullable(),
    /** one line for the log */
    message: z.string(),
  }),
]);

export type ExportOutcome = z.infer<typeof exportOutcomeSchema>;
