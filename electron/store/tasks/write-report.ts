import { writeXlsx } from 'hucre/xlsx';
import type { ExportOutcome } from '../../core/export-job.ts';
import type { ReportJob } from '../../core/report-job.ts';
import { reportTables } from '../../core/report-tables.ts';
import type { TaskContext } from '../../core/store-tasks.ts';
import { writeChecked } from '../export/write-checked.ts';
import type { ReadingDatabase } from '../reading-database.ts';
import { summarySheet } from '../report/summary-sheet.ts';
import { tableSheet } from '../report/table-sheet.ts';
import { languageNames, reportWords } from '../report/words.ts';
import { readFigures } from './read-figures.ts';

/** Writes the figures of some days as a workbook: a summary and a sheet a table. Holds no rows, hence no number of people under five. */
export async function writeReport(database: ReadingDatabase, job: ReportJob, { report, throwIfCancelled }: TaskContext<'writeReport'>): Promise<ExportOutcome> {
  const { language, names } = job;
  const words = reportWords[language];
  const figures = readFigures(database, job.figures);
  const tables = reportTables({ figures, words, language, names, languageNames });
  throwIfCancelled();
  const bytes = await writeXlsx({
    sheets: [summarySheet(figures, tables, words, job), ...tables.map(tableSheet)],
    properties: { title: words.heading, creator: 'lab-tour-kiosk', created: new Date(job.figures.now), modified: new Date(job.figures.now) },
  });
  return writeChecked(job, {
    neededBytes: bytes.length,
    report,
    throwIfCancelled,
    fill: (draft) => {
      draft.writeBytes(bytes);
      return null;
    },
  });
}
