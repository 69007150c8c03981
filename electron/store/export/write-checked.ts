import { mkdirSync, statfsSync } from 'node:fs';
import type { ExportOutcome, ExportProgress, ExportReceipt, ExportTarget } from '../../core/export-job.ts';
import { DraftFile } from './draft-file.ts';
import { asExportFault, ExportFailed } from './export-fault.ts';
import { readBackFile } from './read-back.ts';

/** Progress is for eyes. */
const reportMs = 100;

/** Left free on whatever is written to: the checksum's file, the folder's own entries. */
const spareBytes = 128 * 1024;

interface Writing {
  /** what the file takes, rather more than less */
  readonly neededBytes: number;
  /** Writes all of it. Returns how many rows there are; null: none, it holds summaries. */
  readonly fill: (draft: DraftFile, report: (done: number, of: number) => void) => number | null;
  readonly report: (progress: ExportProgress) => void;
  readonly throwIfCancelled: () => void;
}

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

function write(target: ExportTarget, { neededBytes, fill, report, throwIfCancelled }: Writing): ExportReceipt {
  if (!target.isDrive) mkdirSync(target.folder, { recursive: true });
  requireSpace(target.folder, neededBytes);
  const draft = new DraftFile(target);
  try {
    const rows = fill(draft, throttled((done, of) => report({ phase: 'write', done, of })));
    const sha256 = draft.close();
    if (rows !== null) report({ phase: 'write', done: rows, of: rows });
    const reportBytes = throttled((done, of) => report({ phase: 'check', done, of }));
    const { sha256: found, readBack } = readBackFile(draft.path, (done, of) => {
      throwIfCancelled();
      reportBytes(done, of);
    });
    if (found !== sha256) throw new ExportFailed('differs', `${draft.path} does not read back as it was written`);
    throwIfCancelled();
    return { outcome: 'written', file: draft.release(target.name, sha256), rows, bytes: draft.bytes, sha256, readBack };
  } catch (error) {
    draft.discard();
    throw error;
  }
}

/**
 * Writes a file that staff take away: draft, fsync, read back past the cache, final name, checksum. Whatever goes wrong
 * with the place is the outcome, not a fault of the store's.
 */
export function writeChecked(target: ExportTarget, writing: Writing): ExportOutcome {
  try {
    return write(target, writing);
  } catch (error) {
    const fault = asExportFault(error);
    if (!(fault instanceof ExportFailed)) throw fault;
    return { outcome: 'not-written', why: fault.why, space: fault.space, message: fault.message };
  }
}
