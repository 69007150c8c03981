import type { Database } from 'better-sqlite3';

export interface Migration {
  /** `user_version` once it is done; 1, 2, 3… without gaps */
  readonly version: number;
  readonly statements: readonly string[];
}

/** "LTKi" in the file's header: a lab-tour kiosk's interest database. */
export const applicationId = 0x4c54_4b69;

/** The version of a database; 0 before its first migration. */
export function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/** The version a database has after all of these. Throws if they are not numbered 1, 2, 3… */
export function latestVersion(migrations: readonly Migration[]): number {
  for (const [index, { version }] of migrations.entries()) {
    if (version !== index + 1) throw new Error(`migration ${version} stands in place ${index + 1}`);
  }
  return migrations.length;
}

/**
 * Brings a database to the newest version, each step whole or not at all. Throws, with the database as the last
 * whole step left it, if a statement fails or the database is newer than the steps.
 */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  const latest = latestVersion(migrations);
  const present = versionOf(database);
  if (present > latest) throw new Error(`database version ${present} is newer than ${latest}`);
  for (const { version, statements } of migrations.slice(present)) {
    database
      .transaction(() => {
        database.pragma(`application_id = ${applicationId}`);
        for (const statement of statements) database.exec(statement);
        database.pragma(`user_version = ${version}`);
      })
      .immediate();
  }
}
