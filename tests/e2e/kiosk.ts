import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test as base, _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import { lock } from 'proper-lockfile';
import { findElectron } from '../../build/electron-runtime.mjs';
import type { Language } from '../../electron/core/language.ts';
import { standardDisplay } from '../../electron/core/settings.ts';
import { writeSettings } from '../fixtures/settings-on-disk.ts';
import { plugIn, type Stick } from '../fixtures/small-drive.ts';

export { expect };

const root = fileURLToPath(new URL('../..', import.meta.url));

interface LaunchOptions {
  /** Default: a new one that goes with the test. */
  readonly dataDir?: string;
  readonly contentDir?: string;
  readonly language?: Language;
  /** An ordinary window with this many CSS pixels inside, which may be more than the screen has. */
  readonly size?: { readonly width: number; readonly height: number };
  /**
   * A kiosk that nobody has set up, whose pictures move. Otherwise its settings say that they stand still: drawing
   * them without a graphics card would take most of the machine.
   */
  readonly isNew?: boolean;
  /** Further flags of the kiosk. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What starts Electron in place of its own executable. */
  readonly executable?: string;
  /** Folder of the built app, when it is not this one. */
  readonly appFolder?: string;
  /** Chromium's own flags; default: what this user needs. */
  readonly chromiumFlags?: readonly string[];
}

export interface Kiosk {
  readonly app: ElectronApplication;
  /** The visitors' window. After a third crash it is another one: ask `app.windows()`. */
  readonly page: Page;
  readonly dataDir: string;
  /** Ends it as a service manager would and waits. */
  readonly close: () => Promise<void>;
}

/** A kiosk without a driver: what it says from its first line on, and how it ends. */
export interface PlainKiosk {
  /** Its own lines on stdout and stderr so far, without those of Chromium and of root's missing sandbox. */
  readonly lines: () => readonly string[];
  /** Resolves with the first line that matches; rejects when the kiosk ends without. */
  readonly line: (pattern: RegExp) => Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly pid: number;
}

interface Fixtures {
  /** Starts the real kiosk; it and its data are gone after the test. */
  readonly launchKiosk: (options?: LaunchOptions) => Promise<Kiosk>;
  /** Starts the kiosk without a driver; it is gone after the test. */
  readonly runKiosk: (options?: LaunchOptions) => PlainKiosk;
  /** An empty folder that is gone after the test. */
  readonly folder: string;
  /** Sticks, pulled out after the test. Needs root. */
  readonly sticks: Sticks;
}

/** Every kiosk of this machine sees every stick: from its first one on, a test is the only one that has any. */
interface Sticks {
  /** No stick is plugged in from now on but by this test. */
  readonly reserve: () => Promise<void>;
  readonly plugIn: (name: string) => Promise<Stick>;
}

export const test = base.extend<Fixtures, { readonly electron: string }>({
  electron: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from here
    async ({}, use) => {
      const { executable } = await findElectron({ say: () => undefined });
      await use(executable);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from here
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'kiosk-e2e-'));
    await use(folder);
    // Chromium's helpers may still be writing when the kiosk has ended.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from here
  sticks: async ({}, use) => {
    let release: (() => Promise<void>) | null = null;
    const pluggedIn: Stick[] = [];
    const reserve = async () => {
      release ??= await lock(tmpdir(), { lockfilePath: join(tmpdir(), 'kiosk-sticks.lock'), retries: { retries: 600, factor: 1, minTimeout: 250, maxTimeout: 250 } });
    };
    await use({
      reserve,
      plugIn: async (name) => {
        await reserve();
        const stick = plugIn(name, 8 * 1024 * 1024);
        pluggedIn.push(stick);
        stick.callRemovable();
        return stick;
      },
    });
    for (const stick of pluggedIn) stick.end();
    // `release` is set within a closure, which the compiler does not follow.
    await (release as (() => Promise<void>) | null)?.();
  },
  launchKiosk: async ({ electron, folder }, use, testInfo) => {
    const started: Kiosk[] = [];
    await use(async (options = {}) => {
      const kiosk = await launch(electron, options, join(folder, `data-${started.length}`));
      started.push(kiosk);
      return kiosk;
    });
    for (const [index, kiosk] of started.entries()) {
      await kiosk.close();
      if (testInfo.status === testInfo.expectedStatus) continue;
      const log = await readFile(join(kiosk.dataDir, 'logs/kiosk.log')).catch(() => 'none');
      await testInfo.attach(`kiosk-${index}.log`, { body: log, contentType: 'text/plain' });
    }
  },
  runKiosk: async ({ electron, folder }, use) => {
    const started: PlainKiosk[] = [];
    await use((options = {}) => {
      const kiosk = run(electron, options, options.dataDir ?? join(folder, `plain-${started.length}`));
      started.push(kiosk);
      return kiosk;
    });
    for (const kiosk of started) {
      kiosk.kill('SIGKILL');
      await kiosk.ended;
    }
  },
});

/** Waits for the first screen, and marks the page so that a test can tell whether it is still the same one. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
}

/** The command line of a kiosk, without the program: what Electron and Chromium take, the app, the kiosk's flags. */
export function commandLine(options: LaunchOptions, dataDir: string): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    ...(options.chromiumFlags ?? (isRoot ? ['--no-sandbox'] : [])),
    options.appFolder ?? root,
    `--data-dir=${dataDir}`,
    ...(options.contentDir === undefined ? [] : [`--content-dir=${options.contentDir}`]),
    ...(options.language === undefined ? [] : [`--language=${options.language}`]),
    ...(options.size === undefined ? [] : ['--windowed']),
    ...(options.flags ?? []),
  ];
}

async function launch(electron: string, options: LaunchOptions, ownData: string): Promise<Kiosk> {
  const dataDir = options.dataDir ?? ownData;
  if (!options.isNew) await writeSettings(dataDir, { display: { ...standardDisplay, motion: 'reduced' } });
  const app = await _electron.launch({
    executablePath: options.executable ?? electron,
    args: commandLine(options, dataDir),
    env: cleanEnvironment(options.env),
    timeout: 30_000,
  });
  const child = app.process();
  const hasEnded = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const patience = setTimeout(() => child.kill('SIGKILL'), 8_000);
    child.kill('SIGTERM');
    await hasEnded;
    clearTimeout(patience);
  };
  try {
    const page = await app.firstWindow();
    if (options.size) await resize(app, page, options.size);
    await page.waitForSelector('#root > *', { state: 'attached', timeout: 30_000 });
    return { app, page, dataDir, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function run(electron: string, options: LaunchOptions, dataDir: string): PlainKiosk {
  const child = spawn(options.executable ?? electron, commandLine(options, dataDir), {
    env: cleanEnvironment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (!line.startsWith('kiosk:') || line.includes('without the sandbox')) return;
      said.push(line);
      child.emit('said');
    });
  }
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const line = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = said.find((each) => pattern.test(each));
        if (found !== undefined) resolve(found);
      };
      child.on('said', look);
      look();
      void ended.then(() => reject(new Error(`the kiosk ended without ${pattern}; it said ${JSON.stringify(said)}`)));
    });
  return { lines: () => said, line, ended, kill: (signal) => void child.kill(signal), pid: child.pid ?? 0 };
}

/** Gives the window's content this size, which may be more than the screen has, and waits for it. */
export async function resize(app: ElectronApplication, page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  // An ordinary window as large as the screen is made one pixel smaller, or it would count as full screen.
  await page.waitForFunction(({ width, height }) => Math.abs(innerWidth - width) <= 1 && Math.abs(innerHeight - height) <= 1, size);
}

/** The environment of the test run without what would change the kiosk. */
function cleanEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const own = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !name.startsWith('KIOSK_') && name !== 'NODE_OPTIONS' && name !== 'ELECTRON_RUN_AS_NODE',
  );
  return { ...(Object.fromEntries(own) as Record<string, string>), ...extra };
}
