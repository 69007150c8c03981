import { statSync } from 'node:fs';
import SQLite, { type Database, type Statement } from 'better-sqlite3';

/** The database's file, or a copy of one that lives in memory, where no second connection reaches it. */
export type ReadingPlace = { readonly path: string } | { readonly copy: Uint8Array };

/** A database that can only be read: what takes one cannot write by mistake. */
export interface ReadingDatabase {
  /** path of its file; empty for a copy in memory */
  readonly name: string;
  prepare<Parameters extends unknown[] | object = unknown[], Row = unknown>(
    sql: string,
  ): Pick<
    Parameters extends unknown[] ? Statement<Parameters, Row> : Statement<[Parameters], Row>,
    'get' | 'all' | 'iterate' | 'pluck' | 'raw'
  >;
  pragma(source: string, options?: { readonly simple?: boolean }): unknown;
}

/** How long a reader waits for the file, in ms: only while the log is being taken over after a crash. */
const busyTimeoutMs = 2_000;

function open(place: ReadingPlace): Database {
  const database =
    'path' in place
      ? new SQLite(place.path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs })
      : new SQLite(Buffer.from(place.copy.buffer, place.copy.byteOffset, place.copy.byteLength), { readonly: true });
  database.pragma('query_only = ON');
  database.pragma('locking_mode = NORMAL');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  return database;
}

function inodeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino;
}

/** Opens the database for reading and keeps it open for the next question, unless it is another one by then. */
export class Reader {
  private kept: { readonly database: Database; readonly path: string | null; readonly inode: number | undefined } | null = null;

  /** Throws where there is no database or it cannot be read. */
  at(place: ReadingPlace): ReadingDatabase {
    const path = 'path' in place ? place.path : null;
    const inode = path === null ? undefined : inodeOf(path);
    if (path !== null && this.kept?.path === path && this.kept.inode === inode) return this.kept.database;
    this.kept?.database.close();
    this.kept = null;
    const database = open(place);
    this.kept = { database, path, inode };
    return database;
  }
}
