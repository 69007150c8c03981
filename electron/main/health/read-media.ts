import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackMedia } from '../../core/pack-media.ts';

const bytesAtOnce = 256 * 1024;

/** Those of these files that cannot be read from beginning to end, or hold nothing. One after the other: visitors read too. */
export async function unreadableMedia(folder: string, media: readonly PackMedia[]): Promise<readonly string[]> {
  const unreadable: string[] = [];
  const buffer = Buffer.alloc(bytesAtOnce);
  for (const { path } of media) {
    if (!(await isReadable(join(folder, path), buffer))) unreadable.push(path);
  }
  return unreadable;
}

async function isReadable(file: string, buffer: Buffer): Promise<boolean> {
  try {
    const handle = await open(file);
    try {
      let bytes = 0;
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length);
        if (bytesRead === 0) return bytes > 0;
        bytes += bytesRead;
      }
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
}
