import type { TaskContext, TaskValue } from '../../core/store-tasks.ts';
import type { ReadingDatabase } from '../reading-database.ts';

/** A table at a time, so that it can say how far it is and be left in between. */
export function checkDatabase(
  database: ReadingDatabase,
  _argument: undefined,
  { report, throwIfCancelled }: TaskContext<'checkDatabase'>,
): TaskValue<'checkDatabase'> {
  const tables = database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all();
  for (const [index, table] of tables.entries()) {
    throwIfCancelled();
    report({ done: index, of: tables.length });
    const found = String(database.pragma(`quick_check("${table.replaceAll('"', '""')}")`, { simple: true }));
    if (found !== 'ok') return { damage: found.replaceAll('\n', ' ') };
  }
  report({ done: tables.length, of: tables.length });
  return { damage: null };
}
