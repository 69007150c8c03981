import { rmSync } from 'node:fs';
import SQLite, { type Database } from 'better-sqlite3';
import { eraseSpans, type Span } from './event-eraser.ts';
import { applicationId, versionOf } from './migrate.ts';
import { faultKind } from './sqlite-fault.ts';

/** What a backup must hold. */
export interface Content {
  readonly version: number;
  /** rows of each table by its name */
  readonly rows: ReadonlyMap<string, number>;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What is in a database; asked within a transaction, it is that of one moment. */
export function contentOf(database: Database): Content {
  const tables = database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all();
  const count = (table: string) => database.prepare<[], number>(`SELECT count(*) FROM ${quoted(table)}`).pluck().get() ?? 0;
  return { version: versionOf(database), rows: new Map(tables.map((table) => [table, count(table)])) };
}

/** Lets a copy stand alone in one file: it comes with the mark of its source, which has a log beside it. */
export function makeSelfContained(path: string): void {
  const database = new SQLite(path, { fileMustExist: true });
  try {
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}

/** Reads all of a backup, and throws one line if it is not whole or not what it was made from. */
export function verifyBackup(path: string, expected: Content): void {
  const database = new SQLite(path, { readonly: true, fileMustExist: true });
  try {
    const found = String(database.pragma('integrity_check(1)', { simple: true }));
    if (found !== 'ok') throw new Error(`the backup is damaged (${found.replaceAll('\n', ' ')})`);
    if (Number(database.pragma('application_id', { simple: true })) !== applicationId) throw new Error('the backup has another application_id');
    const content = contentOf(database);
    if (content.version !== expected.version) throw new Error(`the backup has version ${content.version} instead of ${expected.version}`);
    const wrong = [...expected.rows].find(([table, rows]) => content.rows.get(table) !== rows);
    if (wrong || content.rows.size !== expected.rows.size) throw new Error(`the backup has other rows in ${wrong?.[0] ?? 'another table'}`);
  } finally {
    database.close();
  }
}

/**
 * Erases the events of these spans from a backup, in place and in a transaction of SQLite's own, so that a power cut
 * leaves it whole. False if it is damaged; throws if the disk refuses.
 */
export function eraseFromBackup(path: string, spans: readonly Span[]): boolean {
  let database: Database | null = null;
  try {
    database = new SQLite(path, { fileMustExist: true });
    const opened = database;
    opened.transaction(() => eraseSpans(opened, spans)).immediate();
    return true;
  } catch (error) {
    if (faultKind(error) !== 'damaged') throw error;
    return false;
  } finally {
    database?.close();
  }
}

/** Removes a database file with whatever SQLite left beside it. */
export function removeDatabase(path: string): void {
  for (const part of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
}
