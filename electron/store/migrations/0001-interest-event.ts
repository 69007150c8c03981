import type { Migration } from '../migrate.ts';

/**
 * One row an event. The rowid stays: it is the order of arrival. The checks repeat what core/interest promises
 * where a wrong value would spoil every later statistic; kinds are left open so that a new one needs no copy
 * of the table.
 */
export const interestEvent: Migration = {
  version: 1,
  statements: [
    `CREATE TABLE interest_event (
      id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
      kiosk_id TEXT NOT NULL CHECK (kiosk_id <> ''),
      visit_id TEXT NOT NULL CHECK (length(visit_id) = 36),
      seq INTEGER NOT NULL CHECK (seq >= 1),
      at INTEGER NOT NULL CHECK (at >= 0),
      elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
      mode TEXT NOT NULL CHECK (mode IN ('self', 'guided', 'rehearsal')),
      language TEXT NOT NULL CHECK (language <> ''),
      kind TEXT NOT NULL CHECK (kind <> ''),
      lab TEXT CHECK (lab <> ''),
      item TEXT CHECK (item <> ''),
      value TEXT CHECK (value IS NULL OR json_valid(value)),
      pack_version TEXT NOT NULL CHECK (pack_version <> '')
    ) STRICT`,
    // a visit's rows in order; also what keeps two events from claiming one place in it
    'CREATE UNIQUE INDEX interest_event_visit ON interest_event (visit_id, seq)',
    // reports ask for a span of time
    'CREATE INDEX interest_event_at ON interest_event (at)',
    // a visit ends once
    `CREATE UNIQUE INDEX interest_event_end ON interest_event (visit_id) WHERE kind = 'visit-ended'`,
  ],
};
