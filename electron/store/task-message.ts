import type { TaskRefusal } from '../core/store-tasks.ts';
import type { ReadingPlace } from './reading-database.ts';

/** What the store hands a worker. */
export interface WorkOrder {
  readonly ask: number;
  readonly name: string;
  readonly argument?: unknown;
  readonly place: ReadingPlace;
  /** its first number is 1 once the task is cancelled: shared, so that work which never pauses sees it too */
  readonly cancelled: Int32Array;
}

/** What comes back. */
export type WorkReport =
  | { readonly type: 'progress'; readonly ask: number; readonly progress: unknown }
  | { readonly type: 'answered'; readonly ask: number; readonly value: unknown }
  | { readonly type: 'unanswered'; readonly ask: number; readonly code: TaskRefusal; readonly message: string };
