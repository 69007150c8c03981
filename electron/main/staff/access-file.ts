import { mkdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { accessSchema, type Access } from '../../core/access.ts';
import { writeAtomically } from '../atomic-write.ts';

/** An administrator who puts a file of this name into the data directory makes the kiosk forget its PINs, nothing else. */
export const resetName = 'reset-access';

/** `broken`: there, but no access file of ours; nobody gets in until an administrator resets it. */
export type FoundAccess =
  | { readonly state: 'set'; readonly access: Access }
  | { readonly state: 'none' }
  | { readonly state: 'broken'; readonly why: string };

/** Reads access.json. Only a file that is not there means that no PINs were set. */
export async function readAccess(dataDirectory: string): Promise<FoundAccess> {
  let text: string;
  try {
    text = await readFile(join(dataDirectory, 'access.json'), 'utf8');
  } catch (error) {
    const why = codeOf(error);
    return why === 'ENOENT' ? { state: 'none' } : { state: 'broken', why };
  }
  try {
    const parsed = accessSchema.safeParse(JSON.parse(text));
    return parsed.success ? { state: 'set', access: parsed.data } : { state: 'broken', why: 'not an access file' };
  } catch {
    return { state: 'broken', why: 'not JSON' };
  }
}

export async function writeAccess(dataDirectory: string, access: Access): Promise<void> {
  await writeAtomically(join(dataDirectory, 'access.json'), `${JSON.stringify(access, null, 2)}\n`);
}

/**
 * Does what the administrator's file asks for: sets it and access.json aside into quarantine/, so that the next entry
 * is a set-up. Returns whether it did. The request goes first: one that cannot be taken away must not reset the PINs
 * at every start.
 */
export async function takeReset(dataDirectory: string, now: Date): Promise<boolean> {
  const request = (await Promise.all([resetName, `${resetName}.txt`].map((name) => isThere(join(dataDirectory, name))))).findIndex(Boolean);
  if (request < 0) return false;
  const folder = join(dataDirectory, 'quarantine');
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
  await mkdir(folder, { recursive: true });
  await rename(join(dataDirectory, request === 0 ? resetName : `${resetName}.txt`), join(folder, `${resetName}-${stamp}`));
  if (await isThere(join(dataDirectory, 'access.json'))) {
    await rename(join(dataDirectory, 'access.json'), join(folder, `access-${stamp}.json`));
  }
  return true;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
}
