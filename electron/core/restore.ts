import * as z from 'zod';
import { erasureSchema } from './erasure.ts';

const count = z.int().min(0);
const moment = z.int().min(0);

/**
 * Which tables of a backup a restore brings back, row by row and by their ids. The rest stays behind on purpose: the
 * figures grow by themselves with the events, and contacts live for a month and must not come back once erased. What
 * proves that they were there by right, and went, does come back: a row names only rows of tables before its own.
 */
export const restoredTables = ['erasure', 'consent_document', 'consent', 'contact_erasure', 'audit', 'interest_event'] as const;

export type RestoredTable = (typeof restoredTables)[number];

/** Some rows of an opened copy of a backup, by their numbers there; a few milliseconds' worth. */
export const restorePartSchema = z.strictObject({
  /** the copy, made and examined by `openBackup` */
  copy: z.string().min(1),
  table: z.enum(restoredTables),
  /** rowid, the first not included */
  after: z.int(),
  upTo: z.int(),
});

export type RestorePart = z.infer<typeof restorePartSchema>;

/** Rows that the writer takes over at once: whoever records meanwhile waits no longer than for these. */
export const restoredAtOnce = 250;

/**
 * Why a file is no backup to restore from. `gone`: it cannot be read (any more) · `damaged`: what is in it is not whole ·
 * `foreign`: it is another program's · `future`: it comes from a newer version of the kiosk · `no-space`: there is no room
 * for a copy of it.
 */
export const backupFaults = ['gone', 'damaged', 'foreign', 'future', 'no-space'] as const;

export type BackupFault = (typeof backupFaults)[number];

/** A backup beside what the kiosk holds at this moment. Every row of it is in one of the first four numbers after `events`. */
export const comparisonSchema = z.strictObject({
  /** rows of interest_event in the backup */
  events: count,
  /** of these: here already, by their id */
  here: count,
  /** of these: in a span that was erased, so they stay away */
  forbidden: count,
  /** of these: their place in their visit is taken by another row, which stays */
  taken: count,
  /** of these: would come back */
  missing: count,
  /** rows here that the backup's own record of erasures forbids: they would be erased again */
  erasable: count,
  /** deeds of staff that would come back to the audit */
  deeds: count,
  /** time of the earliest and latest row, null without one */
  from: moment.nullable(),
  to: moment.nullable(),
  packVersions: z.array(z.string()),
  /** whose rows these are */
  kioskIds: z.array(z.string()),
});

export type Comparison = z.infer<typeof comparisonSchema>;

export const openedBackupSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('opened'),
    /** the copy that the writer can take rows from; whoever asked removes it */
    copy: z.string(),
    comparison: comparisonSchema,
    /** records of erasures that are not known here */
    learned: z.array(erasureSchema),
    /** the last rowid of each table, 0 without rows */
    last: z.record(z.enum(restoredTables), z.int().min(0)),
  }),
  z.strictObject({
    outcome: z.literal('refused'),
    why: z.enum(backupFaults),
    /** one line for the log */
    message: z.string(),
  }),
]);

export type OpenedBackup = z.infer<typeof openedBackupSchema>;
