import { mkdirSync, statfsSync } from 'node:fs';
import type { ExportJob, ExportOutcome } from '../../core/export-job.ts';
import type { TaskContext } from '../../core/store-tasks.ts';
import { DraftFile } from '../export/draft-file.ts';
import { asExportFault, ExportFailed } from '../export/export-fault.ts';
import { readBackFile } from '../export/read-back.ts';
import { rowText } from '../export/row-text.ts';
import type { ReadingDatabase } from '../reading-database.ts';

/** Rows between two looks at the clock and at whether anyone still wants the file. */
const rowsAtOnce = 1_000;

/** Progress is for eyes. */
const reportMs = 100;

/** KiB of the database that the reader keeps in memory: it walks through once, and nobody profits from more. */
const cacheKibibytes = 1_024;

/** Left free on whatever is written to: the checksum's file, the folder's own entries. */
const spareBytes = 128 * 1024;

function requireSpace(folder: string, needed: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (needed + spareBytes > free) throw new ExportFailed('no-space', `${folder} has ${free} bytes free, ${needed} are needed`, { needed: needed + spareBytes, free });
}

function throttled(report: (done: number, of: number) => void): (done: number, of: number) => void {
  let last = -Infinity;
  return (done, of) => {
    const now = performance.now();
    if (done < of && now - last < reportMs) return;
    last = now;
    report(done, of);
  };
}

function write(database: ReadingDatabase, job: ExportJob, { report, throwIfCancelled }: TaskContext<'exportRows'>): ExportOutcome {
  database.pragma(`cache_size = -${cacheKibibytes}`);
  const text = rowText(database, job);
  const expected = text.count();
  if (!job.isDrive) mkdirSync(job.folder, { recursive: true });
  requireSpace(job.folder, text.estimateBytes(expected));
  const draft = new DraftFile(job);
  try {
    const reportRows = throttled((done, of) => report({ phase: 'write', done, of }));
    let rows = 0;
    draft.write(text.head);
    for (const line of text.lines()) {
      draft.write(line);
      rows += 1;
      if (rows % rowsAtOnce !== 0) continue;
      throwIfCancelled();
      reportRows(rows, Math.max(rows, expected));
    }
    const sha256 = draft.close();
    report({ phase: 'write', done: rows, of: rows });
    const reportBytes = throttled((done, of) => report({ phase: 'check', done, of }));
    const { sha256: found, readBack } = readBackFile(draft.path, (done, of) => {
      throwIfCancelled();
      reportBytes(done, of);
    });
    if (found !== sha256) throw new ExportFailed('differs', `${draft.path} does not read back as it was written`);
    throwIfCancelled();
    return { outcome: 'written', file: draft.release(job.name, sha256), rows, bytes: draft.bytes, sha256, readBack };
  } catch (error) {
    draft.discard();
    throw error;
  }
}

/**
 * Writes the rows of a range to a file: draft, fsync, read back past the cache, final name, checksum. Whatever goes
 * wrong with the place is the outcome, not a fault of the store's.
 */
export function exportRows(database: ReadingDatabase, job: ExportJob, context: TaskContext<'exportRows'>): ExportOutcome {
  try {
    return write(database, job, context);
  } catch (error) {
    const fault = asExportFault(error);
    if (!(fault instanceof ExportFailed)) throw fault;
    return { outcome: 'not-written', why: fault.why, space: fault.space, message: fault.message };
  }
}
