import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { refusal, success, type Result } from '../core/result.ts';

export type FileFault = 'missing' | 'unusable';

/** JSON of a pack is written by hand: nothing honest comes near. */
const maximumJsonBytes = 1024 * 1024;

/** The real folder of a pack, so that links out of it can be told from files inside. */
export async function realFolder(path: string): Promise<Result<string, FileFault>> {
  try {
    const real = await realpath(path);
    return (await stat(real)).isDirectory() ? success(real) : refusal('unusable', 'is not a folder');
  } catch (error) {
    return faultOf(error);
  }
}

/**
 * The real path of a regular file inside `root` (a real path) with 1 to `maximumBytes` bytes. A link that leads
 * out, a folder and a device are refused; `stat` comes before any opening, or a named pipe would block for ever.
 */
export async function fileInFolder(root: string, path: string, maximumBytes: number): Promise<Result<string, FileFault>> {
  try {
    const real = await realpath(join(root, path));
    const way = relative(root, real);
    if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return refusal('unusable', 'leads out of the pack’s folder');
    const found = await stat(real);
    if (!found.isFile()) return refusal('unusable', 'is not a file');
    if (found.size === 0) return refusal('unusable', 'is empty');
    if (found.size > maximumBytes) return refusal('unusable', `is larger than ${maximumBytes} bytes`);
    return success(real);
  } catch (error) {
    return faultOf(error);
  }
}

/** The text of a file inside `root`; bytes that are no UTF-8 are refused rather than shown as boxes. */
export async function textInFolder(root: string, path: string, maximumBytes: number): Promise<Result<string, FileFault>> {
  const file = await fileInFolder(root, path, maximumBytes);
  if (!file.ok) return file;
  try {
    return success(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file.value)));
  } catch (error) {
    return error instanceof TypeError ? refusal('unusable', 'is not UTF-8 text') : faultOf(error);
  }
}

/** The value of a JSON file inside `root`. */
export async function jsonInFolder(root: string, path: string): Promise<Result<unknown, FileFault>> {
  const text = await textInFolder(root, path, maximumJsonBytes);
  if (!text.ok) return text;
  try {
    const value: unknown = JSON.parse(text.value);
    return success(value);
  } catch (error) {
    return refusal('unusable', `is not JSON (${error instanceof Error ? error.message : 'unknown fault'})`);
  }
}

function faultOf(error: unknown): { readonly ok: false; readonly code: FileFault; readonly message: string } {
  const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
  return why === 'ENOENT' || why === 'ENOTDIR' ? refusal('missing', 'is missing') : refusal('unusable', `cannot be read (${why})`);
}
