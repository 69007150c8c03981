import { existsSync, mkdirSync, readdirSync, renameSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { backupName, keptBackups, type BackupJob, type BackupOutcome } from '../../core/backup.ts';
import type { TaskContext } from '../../core/store-tasks.ts';
import { contentOf, eraseFromBackup, makeSelfContained, removeDatabase, verifyBackup, type Content } from '../backup-file.ts';
import { erasedSpansSql, type Span } from '../event-eraser.ts';
import type { ReadingDatabase } from '../reading-database.ts';
import { syncFile, syncFolder } from '../sync-file.ts';

const draftName = /^\.interest_.*\.part(-journal|-wal|-shm)?$/;

/** Pages between two looks at whether the kiosk closes: a few milliseconds. */
const pagesAtOnce = 500;

/** A backup must not take the room that visitors' rows need. */
const spareBytes = 16 * 1024 * 1024;

function requireSpace(folder: string, database: SQLite.Database): void {
  const pages = Number(database.pragma('page_count', { simple: true }));
  const needed = pages * Number(database.pragma('page_size', { simple: true })) + spareBytes;
  const { bavail, bsize } = statfsSync(folder);
  if (needed > bavail * bsize) throw new Error(`${folder} has ${bavail * bsize} bytes free, ${needed} are needed`);
}

/** Copies the database as it is at one moment, whatever is written meanwhile. Returns what the copy must hold. */
async function copy(source: string, draft: string, throwIfCancelled: () => void): Promise<Content> {
  const database = new SQLite(source, { readonly: true, fileMustExist: true });
  try {
    requireSpace(dirname(draft), database);
    // without it SQLite would begin the copy again at every row that visitors leave
    database.exec('BEGIN');
    const content = contentOf(database);
    await database.backup(draft, {
      progress: () => {
        throwIfCancelled();
        return pagesAtOnce;
      },
    });
    return content;
  } finally {
    database.close();
  }
}

/** Draft, verified by reading all of it, fsync, final name: what has the name is whole, whenever the power goes. */
async function make(source: string, path: string, throwIfCancelled: () => void): Promise<number> {
  const folder = dirname(path);
  const draft = join(folder, `.interest_${process.pid}.part`);
  try {
    const content = await copy(source, draft, throwIfCancelled);
    makeSelfContained(draft);
    verifyBackup(draft, content);
    syncFile(draft);
    renameSync(draft, path);
    syncFolder(folder);
    return content.rows.get('interest_event') ?? 0;
  } finally {
    removeDatabase(draft);
  }
}

function backupsIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((each) => backupName.test(each)).toSorted();
}

/**
 * Erases from earlier backups what was erased from the database, makes the backup of a day unless there is one, then
 * removes the oldest beyond those that are kept. Throws, with the
 * backups as they were, if there is no room, the disk refuses or the rows are only in memory.
 */
export async function keepBackups(
  database: ReadingDatabase,
  { folder, day }: BackupJob,
  { throwIfCancelled }: TaskContext<'keepBackups'>,
): Promise<BackupOutcome> {
  const { name } = database;
  if (!existsSync(name)) throw new Error('the rows are only in memory');
  mkdirSync(folder, { recursive: true });
  for (const left of readdirSync(folder).filter((each) => draftName.test(each))) removeDatabase(join(folder, left));
  const spans = database.prepare<[], Span>(erasedSpansSql).all();
  const damaged = backupsIn(folder).filter((each) => !eraseFromBackup(join(folder, each), spans));
  for (const each of damaged) removeDatabase(join(folder, each));
  const path = join(folder, `interest_${day}.db`);
  const isMissing = !existsSync(path);
  const events = isMissing ? await make(name, path, throwIfCancelled) : 0;
  const backups = backupsIn(folder);
  // a clock that ran ahead leaves names of days to come: today's stays, whatever the order says
  const old = backups.filter((each) => join(folder, each) !== path).slice(0, Math.max(0, backups.length - keptBackups));
  for (const each of old) removeDatabase(join(folder, each));
  if (old.length + damaged.length > 0) syncFolder(folder);
  const outcome = { events, removed: damaged.length, kept: backups.length - old.length };
  return isMissing ? { ...outcome, made: path, bytes: statSync(path).size } : { ...outcome, made: null, bytes: 0 };
}
