import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runningFrom } from '../fixtures/process-census.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const packageFolder = join(root, 'dist/lab-tour-kiosk-test-package-linux-x64');
const executableName = 'lab-tour-kiosk-test-package';
/** `nobody`: a user without any right on every Linux. */
const unprivileged = 65_534;
const isRoot = process.getuid?.() === 0;

/** A copy of the test package where an unprivileged user can read it, with a home that is that user's own. */
export interface Installation {
  readonly folder: string;
  readonly dataDir: string;
  /** Starts the installed kiosk; what still runs at the end of the tests is killed. */
  readonly start: (flags: readonly string[], environment?: Readonly<Record<string, string>>) => Started;
  readonly remove: () => Promise<void>;
}

export interface Started {
  readonly lines: () => readonly string[];
  readonly ended: Promise<number | null>;
  readonly terminate: () => void;
}

/** Makes the test package if what it is made of changed; another run may be at it, so the last one to finish wins. */
export async function makeTestPackage(): Promise<void> {
  await promisify(execFile)(process.execPath, ['build/package.mjs', '--stand-in'], { cwd: root, maxBuffer: 16 * 2 ** 20 });
}

export async function install(): Promise<Installation> {
  const place = await mkdtemp(join(tmpdir(), 'kiosk-package-'));
  await chmod(place, 0o755);
  const folder = join(place, 'kiosk');
  const home = join(place, 'home');
  await cp(packageFolder, folder, { recursive: true, verbatimSymlinks: true });
  await mkdir(home);
  if (isRoot) await chown(home, unprivileged, unprivileged);
  if (isRoot && !hasUserNamespaces()) {
    // Where a kernel keeps namespaces from users (Ubuntu 24.04), Chromium's sandbox needs its helper.
    await chown(join(folder, 'chrome-sandbox'), 0, 0);
    await chmod(join(folder, 'chrome-sandbox'), 0o4755);
  }
  const dataDir = join(home, 'data');
  return {
    folder,
    dataDir,
    start: (flags, environment = {}) => start([join(folder, executableName), ...flags], { HOME: home, TMPDIR: home, ...environment }),
    remove: async () => {
      while (runningFrom(folder).length > 0) {
        for (const { pid } of runningFrom(folder)) killQuietly(pid);
        await delay(50);
      }
      await rm(place, { recursive: true, force: true });
    },
  };
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

function asUnprivileged(command: readonly string[]): [string, string[]] {
  const [program = '', ...parameters] = command;
  if (!isRoot) return [program, parameters];
  return ['setpriv', [`--reuid=${unprivileged}`, `--regid=${unprivileged}`, '--clear-groups', '--inh-caps=-all', '--', ...command]];
}

function hasUserNamespaces(): boolean {
  try {
    execFileSync(...asUnprivileged(['unshare', '--user', 'true']), { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function start(command: readonly string[], environment: Readonly<Record<string, string>>): Started {
  const child = spawn(...asUnprivileged(command), {
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (line) => lines.push(line));
  return {
    lines: () => lines,
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code));
    }),
    terminate: () => void child.kill('SIGTERM'),
  };
}
