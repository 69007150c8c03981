import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { ExportReceipt } from '../../core/export-job.ts';

/** 1 MiB in WebAssembly's pages of 64 KiB. */
const bufferPages = 16;

interface ReadBack {
  readonly sha256: string;
  readonly readBack: ExportReceipt['readBack'];
}

/**
 * O_DIRECT reads into memory that begins at a multiple of the drive's block, and Node's buffers begin anywhere;
 * WebAssembly's memory begins at a page.
 */
function alignedBuffer(): Uint8Array {
  return new Uint8Array(new WebAssembly.Memory({ initial: bufferPages, maximum: bufferPages }).buffer);
}

function openPastCache(path: string): { readonly file: number; readonly readBack: ReadBack['readBack'] } {
  const direct: number | undefined = constants.O_DIRECT;
  if (direct !== undefined) {
    try {
      return { file: openSync(path, constants.O_RDONLY | direct), readBack: 'medium' };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EINVAL')) throw error;
    }
  }
  return { file: openSync(path, 'r'), readBack: 'cache' };
}

function hashOf(file: number, onBytes: (done: number, of: number) => void): string {
  const { size } = fstatSync(file);
  const buffer = alignedBuffer();
  const hash = createHash('sha256');
  let done = 0;
  while (done < size) {
    const read = readSync(file, buffer, 0, buffer.length, done);
    if (read === 0) break;
    hash.update(buffer.subarray(0, read));
    done += read;
    onBytes(done, size);
  }
  return hash.digest('hex');
}

/**
 * Reads a file as it lies on the drive, not as the system remembers it (O_DIRECT, Linux). That proves what the drive
 * answers at this moment: its own small cache may answer for its cells. Where a file system has no such way (memory,
 * some network and FUSE ones; other systems) it reads as usual and says so.
 */
export function readBackFile(path: string, onBytes: (done: number, of: number) => void): ReadBack {
  const { file, readBack } = openPastCache(path);
  try {
    return { sha256: hashOf(file, onBytes), readBack };
  } finally {
    closeSync(file);
  }
}
