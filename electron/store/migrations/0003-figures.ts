import type { Migration } from '../migrate.ts';

/** What the events of `kind` are counted by: one row of `tally` an event and grain. */
const counted = `('lab-left', 'interest-expressed', 'quiz-answered', 'exhibit-used', 'question-asked')`;

/** A stay longer than a day, a show of more hands than a hall holds: a fault, which must not overflow a sum. */
const longestMs = 86_400_000;
const mostHands = 10_000;

/** The columns of `tally` behind its grain, from a row of interest_event. */
const tallied = (row: string, grain: string) => `
  ${grain}, ${row}.at / ${grain}, ${row}.kind, ${row}.mode, coalesce(${row}.lab, ''),
  coalesce(CASE ${row}.kind WHEN 'interest-expressed' THEN ${row}.value ->> 'topic' WHEN 'lab-left' THEN '' ELSE ${row}.item END, ''),
  CASE ${row}.kind WHEN 'lab-left' THEN ${row}.language ELSE '' END`;

const total = (row: string) => `CASE ${row}.kind
  WHEN 'lab-left' THEN min(max(coalesce(CAST(${row}.value ->> 'activeMs' AS INTEGER), 0), 0), ${longestMs})
  WHEN 'interest-expressed' THEN min(max(coalesce(CAST(${row}.value ->> 'count' AS INTEGER), 1), 0), ${mostHands})
  WHEN 'quiz-answered' THEN coalesce(CAST(${row}.value ->> 'correct' AS INTEGER), 0) = 1
  ELSE 0 END`;

/** A quarter of an hour, a day, 32 days. */
const grains = '(SELECT 900000 AS ms UNION ALL SELECT 86400000 UNION ALL SELECT 2764800000)';

/** Whether a row says that narration was heard to its end: the last words may be cut by the next touch. */
const heardOut = (row: string) =>
  `${row}.kind = 'narration-ended' AND coalesce(CAST(${row}.value ->> 'fraction' AS REAL), 0) >= 0.9`;

const isAct = (row: string) => `${row}.kind NOT IN ('visit-started', 'visit-ended')`;

const isIdleEnd = (row: string) => `${row}.kind = 'visit-ended' AND coalesce(${row}.value ->> 'reason', '') = 'idle'`;

const touched = (row: string) => `INSERT INTO visit_day VALUES (${row}.began_at / 86400000, 1)
          ON CONFLICT (day) DO UPDATE SET version = version + 1;`;

/**
 * What the figures are read from, kept by triggers in the transaction of each insert, whoever inserts, and in
 * whatever order the rows of a visit come. Erasing events leaves both tables as they are: counts of people
 * nobody can tell apart outlive the rows, and a row once erased must not be inserted again.
 *
 * `visit`: one row a visit. Its length leaves out its end, and whatever was recorded at the very moment of an
 * idle end, because nobody was there any more.
 *
 * `visit_day`: a number for each day (UTC) that is another one after any change to its visits, so that a reader can
 * keep the days that have not changed.
 *
 * `tally`: sums by quarter-hour, day and 32 days, all UTC: days of any time zone are made of whole spans, and many of
 * them of few.
 */
export const figures: Migration = {
  version: 3,
  statements: [
    `CREATE TABLE visit (
      visit_id TEXT PRIMARY KEY NOT NULL,
      first_seq INTEGER NOT NULL,
      /* at of the row with first_seq */
      began_at INTEGER NOT NULL,
      mode TEXT NOT NULL,
      /* the latest elapsed_ms, and the latest before that, of rows other than the end; 0: none */
      last_ms INTEGER NOT NULL,
      before_last_ms INTEGER NOT NULL,
      idle_ms INTEGER,
      acts INTEGER NOT NULL,
      opened_lab INTEGER NOT NULL,
      heard_out INTEGER NOT NULL,
      expressed INTEGER NOT NULL,
      length_ms INTEGER NOT NULL GENERATED ALWAYS AS (CASE WHEN idle_ms IS last_ms THEN before_last_ms ELSE last_ms END) VIRTUAL,
      is_one_touch INTEGER NOT NULL GENERATED ALWAYS AS (acts = 0 AND (CASE WHEN idle_ms IS last_ms THEN before_last_ms ELSE last_ms END) < 5000) VIRTUAL
    ) STRICT`,
    'CREATE INDEX visit_began ON visit (began_at)',
    `CREATE TABLE visit_day (day INTEGER PRIMARY KEY NOT NULL, version INTEGER NOT NULL) STRICT`,
    `CREATE TABLE tally (
      grain_ms INTEGER NOT NULL,
      span INTEGER NOT NULL,
      kind TEXT NOT NULL,
      mode TEXT NOT NULL,
      lab TEXT NOT NULL,
      item TEXT NOT NULL,
      language TEXT NOT NULL,
      count INTEGER NOT NULL,
      total INTEGER NOT NULL,
      PRIMARY KEY (grain_ms, span, kind, mode, lab, item, language)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER visit_grows AFTER INSERT ON interest_event
      BEGIN
        INSERT INTO visit VALUES (
          NEW.visit_id, NEW.seq, NEW.at, NEW.mode, CASE NEW.kind WHEN 'visit-ended' THEN 0 ELSE NEW.elapsed_ms END, 0,
          CASE WHEN ${isIdleEnd('NEW')} THEN NEW.elapsed_ms END, ${isAct('NEW')}, NEW.kind = 'lab-opened', ${heardOut('NEW')}, NEW.kind = 'interest-expressed'
        ) ON CONFLICT (visit_id) DO UPDATE SET
          began_at = CASE WHEN excluded.first_seq < first_seq THEN excluded.began_at ELSE began_at END,
          first_seq = min(first_seq, excluded.first_seq),
          mode = CASE WHEN 'rehearsal' IN (mode, excluded.mode) THEN 'rehearsal' WHEN 'guided' IN (mode, excluded.mode) THEN 'guided' ELSE 'self' END,
          before_last_ms = CASE WHEN excluded.last_ms > last_ms THEN last_ms
            WHEN excluded.last_ms < last_ms THEN max(before_last_ms, excluded.last_ms) ELSE before_last_ms END,
          last_ms = max(last_ms, excluded.last_ms),
          idle_ms = coalesce(excluded.idle_ms, idle_ms),
          acts = acts + excluded.acts,
          opened_lab = max(opened_lab, excluded.opened_lab),
          heard_out = max(heard_out, excluded.heard_out),
          expressed = max(expressed, excluded.expressed);
      END`,
    ...['INSERT', 'UPDATE', 'DELETE'].map(
      (change) => `CREATE TRIGGER visit_day_changes_by_${change.toLowerCase()} AFTER ${change} ON visit
      BEGIN
        ${change === 'INSERT' ? '' : touched('OLD')}
        ${change === 'DELETE' ? '' : touched('NEW')}
      END`,
    ),
    `CREATE TRIGGER tally_grows AFTER INSERT ON interest_event WHEN NEW.mode <> 'rehearsal' AND NEW.kind IN ${counted}
      BEGIN
        INSERT INTO tally SELECT ${tallied('NEW', 'grain.ms')}, 1, ${total('NEW')} FROM ${grains} AS grain WHERE true
          ON CONFLICT DO UPDATE SET count = count + excluded.count, total = total + excluded.total;
      END`,
    `INSERT INTO visit
      SELECT whole.visit_id, first_seq, first.at,
        CASE worst WHEN 2 THEN 'rehearsal' WHEN 1 THEN 'guided' ELSE 'self' END, last_ms,
        coalesce((SELECT max(elapsed_ms) FROM interest_event AS earlier
          WHERE earlier.visit_id = whole.visit_id AND kind <> 'visit-ended' AND elapsed_ms < last_ms), 0),
        idle_ms, acts, opened_lab, heard_out, expressed
      FROM (
        SELECT visit_id, min(seq) AS first_seq,
          max(CASE mode WHEN 'rehearsal' THEN 2 WHEN 'guided' THEN 1 ELSE 0 END) AS worst,
          coalesce(max(elapsed_ms) FILTER (WHERE kind <> 'visit-ended'), 0) AS last_ms,
          max(elapsed_ms) FILTER (WHERE ${isIdleEnd('event')}) AS idle_ms,
          sum(${isAct('event')}) AS acts,
          max(kind = 'lab-opened') AS opened_lab,
          max(${heardOut('event')}) AS heard_out,
          max(kind = 'interest-expressed') AS expressed
        FROM interest_event AS event GROUP BY visit_id
      ) AS whole
      JOIN interest_event AS first ON first.visit_id = whole.visit_id AND first.seq = whole.first_seq`,
    `INSERT INTO tally
      SELECT ${tallied('event', 'grain.ms')}, count(*), sum(${total('event')})
      FROM interest_event AS event CROSS JOIN ${grains} AS grain
      WHERE mode <> 'rehearsal' AND kind IN ${counted}
      GROUP BY 1, 2, 3, 4, 5, 6, 7`,
  ],
};
