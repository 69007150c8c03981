import type { ExportOutcome } from '../../core/export-job.ts';
import type { TaskArgument, TaskContext } from '../../core/store-tasks.ts';
import { writeChecked } from '../export/write-checked.ts';
import type { ReadingDatabase } from '../reading-database.ts';

/** A short text that is at hand already, written as carefully as an export. */
export function writeFile(_database: ReadingDatabase, { text, rows, ...target }: TaskArgument<'writeFile'>, { throwIfCancelled }: TaskContext<'writeFile'>): ExportOutcome {
  return writeChecked(target, {
    neededBytes: Buffer.byteLength(text),
    fill: (draft) => {
      draft.write(text);
      return rows;
    },
    // it is there before an eye sees a bar
    report: () => undefined,
    throwIfCancelled,
  });
}
