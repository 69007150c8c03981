import type { ExportJob, ExportOutcome } from '../../core/export-job.ts';
import type { TaskContext } from '../../core/store-tasks.ts';
import { rowText } from '../export/row-text.ts';
import { writeChecked } from '../export/write-checked.ts';
import type { ReadingDatabase } from '../reading-database.ts';

/** KiB of the database that the reader keeps in memory: it walks through once, and nobody profits from more. */
const cacheKibibytes = 1_024;

/** Writes the rows of a range to a file. */
export function exportRows(database: ReadingDatabase, job: ExportJob, { report, throwIfCancelled }: TaskContext<'exportRows'>): ExportOutcome {
  database.pragma(`cache_size = -${cacheKibibytes}`);
  const text = rowText(database, job);
  const expected = text.count();
  return writeChecked(job, {
    neededBytes: text.estimateBytes(expected),
    report,
    throwIfCancelled,
    fill: (draft, reportRows) => {
      let rows = 0;
      draft.write(text.head);
      for (const page of text.pages()) {
        draft.write(page.text);
        rows += page.rows;
        throwIfCancelled();
        reportRows(rows, Math.max(rows, expected));
      }
      return rows;
    },
  });
}
