import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { defaultSettings, settingsSchema, type Settings } from '../core/settings.ts';
import { writeAtomically } from './atomic-write.ts';

export interface LoadedSettings {
  readonly settings: Settings;
  /** lines for staff; empty when all is well */
  readonly notices: readonly string[];
  /** the file is there but could not be read */
  readonly isUnread: boolean;
}

/**
 * Reads settings.json of the data directory; makes it at the first start. A file that does not parse is set aside
 * into quarantine/ and replaced by defaults, keeping its kiosk id where that can still be read. Never throws: what
 * cannot be written is kept in memory and said.
 */
export async function loadSettings(dataDirectory: string, now: () => Date): Promise<LoadedSettings> {
  const path = join(dataDirectory, 'settings.json');
  const found = await read(path);
  if (found.state === 'good') return { settings: found.settings, notices: [], isUnread: false };
  if (found.state === 'unreadable') {
    // Possibly a fault that passes: the file is left as it is.
    const notices = [`settings.json cannot be read (${found.why}): using defaults`];
    return { settings: defaultSettings(randomUUID()), notices, isUnread: true };
  }

  const settings = defaultSettings(found.kioskId ?? randomUUID());
  const notices: string[] = [];
  try {
    if (found.state === 'broken') {
      notices.push(await setAside(dataDirectory, path, now()));
    }
  } catch (error) {
    notices.push(cannotBeWritten(reason(error)));
    return { settings, notices, isUnread: false };
  }
  const fault = await saveSettings(dataDirectory, settings);
  if (fault !== null) notices.push(cannotBeWritten(fault));
  return { settings, notices, isUnread: false };
}

/** Replaces settings.json in one step; says why it could not, or null. */
export async function saveSettings(dataDirectory: string, settings: Settings): Promise<string | null> {
  try {
    await writeAtomically(join(dataDirectory, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
    return null;
  } catch (error) {
    return reason(error);
  }
}

function cannotBeWritten(why: string): string {
  return `settings.json cannot be written (${why}): using defaults until the next start`;
}

type Found =
  | { readonly state: 'good'; readonly settings: Settings }
  | { readonly state: 'missing' | 'broken'; readonly kioskId: string | null }
  | { readonly state: 'unreadable'; readonly why: string };

async function read(path: string): Promise<Found> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const why = reason(error);
    return why === 'ENOENT' || why === 'ENOTDIR' ? { state: 'missing', kioskId: null } : { state: 'unreadable', why };
  }
  try {
    const value: unknown = JSON.parse(text);
    const parsed = settingsSchema.safeParse(value);
    if (parsed.success) return { state: 'good', settings: parsed.data };
    const named = z.object({ kioskId: z.uuid() }).safeParse(value);
    return { state: 'broken', kioskId: named.success ? named.data.kioskId : null };
  } catch {
    return { state: 'broken', kioskId: null };
  }
}

async function setAside(dataDirectory: string, path: string, at: Date): Promise<string> {
  const folder = join(dataDirectory, 'quarantine');
  const name = `settings-${at.toISOString().replaceAll(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}.json`;
  await mkdir(folder, { recursive: true });
  await rename(path, join(folder, name));
  return `settings.json was broken: set aside as quarantine/${name}, using defaults`;
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
}
