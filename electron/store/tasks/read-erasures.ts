import type { ErasureRecord, LoggedDeed } from '../../core/erasure.ts';
import type { TaskArgument, TaskValue } from '../../core/store-tasks.ts';
import type { ReadingDatabase } from '../reading-database.ts';

/** Retention leaves one record a day; the newest ones are asked for. */
const mostRecords = 100;

/** What was erased, the newest first. */
export function readErasures(database: ReadingDatabase): TaskValue<'readErasures'> {
  const records = database
    .prepare<[], ErasureRecord>(`SELECT id, kiosk_id AS kioskId, at, reason, from_at AS "from", before_at AS before, events
      FROM erasure ORDER BY at DESC, id DESC LIMIT ${mostRecords}`)
    .all();
  return { records };
}

/** What the audit says about one erasure, in order. */
export function readErasureLog(database: ReadingDatabase, { id }: TaskArgument<'readErasureLog'>): TaskValue<'readErasureLog'> {
  const deeds = database
    .prepare<[string], LoggedDeed>(`SELECT id, at, action, detail FROM audit WHERE detail ->> 'erasure' = ? ORDER BY id`)
    .all(id);
  return { deeds };
}

/** How many events a span of time holds, and the time of the earliest and latest. */
export function readSpanOf(database: ReadingDatabase, span: TaskArgument<'readSpanOf'>): TaskValue<'readSpanOf'> {
  return database
    .prepare<[object], TaskValue<'readSpanOf'>>('SELECT count(*) AS events, min(at) AS "from", max(at) AS "to" FROM interest_event WHERE at >= @from AND at < @before')
    .get(span) ?? { events: 0, from: null, to: null };
}
