import SQLite, { type Database } from 'better-sqlite3';
import type { Erasure } from '../core/erasure.ts';
import type { Comparison } from '../core/restore.ts';

/** More are not shown. */
const mostNames = 20;

/** Spans as one by their beginning: retention's, a day longer each day, lie over each other. */
const spans = (name: string, source: string) => `${name} (from_at, before_at) AS MATERIALIZED (SELECT from_at, max(before_at) FROM (${source}) GROUP BY from_at)`;

const isIn = (name: string, row: string) => `EXISTS (SELECT 1 FROM ${name} WHERE ${row}.at >= from_at AND ${row}.at < before_at)`;

const learnedSpans = spans('learned', 'SELECT * FROM backup.erasure WHERE id NOT IN (SELECT id FROM main.erasure)');

/** What becomes of each row of the backup; the first that holds. Its spans and those known here count alike, and what is erased here takes no place. */
const fatesSql = `WITH ${spans('erased', 'SELECT * FROM main.erasure UNION ALL SELECT * FROM backup.erasure')}, ${learnedSpans}
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM main.interest_event WHERE id = row.id) THEN 'here'
    WHEN ${isIn('erased', 'row')} THEN 'forbidden'
    WHEN EXISTS (SELECT 1 FROM main.interest_event AS other WHERE visit_id = row.visit_id AND seq = row.seq AND NOT ${isIn('learned', 'other')})
      OR row.kind = 'visit-ended' AND EXISTS (
        SELECT 1 FROM main.interest_event AS other WHERE visit_id = row.visit_id AND kind = 'visit-ended' AND NOT ${isIn('learned', 'other')}
      ) THEN 'taken'
    ELSE 'missing' END AS fate, count(*) AS count
  FROM backup.interest_event AS row GROUP BY fate`;

const learnedSql = `SELECT id, kiosk_id AS kioskId, at, reason, from_at AS "from", before_at AS before
  FROM backup.erasure WHERE id NOT IN (SELECT id FROM main.erasure) ORDER BY id`;

const erasableSql = `WITH ${learnedSpans}
  SELECT count(*) FROM main.interest_event WHERE rowid IN (
    SELECT event.rowid FROM learned CROSS JOIN main.interest_event AS event ON event.at >= learned.from_at AND event.at < learned.before_at
  )`;

/** Both databases on one connection that reads. */
function beside<Value>(path: string, copy: string, look: (database: Database) => Value): Value {
  const database = new SQLite(path, { readonly: true, fileMustExist: true });
  try {
    database.pragma('query_only = ON');
    database.prepare('ATTACH ? AS backup').run(copy);
    return database.transaction(() => look(database))();
  } finally {
    database.close();
  }
}

/** A copy that `openBackup` has examined, held against the database at `path`. */
export function compareBackup(path: string, copy: string): Comparison {
  return beside(path, copy, (database) => {
    const fates = new Map(database.prepare<[], [string, number]>(fatesSql).raw().all());
    const count = (sql: string) => database.prepare<[], number>(sql).pluck().get() ?? 0;
    const moment = (sql: string) => database.prepare<[], number | null>(sql).pluck().get() ?? null;
    const names = (column: string) => database.prepare<[], string>(`SELECT DISTINCT ${column} FROM backup.interest_event ORDER BY 1 LIMIT ${mostNames}`).pluck().all();
    return {
      events: [...fates.values()].reduce((sum, rows) => sum + rows, 0),
      here: fates.get('here') ?? 0,
      forbidden: fates.get('forbidden') ?? 0,
      taken: fates.get('taken') ?? 0,
      missing: fates.get('missing') ?? 0,
      erasable: count(erasableSql),
      deeds: count('SELECT count(*) FROM backup.audit WHERE id NOT IN (SELECT id FROM main.audit)'),
      from: moment('SELECT min(at) FROM backup.interest_event'),
      to: moment('SELECT max(at) FROM backup.interest_event'),
      packVersions: names('pack_version'),
      kioskIds: names('kiosk_id'),
    };
  });
}

/** The backup's records of erasures that are not known at `path`. */
export function learnedErasures(path: string, copy: string): readonly Erasure[] {
  return beside(path, copy, (database) => database.prepare<[], Erasure>(learnedSql).all());
}
