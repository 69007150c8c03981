import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The kiosk's own arguments. A shipped kiosk owns its whole command line; during development the app's path stands
 * on it, and what is before that path belongs to Electron (test drivers put their own flags there).
 */
export function ownArguments(commandLine: readonly string[], isPackaged: boolean, appPath: string): readonly string[] {
  const given = commandLine.slice(1);
  if (isPackaged) return given;
  const exact = given.findIndex((argument) => !argument.startsWith('-') && resolve(argument) === appPath);
  const first = exact < 0 ? given.findIndex((argument) => !argument.startsWith('-')) : exact;
  return first < 0 ? [] : given.slice(first + 1);
}

/** Whether a path names something that is there and is no directory. */
export function isFile(path: string): boolean {
  return existsSync(path) && !statSync(path).isDirectory();
}
