import { existsSync, mkdirSync, readdirSync, renameSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { keptBackups, type BackupJob, type BackupOutcome } from '../../core/backup.ts';
import type { TaskContext } from '../../core/store-tasks.ts';
import { contentOf, forgetSpans, lackOfSpace, makeSelfContained, removeDatabase, verifyBackup, withoutContacts, type Content } from '../backup-file.ts';
import { backupsIn, dayOf, draftName } from '../backup-names.ts';
import { erasedSpansSql, type Span } from '../event-eraser.ts';
import { forgetQuarantine } from '../forget-quarantine.ts';
import type { ReadingDatabase } from '../reading-database.ts';
import { syncFile, syncFolder } from '../sync-file.ts';

/** Pages between two looks at whether the kiosk closes: a few milliseconds. */
const pagesAtOnce = 500;

/** Copies the database as it is at one moment, whatever is written meanwhile. Returns what the copy must hold. */
async function copy(source: string, draft: string, throwIfCancelled: () => void): Promise<Content> {
  const database = new SQLite(source, { readonly: true, fileMustExist: true });
  try {
    const pages = Number(database.pragma('page_count', { simple: true }));
    const lack = lackOfSpace(dirname(draft), pages * Number(database.pragma('page_size', { simple: true })));
    if (lack !== null) throw new Error(lack);
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

/** Draft, verified by reading all of it and restoring from it, fsync, final name: what has the name is whole, whenever the power goes. */
async function make(source: string, path: string, throwIfCancelled: () => void): Promise<number> {
  const folder = dirname(path);
  const draft = join(folder, `.interest_${process.pid}.part`);
  try {
    const content = await copy(source, draft, throwIfCancelled);
    makeSelfContained(draft);
    verifyBackup(draft, withoutContacts(content));
    noteVerified(draft);
    syncFile(draft);
    renameSync(draft, path);
    syncFolder(folder);
    return content.rows.get('interest_event') ?? 0;
  } finally {
    removeDatabase(draft);
  }
}

/** A backup bears the time at which the whole of it was last read: the list of backups says so to staff. */
function noteVerified(path: string): void {
  const now = new Date();
  utimesSync(path, now, now);
}

/** Reads every backup and erases from it. Returns the damaged ones, removed, because nothing can be erased from them. */
function forgetIn(folder: string, spans: readonly Span[], throwIfCancelled: () => void): readonly string[] {
  return backupsIn(folder).filter((name) => {
    throwIfCancelled();
    const path = join(folder, name);
    const forgetting = forgetSpans(path, spans);
    if (forgetting === 'forgotten') noteVerified(path);
    if (forgetting === 'damaged') removeDatabase(path);
    return forgetting === 'damaged';
  });
}

/**
 * Erases from earlier backups and from databases in quarantine what was erased from the database, makes the backup of a
 * day unless there is one, then removes the oldest beyond those that are kept. Throws, with the backups as they were, if
 * there is no room, the disk refuses or the rows are only in memory.
 */
export async function keepBackups(
  database: ReadingDatabase,
  { folder, quarantine, day }: BackupJob,
  { throwIfCancelled }: TaskContext<'keepBackups'>,
): Promise<BackupOutcome> {
  const { name } = database;
  if (!existsSync(name)) throw new Error('the rows are only in memory');
  mkdirSync(folder, { recursive: true });
  for (const left of readdirSync(folder).filter((each) => draftName.test(each))) removeDatabase(join(folder, left));
  const spans = database.prepare<[], Span>(erasedSpansSql).all();
  const damaged = forgetIn(folder, spans, throwIfCancelled);
  const discarded = forgetQuarantine(quarantine, spans);
  const path = join(folder, `interest_${day}.db`);
  const isMissing = !existsSync(path);
  const events = isMissing ? await make(name, path, throwIfCancelled) : 0;
  const backups = backupsIn(folder).filter((each) => dayOf(each) !== null);
  // a clock that ran ahead leaves names of days to come: today's stays, whatever the order says
  const old = backups.filter((each) => join(folder, each) !== path).slice(0, Math.max(0, backups.length - keptBackups));
  for (const each of old) removeDatabase(join(folder, each));
  if (old.length + damaged.length > 0) syncFolder(folder);
  const outcome = { events, removed: damaged.length, discarded, kept: backups.length - old.length };
  return isMissing ? { ...outcome, made: path, bytes: statSync(path).size } : { ...outcome, made: null, bytes: 0 };
}
