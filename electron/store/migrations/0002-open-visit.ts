import type { Migration } from '../migrate.ts';

/**
 * The visits without `visit-ended`: one or none while the kiosk runs, so that the start after a crash need not
 * look through years of rows. Triggers keep it, so it is as true as the rows whoever writes them. A row that
 * comes after its visit's end does not open the visit again.
 */
export const openVisit: Migration = {
  version: 2,
  statements: [
    'CREATE TABLE open_visit (visit_id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID',
    `CREATE TRIGGER visit_opens AFTER INSERT ON interest_event
      WHEN NEW.kind <> 'visit-ended' AND NOT EXISTS (
        SELECT 1 FROM interest_event WHERE visit_id = NEW.visit_id AND kind = 'visit-ended'
      )
      BEGIN
        INSERT INTO open_visit (visit_id) VALUES (NEW.visit_id) ON CONFLICT (visit_id) DO NOTHING;
      END`,
    `CREATE TRIGGER visit_closes AFTER INSERT ON interest_event WHEN NEW.kind = 'visit-ended'
      BEGIN
        DELETE FROM open_visit WHERE visit_id = NEW.visit_id;
      END`,
    `INSERT INTO open_visit (visit_id)
      SELECT DISTINCT visit_id FROM interest_event
      EXCEPT SELECT visit_id FROM interest_event WHERE kind = 'visit-ended'`,
  ],
};
