import type { TaskArgument, TaskContext, TaskName, TaskValue } from '../core/store-tasks.ts';
import type { ReadingDatabase } from './reading-database.ts';
import { checkDatabase } from './tasks/check-database.ts';
import { copyRecap } from './tasks/copy-recap.ts';
import { exportRows } from './tasks/export-rows.ts';
import { forgetExports } from './tasks/forget-exports.ts';
import { keepBackups } from './tasks/keep-backups.ts';
import { listBackups } from './tasks/list-backups.ts';
import { closeBackup, openBackup } from './tasks/open-backup.ts';
import { readContacts } from './tasks/read-contacts.ts';
import { readAge } from './tasks/read-age.ts';
import { readErasureLog, readErasures, readSpanOf } from './tasks/read-erasures.ts';
import { readFigures } from './tasks/read-figures.ts';
import { readSchema } from './tasks/read-schema.ts';
import { readSpan } from './tasks/read-span.ts';
import { writeFile } from './tasks/write-file.ts';
import { writeReport } from './tasks/write-report.ts';

/** Does one task. Throws what becomes its refusal. */
export type TaskProgram<Name extends TaskName> = (
  database: ReadingDatabase,
  argument: TaskArgument<Name>,
  context: TaskContext<Name>,
) => TaskValue<Name> | Promise<TaskValue<Name>>;

/** What the worker runs for each task of core/store-tasks. */
export const taskPrograms: { readonly [Name in TaskName]: TaskProgram<Name> } = {
  readSpan, readSpanOf, readFigures, readAge, readSchema, checkDatabase, exportRows, writeReport, readContacts, writeFile, copyRecap, forgetExports, keepBackups, listBackups, openBackup,
  closeBackup, readErasures, readErasureLog,
};
