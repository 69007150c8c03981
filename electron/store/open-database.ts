import { mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import type { Storage } from '../core/store-messages.ts';
import { AuditWriter } from './audit-writer.ts';
import { BackupMerger } from './backup-merger.ts';
import { ContactWriter } from './contact-writer.ts';
import { EventEraser } from './event-eraser.ts';
import { inspectDatabase } from './inspect-database.ts';
import { InterestWriter } from './interest-writer.ts';
import { migrate, versionOf } from './migrate.ts';
import { migrations } from './migrations.ts';
import { setAside } from './quarantine.ts';
import { describeFault, faultKind } from './sqlite-fault.ts';

export interface OpenDatabase {
  readonly database: Database;
  readonly writer: InterestWriter;
  readonly audit: AuditWriter;
  readonly contacts: ContactWriter;
  readonly eraser: EventEraser;
  readonly merger: BackupMerger;
  readonly storage: Storage;
  /** why it is in memory; null on disk */
  readonly why: string | null;
  /** False once the file was deleted or replaced: what is written then reaches nobody. */
  readonly isInPlace: () => boolean;
}

export type LogLine = (level: 'info' | 'warning', line: string) => void;

/** How long another process may hold the database before the store ends and is started again, in ms. */
const busyTimeoutMs = 2_000;

/** 64 MiB, some two hundred thousand events: a disk that stays away for months must not eat the machine's memory. */
const memoryPages = 16_384;

/** Checkpoint at 2 MB of log, so that even a large group commit stays below 4. */
const checkpointPages = 500;

function configure(database: Database): void {
  database.pragma('journal_mode = WAL');
  // lobby machines are switched off at the wall: an acknowledged row must have reached the disk
  database.pragma('synchronous = FULL');
  database.pragma('checkpoint_fullfsync = ON');
  // what is erased is written over with zeros, in the file and so in every backup made from it
  database.pragma('secure_delete = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('foreign_keys = ON');
  database.pragma('locking_mode = NORMAL');
  database.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  database.pragma(`journal_size_limit = ${4 * 1024 * 1024}`);
}

/** SQLite opens a file it may only read without a word: only writing tells. Leaves everything as it was. */
function proveWritable(database: Database): void {
  database.pragma(`user_version = ${versionOf(database)}`);
}

function openWritable(path: string, why: string | null): OpenDatabase {
  const database = new SQLite(path, { timeout: busyTimeoutMs });
  try {
    configure(database);
    migrate(database, migrations);
    proveWritable(database);
    const inodeOf = () => statSync(path, { throwIfNoEntry: false })?.ino;
    const inode = inodeOf();
    const storage = why === null ? 'disk' : 'memory';
    const isInPlace = () => storage === 'memory' || inodeOf() === inode;
    const writers = { writer: new InterestWriter(database), audit: new AuditWriter(database), contacts: new ContactWriter(database), eraser: new EventEraser(database) };
    return { database, ...writers, merger: new BackupMerger(database, writers), storage, why, isInPlace };
  } catch (error) {
    database.close();
    throw error;
  }
}

export function openInMemory(why: string): OpenDatabase {
  const opened = openWritable(':memory:', why);
  opened.database.pragma(`max_page_count = ${memoryPages}`);
  return opened;
}

/** Moves the database into quarantine and says so in one line. */
export function beginAnew(dataDir: string, why: string, log: LogLine): void {
  const folder = setAside(dataDir, new Date());
  log('warning', `interest.db set aside in ${relative(dataDir, folder)} (${why}); a new one begins`);
}

/** Throws if the disk does not let it: see `faultKind`. */
export function openOnDisk(dataDir: string, log: LogLine): OpenDatabase {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'interest.db');
  const fault = inspectDatabase(path, busyTimeoutMs);
  if (fault !== null) beginAnew(dataDir, fault, log);
  try {
    return openWritable(path, null);
  } catch (error) {
    if (faultKind(error) !== 'damaged') throw error;
    const { code, message } = describeFault(error);
    beginAnew(dataDir, `${code}: ${message}`, log);
    return openWritable(path, null);
  }
}

/**
 * Opens the database of a data directory, a new one where there is none or where the present one cannot be
 * used, and one in memory where the disk cannot be written. Throws only while another process holds it.
 */
export function openDatabase(dataDir: string, log: LogLine): OpenDatabase {
  try {
    return openOnDisk(dataDir, log);
  } catch (error) {
    if (faultKind(error) === 'busy') throw error;
    const { code, message } = describeFault(error);
    return openInMemory(message.startsWith(code) ? message : `${code}: ${message}`);
  }
}
