import { existsSync, rmSync, statfsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import SQLite, { type Database } from 'better-sqlite3';
import { readBatch } from './backup-merger.ts';
import { eraseSpans, type Span } from './event-eraser.ts';
import type { InterestRow } from './interest-writer.ts';
import { applicationId, versionOf } from './migrate.ts';
import { openInMemory } from './open-database.ts';
import { faultKind } from './sqlite-fault.ts';

/** How many of the newest rows a restore is tried with. */
const triedRows = 1_000;

/** What a copy takes must leave the room that visitors' rows need. */
const spareBytes = 16 * 1024 * 1024;

/** What a backup must hold. */
export interface Content {
  readonly version: number;
  /** rows of each table by its name */
  readonly rows: ReadonlyMap<string, number>;
  /** the newest events, in order of their arrival */
  readonly newest: readonly InterestRow[];
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What is in a database; asked within a transaction, it is that of one moment. */
export function contentOf(database: Database): Content {
  const tables = database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all();
  const count = (table: string) => database.prepare<[], number>(`SELECT count(*) FROM ${quoted(table)}`).pluck().get() ?? 0;
  const newest = database.prepare<[number], InterestRow>('SELECT * FROM interest_event ORDER BY rowid DESC LIMIT ?').all(triedRows);
  return { version: versionOf(database), rows: new Map(tables.map((table) => [table, count(table)])), newest: newest.toReversed() };
}

/** Says in one line that a folder has no room for so many bytes, null if it has. */
export function lackOfSpace(folder: string, bytes: number): string | null {
  const { bavail, bsize } = statfsSync(folder);
  const needed = bytes + spareBytes;
  return needed > bavail * bsize ? `${folder} has ${bavail * bsize} bytes free, ${needed} are needed` : null;
}

/** What a backup of a database holds: all but the addresses that visitors left. */
export function withoutContacts(content: Content): Content {
  return { ...content, rows: new Map([...content.rows].map(([table, count]) => [table, table === 'contact' ? 0 : count])) };
}

/** Erases the addresses of visitors from a database that nobody else uses; one from before there were any has none. Returns how many. */
function dropContacts(database: Database): number {
  database.pragma('secure_delete = ON');
  const hasContacts = database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'contact'`).get() !== undefined;
  return hasContacts ? database.prepare('DELETE FROM contact').run().changes : 0;
}

/**
 * Lets a copy stand alone in one file: it comes with the mark of its source, which has a log beside it. Addresses of
 * visitors leave it: what was withdrawn would otherwise be in it for a week.
 */
export function makeSelfContained(path: string): void {
  const database = new SQLite(path, { fileMustExist: true });
  try {
    dropContacts(database);
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}

/** What SQLite finds wrong with a database after reading all of it, null if nothing. */
export function findFlaw(database: Database): string | null {
  const found = String(database.pragma('integrity_check(1)', { simple: true }));
  return found === 'ok' ? null : found.replaceAll('\n', ' ');
}

/** Reads all of a backup and restores from it; throws one line if it is not whole or not what it was made from. */
export function verifyBackup(path: string, expected: Content): void {
  const database = new SQLite(path, { readonly: true, fileMustExist: true });
  try {
    const flaw = findFlaw(database);
    if (flaw !== null) throw new Error(`the backup is damaged (${flaw})`);
    if (Number(database.pragma('application_id', { simple: true })) !== applicationId) throw new Error('the backup has another application_id');
    const content = contentOf(database);
    if (content.version !== expected.version) throw new Error(`the backup has version ${content.version} instead of ${expected.version}`);
    const wrong = [...expected.rows].find(([table, rows]) => content.rows.get(table) !== rows);
    if (wrong || content.rows.size !== expected.rows.size) throw new Error(`the backup has other rows in ${wrong?.[0] ?? 'another table'}`);
  } finally {
    database.close();
  }
  tryRestore(path, expected.newest);
}

/** Restores the newest rows into an empty database, the way a real restore goes: with the whole visits they belong to. */
function tryRestore(path: string, newest: readonly InterestRow[]): void {
  const database = new SQLite(path, { readonly: true, fileMustExist: true });
  const upTo = Number(database.prepare('SELECT coalesce(max(rowid), 0) FROM interest_event').pluck().get());
  const after = Number(database.prepare('SELECT coalesce(min(rowid), 1) - 1 FROM (SELECT rowid FROM interest_event ORDER BY rowid DESC LIMIT ?)').pluck().get(triedRows));
  database.close();
  const scratch = openInMemory('a restore is tried');
  try {
    scratch.database.transaction(() => scratch.merger.merge(readBatch({ copy: path, table: 'interest_event', after, upTo }))).immediate();
    const restored = scratch.database.prepare<[], InterestRow>('SELECT * FROM interest_event ORDER BY rowid').all().slice(-newest.length);
    if (!isDeepStrictEqual(restored, newest)) throw new Error('the newest rows do not come back from the backup as they were');
  } finally {
    scratch.database.close();
  }
}

/** `damaged`: nothing can be erased from it · `foreign`: it holds no events. */
export type Forgetting = 'forgotten' | 'damaged' | 'foreign';

/**
 * Erases the events of these spans, and whatever addresses there are, from a copy of the database, in place and in a transaction of SQLite's own, so that a
 * power cut leaves it whole, and then reads all of it. Throws if the disk refuses.
 */
export function forgetSpans(path: string, spans: readonly Span[]): Forgetting {
  let database: Database | null = null;
  try {
    database = new SQLite(path, { fileMustExist: true });
    const opened = database;
    const hasEvents = opened.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'interest_event'`).get() !== undefined;
    if (!hasEvents) return 'foreign';
    opened
      .transaction(() => {
        dropContacts(opened);
        eraseSpans(opened, spans);
      })
      .immediate();
    // what was erased stands in no log either
    opened.pragma('journal_mode = DELETE');
    return findFlaw(opened) === null ? 'forgotten' : 'damaged';
  } catch (error) {
    if (faultKind(error) !== 'damaged') throw error;
    return 'damaged';
  } finally {
    database?.close();
  }
}

/** Erases the addresses of visitors from a database that was set aside, if it can be read. Throws if the disk refuses. */
export function forgetContacts(path: string): void {
  if (!existsSync(path)) return;
  let database: Database | null = null;
  try {
    database = new SQLite(path, { fileMustExist: true });
    if (dropContacts(database) > 0) database.pragma('journal_mode = DELETE');
  } catch (error) {
    if (faultKind(error) !== 'damaged') throw error;
  } finally {
    database?.close();
  }
}

/** Removes a database file with whatever SQLite left beside it. */
export function removeDatabase(path: string): void {
  for (const part of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
}
