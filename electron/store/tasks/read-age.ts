import { dayMs } from '../../core/local-time.ts';
import type { TaskArgument, TaskValue } from '../../core/store-tasks.ts';
import type { ReadingDatabase } from '../reading-database.ts';

/** Two statements, each answered from an index. */
export function readAge(database: ReadingDatabase, { before, now }: TaskArgument<'readAge'>): TaskValue<'readAge'> {
  const oldest = database.prepare<[], number | null>('SELECT min(at) FROM interest_event').pluck().get() ?? null;
  const days = database.prepare<[number, number], number>('SELECT count(*) FROM visit_day WHERE day > ? AND day <= ?').pluck();
  return { isOlder: oldest !== null && oldest < before, daysSince: days.get(Math.floor(before / dayMs), Math.floor(now / dayMs)) ?? 0 };
}
