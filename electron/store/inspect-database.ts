import { statSync } from 'node:fs';
import SQLite, { type Database } from 'better-sqlite3';
import { applicationId, latestVersion, migrate, versionOf } from './migrate.ts';
import { migrations } from './migrations.ts';
import { describeFault, faultKind } from './sqlite-fault.ts';

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function schemaNames(database: Database): ReadonlySet<string> {
  return new Set(
    database
      .prepare<[], string>(`SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
      .pluck()
      .all(),
  );
}

/** The tables, indexes and triggers that a database of this version has. */
function expectedNames(version: number): ReadonlySet<string> {
  const model = new SQLite(':memory:');
  try {
    migrate(model, migrations.slice(0, version));
    return schemaNames(model);
  } finally {
    model.close();
  }
}

function findMismatch(database: Database): string | null {
  const id = Number(database.pragma('application_id', { simple: true }));
  const version = versionOf(database);
  const names = schemaNames(database);
  // power went between the file's first page and the first migration
  if (id === 0 && version === 0 && names.size === 0) return null;
  if (id !== applicationId) return `its application_id ${id} is not a lab-tour kiosk's`;
  const latest = latestVersion(migrations);
  if (version > latest) return `its version ${version} is newer than ${latest}`;
  const missing = [...expectedNames(version)].find((name) => !names.has(name));
  return version < 1 || missing ? `it has no ${missing ?? 'version'}` : null;
}

/**
 * Says why the database at this path must not be used, null if it may be or if there is none yet. Only reads:
 * what is then set aside keeps its bytes. Throws if the disk does not let it be read.
 */
export function inspectDatabase(path: string, busyTimeoutMs: number): string | null {
  if (sizeOf(path) === 0) {
    const hasLog = sizeOf(`${path}-wal`) > 0 || sizeOf(`${path}-journal`) > 0;
    return hasLog ? 'it is empty, but has a log' : null;
  }
  let database: Database | null = null;
  try {
    database = new SQLite(path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
    return findMismatch(database);
  } catch (error) {
    if (faultKind(error) !== 'damaged') throw error;
    const { code, message } = describeFault(error);
    return `${code}: ${message}`;
  } finally {
    database?.close();
  }
}
