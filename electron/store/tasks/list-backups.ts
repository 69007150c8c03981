import { statSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import type { BackupEntry, BackupPlace } from '../../core/backup.ts';
import type { TaskArgument, TaskValue } from '../../core/store-tasks.ts';
import { backupsIn, dayOf } from '../backup-names.ts';
import type { ReadingDatabase } from '../reading-database.ts';

/** A stick full of databases is not a list. */
const mostFiles = 50;

/** Null where the file does not say: the preview tells why. */
function countEvents(path: string): number | null {
  try {
    const database = new SQLite(path, { readonly: true, fileMustExist: true });
    try {
      return database.prepare<[], number>('SELECT count(*) FROM interest_event').pluck().get() ?? null;
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

/** Only the kiosk's own backups are looked into: what lies on a stick is copied first. */
function entryOf({ folder, drive }: BackupPlace, name: string): BackupEntry {
  const file = join(folder, name);
  const { size, mtimeMs } = statSync(file);
  const day = drive === null ? dayOf(name) : null;
  return { file, name, drive, day, bytes: size, events: day === null ? null : countEvents(file), verifiedAt: day === null ? null : Math.max(0, Math.round(mtimeMs)) };
}

function entriesIn(place: BackupPlace): readonly BackupEntry[] {
  try {
    return backupsIn(place.folder).slice(-mostFiles).map((name) => entryOf(place, name));
  } catch {
    // not there yet, or pulled out
    return [];
  }
}

/** The backups that staff can restore from: the kiosk's, the newest first, then those of others, then the drives'. */
export function listBackups(_database: ReadingDatabase, { places }: TaskArgument<'listBackups'>): TaskValue<'listBackups'> {
  const entries = places.flatMap(entriesIn);
  const own = entries.filter(({ day }) => day !== null).toReversed();
  return { backups: [...own, ...entries.filter(({ day }) => day === null)] };
}
