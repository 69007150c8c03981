import * as z from 'zod';
import { dateSchema } from './local-time.ts';

/** How many daily backups are kept. */
export const keptBackups = 7;

/** What a backup is called; names sort by their days. */
export const backupName = /^interest_(\d{4}-\d\d-\d\d)\.db$/;

/** `day`: today in the centre's time zone; each day has one backup. */
export const backupJobSchema = z.strictObject({ folder: z.string().min(1), day: dateSchema });

export type BackupJob = z.infer<typeof backupJobSchema>;

export const backupOutcomeSchema = z.strictObject({
  /** the backup made now; null: there was one of this day already */
  made: z.string().nullable(),
  /** bytes of the backup made now, 0 without one */
  bytes: z.int().min(0),
  /** rows of interest_event in it */
  events: z.int().min(0),
  /** earlier backups that turned out damaged and were removed, because nothing can be erased from them */
  removed: z.int().min(0),
  /** how many backups there are now */
  kept: z.int().min(0),
});

export type BackupOutcome = z.infer<typeof backupOutcomeSchema>;
