import { copyFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { restoredTables, type BackupFault, type OpenedBackup } from '../../core/restore.ts';
import type { TaskArgument } from '../../core/store-tasks.ts';
import { findFlaw, lackOfSpace, makeSelfContained, removeDatabase } from '../backup-file.ts';
import { copyName } from '../backup-names.ts';
import { compareBackup, learnedErasures } from '../compare-backup.ts';
import { inspectDatabase } from '../inspect-database.ts';
import { applicationId, latestVersion, migrate, versionOf } from '../migrate.ts';
import { migrations } from '../migrations.ts';
import type { ReadingDatabase } from '../reading-database.ts';
import { describeFault, faultKind } from '../sqlite-fault.ts';

/** The copy is nobody else's. */
const busyTimeoutMs = 0;

/** A file that is no backup to restore from. */
class Unusable extends Error {
  readonly why: BackupFault;

  constructor(why: BackupFault, message: string) {
    super(message);
    this.why = why;
  }
}

/** Copies a backup, with the log that lies beside it where somebody copied both by hand. */
function take(file: string, copy: string): void {
  try {
    const bytes = statSync(file).size;
    const lack = lackOfSpace(join(copy, '..'), bytes * 2);
    if (lack !== null) throw new Unusable('no-space', lack);
    for (const part of ['', '-wal', '-journal']) {
      if (part === '' || existsSync(`${file}${part}`)) copyFileSync(`${file}${part}`, `${copy}${part}`);
    }
  } catch (error) {
    throw error instanceof Unusable ? error : new Unusable('gone', describeFault(error).message);
  }
}

/** Reads all of the copy and brings it to the present version. */
function examine(database: Database): void {
  const id = Number(database.pragma('application_id', { simple: true }));
  if (id !== applicationId) throw new Unusable('foreign', `its application_id ${id} is not a lab-tour kiosk's`);
  const [version, latest] = [versionOf(database), latestVersion(migrations)];
  if (version > latest) throw new Unusable('future', `its version ${version} is newer than ${latest}`);
  const flaw = findFlaw(database);
  if (flaw !== null) throw new Unusable('damaged', flaw);
  migrate(database, migrations);
}

function prepare(file: string, copy: string): void {
  take(file, copy);
  try {
    makeSelfContained(copy);
    const database = new SQLite(copy, { fileMustExist: true });
    database.pragma('trusted_schema = OFF');
    try {
      examine(database);
    } finally {
      database.close();
    }
    const mismatch = inspectDatabase(copy, busyTimeoutMs);
    if (mismatch !== null) throw new Unusable('damaged', mismatch);
  } catch (error) {
    if (error instanceof Unusable || faultKind(error) !== 'damaged') throw error;
    throw new Unusable('damaged', describeFault(error).message);
  }
}

function lastRows(copy: string): Extract<OpenedBackup, { outcome: 'opened' }>['last'] {
  const database = new SQLite(copy, { readonly: true, fileMustExist: true });
  try {
    const last = (table: string) => Number(database.prepare(`SELECT coalesce(max(rowid), 0) FROM ${table}`).pluck().get());
    return Object.fromEntries(restoredTables.map((table) => [table, last(table)])) as Record<(typeof restoredTables)[number], number>;
  } finally {
    database.close();
  }
}

/**
 * Copies a backup into the folder of backups, examines the copy, brings it to the present version and holds it against
 * what is here. The backup itself is only read. The copy stays where it may be restored from; else it goes.
 */
export function openBackup(database: ReadingDatabase, { file, folder, keepsCopy }: TaskArgument<'openBackup'>): OpenedBackup {
  const { name } = database;
  if (!existsSync(name)) throw new Error('the rows are only in memory');
  const copy = join(folder, copyName);
  let isKept = false;
  removeDatabase(copy);
  try {
    prepare(file, copy);
    const opened = { outcome: 'opened' as const, copy, comparison: compareBackup(name, copy), learned: [...learnedErasures(name, copy)], last: lastRows(copy) };
    isKept = keepsCopy;
    return opened;
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return { outcome: 'refused', why: error.why, message: error.message.replaceAll(/\s+/g, ' ') };
  } finally {
    if (!isKept) removeDatabase(copy);
  }
}

/** After a restore: what of the backup is still not here. The copy goes. */
export function closeBackup(database: ReadingDatabase, { copy }: TaskArgument<'closeBackup'>): { readonly missing: number } {
  try {
    return { missing: compareBackup(database.name, copy).missing };
  } finally {
    removeDatabase(copy);
  }
}
