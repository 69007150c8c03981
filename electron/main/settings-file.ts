import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { assertNever, refusal, success, type Result } from '../core/result.ts';
import { defaultSettings, settingsSchema, type Settings } from '../core/settings.ts';
import { writeAtomically } from './atomic-write.ts';

export interface LoadedSettings {
  readonly settings: Settings;
  /** lines for staff; empty when all is well */
  readonly notices: readonly string[];
  /** the file is there but could not be read */
  readonly isUnread: boolean;
  /** what the file holds, as far as the kiosk knows; null: there is none */
  readonly text: string | null;
}

/**
 * Reads settings.json of the data directory; makes it at the first start. A file that does not parse is set aside
 * into quarantine/ and replaced by defaults, keeping its kiosk id where that can still be read. Never throws: what
 * cannot be written is kept in memory and said.
 */
export async function loadSettings(dataDirectory: string, now: () => Date): Promise<LoadedSettings> {
  const path = join(dataDirectory, 'settings.json');
  const found = await read(path);
  if (found.state === 'good') return { settings: found.settings, notices: [], isUnread: false, text: found.text };
  if (found.state === 'unreadable') {
    // Possibly a fault that passes: the file is left as it is.
    const notices = [`settings.json cannot be read (${found.why}): using defaults`];
    return { settings: defaultSettings(randomUUID()), notices, isUnread: true, text: null };
  }

  const settings = defaultSettings(found.kioskId ?? randomUUID());
  const notices: string[] = [];
  try {
    if (found.state === 'broken') {
      notices.push(`${await setAside(dataDirectory, path, now())}, using defaults`);
    }
  } catch (error) {
    notices.push(cannotBeWritten(reason(error)));
    return { settings, notices, isUnread: false, text: null };
  }
  const saved = await saveSettings(dataDirectory, settings);
  if (!saved.ok) notices.push(cannotBeWritten(saved.message));
  return { settings, notices, isUnread: false, text: saved.ok ? saved.value : null };
}

/** Replaces settings.json in one step, and gives back what it holds now. */
export async function saveSettings(dataDirectory: string, settings: Settings): Promise<Result<string, 'failed'>> {
  const text = `${JSON.stringify(settings, null, 2)}\n`;
  try {
    await writeAtomically(join(dataDirectory, 'settings.json'), text);
    return success(text);
  } catch (error) {
    return refusal('failed', reason(error));
  }
}

/** What became of settings.json since the kiosk read or wrote it (`known`). */
export type HandEdit =
  | { readonly state: 'none' }
  | { readonly state: 'edited'; readonly settings: Settings; readonly text: string }
  /** no settings: set aside into quarantine/, so that it is not written over */
  | { readonly state: 'broken'; readonly notice: string }
  | { readonly state: 'unreadable'; readonly why: string };

/** Looks whether somebody edited settings.json by hand while the kiosk ran. A file that was taken away is no edit. */
export async function findHandEdit(dataDirectory: string, known: string | null, now: () => Date): Promise<HandEdit> {
  const path = join(dataDirectory, 'settings.json');
  const found = await read(path);
  switch (found.state) {
    case 'missing':
      return { state: 'none' };
    case 'unreadable':
      return found;
    case 'good':
      return found.text === known ? { state: 'none' } : { state: 'edited', settings: found.settings, text: found.text };
    case 'broken':
      try {
        return { state: 'broken', notice: await setAside(dataDirectory, path, now()) };
      } catch (error) {
        return { state: 'unreadable', why: reason(error) };
      }
    default:
      return assertNever(found);
  }
}

function cannotBeWritten(why: string): string {
  return `settings.json cannot be written (${why}): using defaults until the next start`;
}

type Found =
  | { readonly state: 'good'; readonly settings: Settings; readonly text: string }
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
    if (parsed.success) return { state: 'good', settings: parsed.data, text };
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
  return `settings.json was broken: set aside as quarantine/${name}`;
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
}
