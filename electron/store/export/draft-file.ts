import { createHash } from 'node:crypto';
import { closeSync, existsSync, fdatasyncSync, fstatSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { syncFolder } from '../sync-file.ts';
import { ExportFailed } from './export-fault.ts';

/** Written at once; also all that an export holds of its file in memory. */
const blockBytes = 512 * 1024;

/** A UTF-16 unit takes three bytes of UTF-8 at most. */
const textUnits = blockBytes / 3 / 2;

/** Written between two waits for the disk: a stick is slower than the cache, and progress must not run ahead of it. */
const syncBytes = 8 * 1024 * 1024;

/** What an export is called until it is whole; a crash may leave one. */
export const draftName = /^\.(?:interest|recap)_.*\.part$/;

/** Throws unless something is mounted here: the folder of a stick that was pulled out is an empty one of the machine's own. */
function requireMounted(folder: string): void {
  if (statSync(folder).dev === statSync(dirname(folder)).dev) throw new ExportFailed('gone', `nothing is mounted at ${folder}`);
}

/**
 * A file that has its final name only once it is whole, on the disk and read back. Synchronous: a worker of its own
 * waits for the disk, nobody else. Everything throws what the file system throws.
 */
export class DraftFile {
  readonly path: string;
  private readonly folder: string;
  private readonly isDrive: boolean;
  private readonly file: number;
  private readonly device: number;
  private readonly hash = createHash('sha256');
  private readonly block = Buffer.allocUnsafeSlow(blockBytes);
  private filled = 0;
  private text = '';
  private unsynced = 0;
  private isOpen = true;
  bytes = 0;

  constructor({ folder, name, isDrive }: { readonly folder: string; readonly name: string; readonly isDrive: boolean }) {
    this.folder = folder;
    this.isDrive = isDrive;
    if (isDrive) requireMounted(folder);
    else mkdirSync(folder, { recursive: true });
    for (const left of readdirSync(folder).filter((each) => draftName.test(each))) rmSync(join(folder, left), { force: true });
    this.path = join(folder, `.${name}.part`);
    this.file = openSync(this.path, 'wx');
    this.device = fstatSync(this.file).dev;
  }

  write(text: string): void {
    this.text += text;
    if (this.text.length >= textUnits) this.encode();
  }

  /** For what is bytes already. */
  writeBytes(bytes: Uint8Array): void {
    this.encode();
    this.flush();
    this.put(bytes);
  }

  /** Waits until every byte is on the disk. Returns the SHA-256 of the file. */
  close(): string {
    this.encode();
    this.flush();
    fsyncSync(this.file);
    this.isOpen = false;
    closeSync(this.file);
    return this.hash.digest('hex');
  }

  /** Gives the file its name, or the next free one like it, and its checksum a file beside it. Returns the path. */
  release(name: string, sha256: string): string {
    this.requireSamePlace();
    const free = this.freeName(name);
    const path = join(this.folder, free);
    const sum = `${this.path}.sha256.part`;
    const handle = openSync(sum, 'w');
    try {
      writeFileSync(handle, `${sha256}  ${free}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(this.path, path);
    renameSync(sum, `${path}.sha256`);
    syncFolder(this.folder);
    this.requireSamePlace();
    return path;
  }

  /** Takes back what was written, as far as the drive is still there. */
  discard(): void {
    try {
      if (this.isOpen) closeSync(this.file);
      this.isOpen = false;
      rmSync(this.path, { force: true });
      rmSync(`${this.path}.sha256.part`, { force: true });
      syncFolder(this.folder);
    } catch {
      // it was pulled out: what is left on it has a hidden name, and the next export to it clears that away
    }
  }

  /** Throws where another file system lies under this path than the one that was written to. */
  private requireSamePlace(): void {
    if (this.isDrive) requireMounted(this.folder);
    if (statSync(this.folder).dev !== this.device) throw new ExportFailed('gone', `${this.folder} is not what it was`);
  }

  private freeName(name: string): string {
    const isTaken = (each: string) => existsSync(join(this.folder, each));
    const ending = extname(name);
    const stem = name.slice(0, name.length - ending.length);
    let free = name;
    for (let number = 2; isTaken(free); number += 1) free = `${stem}_${number}${ending}`;
    return free;
  }

  private encode(): void {
    if (this.text === '') return;
    // a single cell may be longer than the block
    if (this.text.length * 3 > blockBytes) {
      this.flush();
      this.put(Buffer.from(this.text));
    } else {
      if (this.filled + this.text.length * 3 > blockBytes) this.flush();
      this.filled += this.block.write(this.text, this.filled);
    }
    this.text = '';
  }

  private flush(): void {
    const part = this.block.subarray(0, this.filled);
    this.filled = 0;
    this.put(part);
  }

  private put(bytes: Uint8Array): void {
    this.hash.update(bytes);
    let left = bytes;
    while (left.length > 0) left = left.subarray(writeSync(this.file, left));
    this.bytes += bytes.length;
    this.unsynced += bytes.length;
    if (this.unsynced < syncBytes) return;
    fdatasyncSync(this.file);
    this.unsynced = 0;
  }
}
