import { join } from 'node:path';
// The Node half only: the library's Electron half would open an IPC channel of its own.
import log from 'electron-log/node';

/** Two files (the present and the one before) of at most this many bytes each. */
const fileBytes = 8 * 1024 * 1024;
/** A line longer than this many characters says no more; a stack trace fits. */
const lineLimit = 4000;

/** Where the log of that folder is. */
export function logFileIn(folder: string): string {
  return join(folder, 'logs', 'kiosk.log');
}

/** Sends log lines to logs/kiosk.log of a folder; without one (nothing can be written) they go nowhere. */
export function setupLog(folder: string | null): void {
  log.transports.console.level = false;
  const { file } = log.transports;
  file.level = folder === null ? false : 'info';
  file.maxSize = fileBytes;
  file.sync = false;
  file.format = '[{iso}] [{level}] {text}';
  if (folder !== null) file.resolvePathFn = () => logFileIn(folder);
}

/** An error nobody caught is written down; it never becomes a dialog and never ends the kiosk. */
export function catchStrayErrors(): void {
  const write = (error: unknown) => note('warning', `uncaught: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.on('uncaughtException', write);
  process.on('unhandledRejection', write);
}

/** How often each line came since the last clearing; a fault that repeats must not fill the log. */
const seen = new Map<string, number>();
const rememberedLines = 1000;

/** Writes a line to the log; one that repeats at its 1st, 10th, 100th … time only, with the count. */
export function note(level: 'info' | 'warning', whole: string): void {
  const line = whole.slice(0, lineLimit);
  const times = (seen.get(line) ?? 0) + 1;
  if (times === 1 && seen.size >= rememberedLines) seen.clear();
  seen.set(line, times);
  if (!Number.isInteger(Math.log10(times))) return;
  const text = times === 1 ? line : `${line} (${times} times)`;
  if (level === 'info') log.info(text);
  else log.warn(text);
}
