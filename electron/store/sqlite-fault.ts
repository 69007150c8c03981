import SQLite from 'better-sqlite3';

/**
 * `event`: what was to be written is wrong, the database is not · `damaged`: the file is not what it should be,
 * a new one must begin · `busy`: another process holds it · `later`: the disk refuses for now (full, read-only,
 * input/output error).
 */
export type FaultKind = 'event' | 'damaged' | 'busy' | 'later';

const damaged = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_ERROR', 'SQLITE_SCHEMA', 'SQLITE_FORMAT'];
const wrongEvent = ['SQLITE_CONSTRAINT', 'SQLITE_MISMATCH', 'SQLITE_TOOBIG', 'SQLITE_RANGE'];
const busy = ['SQLITE_BUSY', 'SQLITE_LOCKED'];

/** An extended code (`SQLITE_CORRUPT_INDEX`) belongs to the kind of its primary one. */
function belongs(code: string, primaryCodes: readonly string[]): boolean {
  return primaryCodes.some((primary) => code === primary || code.startsWith(`${primary}_`));
}

export function faultKind(error: unknown): FaultKind {
  if (error instanceof SQLite.SqliteError) {
    if (belongs(error.code, wrongEvent)) return 'event';
    if (belongs(error.code, damaged)) return 'damaged';
    return belongs(error.code, busy) ? 'busy' : 'later';
  }
  // better-sqlite3 throws TypeError and RangeError for values that cannot be bound
  return error instanceof TypeError || error instanceof RangeError ? 'event' : 'later';
}

/** Code and message for one line of the log. */
export function describeFault(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: 'UNKNOWN', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return { code, message: error.message };
}
