import type { TaskValue } from '../../core/store-tasks.ts';
import type { ReadingDatabase } from '../reading-database.ts';

/** Three statements, because each of them alone is answered from an index. */
export function readSpan(database: ReadingDatabase): TaskValue<'readSpan'> {
  const one = (sql: string) => database.prepare<[], number | null>(sql).pluck().get() ?? null;
  return {
    events: one('SELECT count(*) FROM interest_event') ?? 0,
    from: one('SELECT min(at) FROM interest_event'),
    to: one('SELECT max(at) FROM interest_event'),
  };
}
