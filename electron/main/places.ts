import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import type { Options } from '../core/options.ts';

/** Where the program's own files lie. */
export function programPlaces() {
  const root = app.getAppPath();
  // A forked Node cannot load a script out of an archive, so a package keeps the store beside it.
  const store = app.isPackaged ? join(process.resourcesPath, 'store') : root;
  return {
    renderer: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'preload.cjs'),
    // Beside the archive too: media is read in ranges, for which Electron would first copy each file out of it.
    builtInPack: join(app.isPackaged ? process.resourcesPath : join(root, 'assets'), 'packs', 'technospark'),
    store: join(store, 'out', 'store', 'store.cjs'),
    /** the Node for the store where Electron's own is too old */
    node: join(store, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'),
  };
}

export interface DataPlaces {
  /** as asked for, whether it can be written or not: what is already there may still be read */
  readonly data: string;
  /** Electron's own files: the data directory, or a temporary folder while that cannot be written */
  readonly userData: string;
  /** why nothing can be written to `data`; null when all is well */
  readonly fault: string | null;
}

/**
 * Makes the data directory Electron's userData, so that two runs with their own share nothing. Waits for the disk:
 * Electron takes the folder before it is ready, and no window waits yet.
 */
export function setupDataDirectory(options: Options): DataPlaces {
  const data = resolve(options.dataDirectory ?? join(app.getPath('appData'), 'lab-tour-kiosk'));
  const fault = whyUnwritable(data);
  const userData = fault === null ? data : mkdtempSync(join(tmpdir(), 'lab-tour-kiosk-'));
  app.setPath('userData', userData);
  app.setPath('sessionData', join(userData, 'chromium'));
  app.setPath('crashDumps', join(userData, 'crashes'));
  return { data, userData, fault };
}

function whyUnwritable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
  }
}
