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

/**
 * Moves the log into the database and shortens it to nothing. A reader at work puts that off; without the pause of
 * the busy time-out, because whoever records meanwhile would wait for the reader. Returns false if it is to be asked again.
 */
export function truncateLog(database: Database): boolean {
  const timeoutMs = Number(database.pragma('busy_timeout', { simple: true }));
  try {
    database.pragma('busy_timeout = 0');
    return Number(database.pragma('wal_checkpoint(TRUNCATE)', { simple: true })) === 0;
  } catch {
    // a full or failing disk says so at the next insert, where someone waits for it
    return true;
  } finally {
    database.pragma(`busy_timeout = ${timeoutMs}`);
  }
}
