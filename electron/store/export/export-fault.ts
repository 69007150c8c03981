import type { ExportFault } from '../../core/export-job.ts';

/** Leaves an export that cannot be written; `why` is for words on the screen, the message for the log. */
export class ExportFailed extends Error {
  override readonly name = 'ExportFailed';
  readonly why: ExportFault;
  readonly space: { readonly needed: number; readonly free: number } | null;

  constructor(why: ExportFault, message: string, space: { readonly needed: number; readonly free: number } | null = null) {
    super(message);
    this.why = why;
    this.space = space;
  }
}

const kinds: Readonly<Record<string, ExportFault>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  // more than FAT's 4 GiB in one file
  EFBIG: 'full',
  ENOENT: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
  ESTALE: 'gone',
  ENOTCONN: 'gone',
  EIO: 'gone',
};

/** A fault of the file system as the export's own; any other error as it is. */
export function asExportFault(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error;
  const code = String(error.code);
  return new ExportFailed(kinds[code] ?? 'unwritable', error.message);
}
