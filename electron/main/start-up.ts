import { app } from 'electron';
import { readOptions, type Options } from '../core/options.ts';
import { isFile, ownArguments } from './command-line.ts';
import { say, warn } from './console-lines.ts';
import { refusedDebugging } from './debugging-switches.ts';

/** What a wrong command line ends with. */
const refusedExitCode = 2;

/** A shipped kiosk does not start where it could be looked into. */
export function refuseDebugging(): void {
  const refused = app.isPackaged ? refusedDebugging(process.argv.slice(1), process.env) : null;
  if (refused !== null) leave(`does not start with ${refused}`);
}

/** The options, or the end of the program with one line that says what is wrong. */
export function takeOptions(): Options {
  const given = ownArguments(process.argv, app.isPackaged, app.getAppPath());
  const options = readOptions({ arguments: given, environment: process.env, isFile });
  return options.ok ? options.value : leave(options.message);
}

/** One kiosk a data directory: a second start brings the first to the front and ends. */
export function refuseSecondStart(): void {
  if (app.requestSingleInstanceLock()) return;
  say('already runs with this data directory; it was brought to the front');
  process.exit(0);
}

/**
 * Every renderer in Chromium's sandbox. Only root has to go without during development, where Chromium would abort
 * otherwise.
 */
export function setupSandbox(): void {
  const isRoot = process.getuid?.() === 0;
  if (!app.isPackaged && isRoot && app.commandLine.hasSwitch('no-sandbox')) {
    warn('running as root without the sandbox: for development only');
    return;
  }
  app.enableSandbox();
}

function leave(line: string): never {
  warn(line);
  process.exit(refusedExitCode);
}
