import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isForgottenRecap } from '../../core/recap-name.ts';
import { writeAtomically } from '../atomic-write.ts';

/** The recaps among the exports, each with its checksum beside it as every export has. */
export class RecapShelf {
  readonly folder: string;

  constructor(dataDirectory: string) {
    this.folder = join(dataDirectory, 'exports');
  }

  /** Whole or not at all. Returns the SHA-256. */
  async put(file: string, pdf: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    await writeAtomically(join(this.folder, file), pdf);
    await writeAtomically(join(this.folder, `${file}.sha256`), `${sha256}  ${file}\n`);
    return sha256;
  }

  /** Removes the recaps whose delegations are to be forgotten. Returns how many. */
  async forgetOld(now: number): Promise<number> {
    const files = await readdir(this.folder).catch(() => []);
    const old = files.filter((file) => isForgottenRecap(file, now));
    await Promise.all(old.map((file) => rm(join(this.folder, file), { force: true })));
    return old.filter((file) => file.endsWith('.pdf')).length;
  }
}
