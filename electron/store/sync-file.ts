import { closeSync, fsyncSync, openSync } from 'node:fs';

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Waits until a file that somebody else wrote is on the disk. */
export function syncFile(path: string): void {
  sync(path, 'r+');
}

/** A rename is durable only once its folder is; Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r');
}
