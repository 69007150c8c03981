import type { ExportOutcome } from '../../core/export-job.ts';
import type { TaskArgument } from '../../core/store-tasks.ts';
import { DraftFile } from '../export/draft-file.ts';
import { asExportFault, ExportFailed } from '../export/export-fault.ts';
import { readBackFile } from '../export/read-back.ts';
import type { ReadingDatabase } from '../reading-database.ts';

function write({ text, rows, ...place }: TaskArgument<'writeFile'>): ExportOutcome {
  const draft = new DraftFile(place);
  try {
    draft.write(text);
    const sha256 = draft.close();
    const { sha256: found, readBack } = readBackFile(draft.path, () => undefined);
    if (found !== sha256) throw new ExportFailed('differs', `${draft.path} does not read back as it was written`);
    return { outcome: 'written', file: draft.release(place.name, sha256), rows, bytes: draft.bytes, sha256, readBack };
  } catch (error) {
    draft.discard();
    throw error;
  }
}

/** A short text that is at hand already, written as carefully as an export: draft, fsync, read back, final name. */
export function writeFile(_database: ReadingDatabase, file: TaskArgument<'writeFile'>): ExportOutcome {
  try {
    return write(file);
  } catch (error) {
    const fault = asExportFault(error);
    if (!(fault instanceof ExportFailed)) throw fault;
    return { outcome: 'not-written', why: fault.why, space: fault.space, message: fault.message };
  }
}
