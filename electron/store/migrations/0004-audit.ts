import type { Migration } from '../migrate.ts';

/** What staff did, one row a deed. Kept as long as the file: it is who let what out of the kiosk. */
export const audit: Migration = {
  version: 4,
  statements: [
    `CREATE TABLE audit (
      id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
      kiosk_id TEXT NOT NULL CHECK (kiosk_id <> ''),
      at INTEGER NOT NULL CHECK (at >= 0),
      action TEXT NOT NULL CHECK (action <> ''),
      detail TEXT NOT NULL CHECK (json_valid(detail))
    ) STRICT`,
    'CREATE INDEX audit_at ON audit (at)',
  ],
};
