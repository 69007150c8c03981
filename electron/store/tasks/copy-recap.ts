import { readFileSync } from 'node:fs';
import type { ExportOutcome } from '../../core/export-job.ts';
import type { TaskArgument, TaskContext } from '../../core/store-tasks.ts';
import { writeChecked } from '../export/write-checked.ts';
import type { ReadingDatabase } from '../reading-database.ts';

/** A recap is a megabyte or two: it is held whole. */
export function copyRecap(_database: ReadingDatabase, { from, ...target }: TaskArgument<'copyRecap'>, { report, throwIfCancelled }: TaskContext<'copyRecap'>): ExportOutcome {
  const pdf = readFileSync(from);
  return writeChecked(target, {
    neededBytes: pdf.byteLength,
    fill: (draft) => {
      draft.writeBytes(pdf);
      return null;
    },
    report,
    throwIfCancelled,
  });
}
