import type { Migration } from '../migrate.ts';

/**
 * What was erased, one row an erasure, kept for good: rows of these spans must not come back from a backup. Nothing
 * in it says what the rows held.
 */
export const erasure: Migration = {
  version: 5,
  statements: [
    `CREATE TABLE erasure (
      id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
      kiosk_id TEXT NOT NULL CHECK (kiosk_id <> ''),
      at INTEGER NOT NULL CHECK (at >= before_at),
      reason TEXT NOT NULL CHECK (reason <> ''),
      from_at INTEGER NOT NULL CHECK (from_at >= 0),
      /* not included */
      before_at INTEGER NOT NULL CHECK (before_at > from_at),
      /* how many rows of interest_event it erased */
      events INTEGER NOT NULL CHECK (events >= 0)
    ) STRICT`,
  ],
};
