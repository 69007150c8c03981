import * as z from 'zod';
import { dateSchema } from './local-time.ts';

/** How many daily backups are kept. */
export const keptBackups = 7;

/** What a backup is called; names sort by their days. */
export const backupName = /^interest_(\d{4}-\d\d-\d\d)\.db$/;

export const backupJobSchema = z.strictObject({
  folder: z.string().min(1),
  /** where databases lie that were set aside */
  quarantine: z.string().min(1),
  /** today in the centre's time zone; each day has one backup */
  day: dateSchema,
});

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
  /** databases in quarantine that were removed, because they are too damaged for anything to be erased from them */
  discarded: z.int().min(0),
  /** how many backups there are now */
  kept: z.int().min(0),
});

export type BackupOutcome = z.infer<typeof backupOutcomeSchema>;

/** Where backups may lie: the kiosk's own folder, or a drive. */
export const backupPlaceSchema = z.strictObject({ folder: z.string().min(1), drive: z.string().nullable() });

export type BackupPlace = z.infer<typeof backupPlaceSchema>;

export const backupEntrySchema = z.strictObject({
  /** the whole path */
  file: z.string(),
  name: z.string(),
  /** what the drive calls itself; null: on the kiosk */
  drive: z.string().nullable(),
  /** the day of a backup that the kiosk keeps; null: a file that somebody put there */
  day: dateSchema.nullable(),
  bytes: z.int().min(0),
  /** rows of interest_event; null: not looked into */
  events: z.int().min(0).nullable(),
  /** when the kiosk last read the whole of it, UTC ms; null: not yet */
  verifiedAt: z.int().min(0).nullable(),
});

export type BackupEntry = z.infer<typeof backupEntrySchema>;
