import type { TaskValue } from '../../core/store-tasks.ts';
import type { ReadingDatabase } from '../reading-database.ts';

export function readSchema(database: ReadingDatabase): TaskValue<'readSchema'> {
  return { version: Number(database.pragma('user_version', { simple: true })) };
}
