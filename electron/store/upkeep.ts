import type { Database } from 'better-sqlite3';
import { describeFault, faultKind } from './sqlite-fault.ts';

/** What `quick_check` finds first, null if the file is sound or cannot be read at present. */
export function findDamage(database: Database): string | null {
  try {
    const found = String(database.pragma('quick_check(1)', { simple: true }));
    return found === 'ok' ? null : found.replaceAll('\n', ' ');
  } catch (error) {
    const { code, message } = describeFault(error);
    return faultKind(error) === 'damaged' ? `${code}: ${message}` : null;
  }
}

/** Moves the log into the database and shortens it to nothing; a reader at work puts that off. */
export function truncateLog(database: Database): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // a full or failing disk says so at the next insert, where someone waits for it
  }
}
