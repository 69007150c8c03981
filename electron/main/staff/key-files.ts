import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What the key is called on its drive. */
export const keyName = 'lab-tour-kiosk.key';

/** A key is 64 digits and a line end; what is larger is none. */
const keyBytes = 200;

/** The texts of the key files in these folders (the roots of the drives that are plugged in). */
export async function readKeyFiles(folders: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(folders.map((folder) => readKey(join(folder, keyName))));
  return found.filter((text) => text !== null);
}

async function readKey(path: string): Promise<string | null> {
  try {
    const { size } = await stat(path);
    return size <= keyBytes ? await readFile(path, 'utf8') : null;
  } catch {
    return null;
  }
}

/** Where systems put the drives that somebody plugs in: each folder below these, and below those named after a user. */
const mountRoots = ['/media', '/run/media', '/mnt', '/Volumes'];

/** The roots of plugged-in drives, as far as a plain look tells. */
export async function plausibleDrives(roots: readonly string[] = mountRoots, platform: NodeJS.Platform = process.platform): Promise<readonly string[]> {
  if (platform === 'win32') return Array.from('DEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`);
  const first = (await Promise.all(roots.map(foldersIn))).flat();
  return [...first, ...(await Promise.all(first.map(foldersIn))).flat()];
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}
