import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { PNG } from 'pngjs';
import { familyOf, survivors } from '../fixtures/process-census.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Kiosk {
  readonly npm: ChildProcess & { readonly pid: number };
  readonly said: () => string;
}

let dataDir = '';
let started: ChildProcess[] = [];

test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kiosk-start-'));
});

test.afterEach(async () => {
  for (const { pid } of started) {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended, as it should.
    }
  }
  started = [];
  await rm(dataDir, { recursive: true, force: true });
});

/** `npm start` as typed in a terminal of its own, on a machine without a display. */
function start(...flags: string[]): Kiosk {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, XAUTHORITY: _authority, ...environment } = process.env;
  const npm = spawn('npm', ['start', '--', `--data-dir=${dataDir}`, ...flags], {
    cwd: root,
    detached: true,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = npm;
  if (pid === undefined) throw new Error('npm cannot be started');
  started.push(npm);
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
    });
  }
  return { npm: Object.assign(npm, { pid }), said: () => output };
}

async function interactive(kiosk: Kiosk) {
  await expect.poll(kiosk.said, { timeout: 40_000 }).toMatch(/^kiosk: interactive after \d+ ms$/m);
}

async function expectNothingLeft(family: ReturnType<typeof familyOf>) {
  // npm, its shell, the launcher, two guards, Xvfb, Electron with its helpers, the store: fewer would prove less.
  expect(family.length).toBeGreaterThan(9);
  expect(family.map((each) => each.command).join('\n')).toMatch(/Xvfb[^]*--type=renderer/);
  await expect.poll(() => survivors(family).map((each) => each.command), { timeout: 10_000 }).toEqual([]);
}

// One at a time: both write to out/shots/.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

test('npm start says what it runs, takes pictures without a display, and Ctrl+C leaves nothing behind', async () => {
  const kiosk = start();
  await interactive(kiosk);
  await expect.poll(kiosk.said).toContain('picture out/shots/start-0001.png');
  const said = kiosk.said();
  expect(said).toMatch(/^start: Electron \d+\.\d+\.\d+: .+$/m);
  expect(said).toMatch(/^start: no display: running on a virtual one/m);
  expect(said).toMatch(/^start: to leave: Ctrl\+C/m);
  expect(said).toContain(`kiosk: data directory ${dataDir}`);
  expect(said).toMatch(/^kiosk: pack technospark \S+ · ru, en, zh-Hans · diamond, laser, robots$/m);

  const picture = PNG.sync.read(await readFile(join(root, 'out/shots/start-0001.png')));
  expect([picture.width, picture.height]).toEqual([1920, 1080]);

  const family = familyOf(kiosk.npm.pid);
  process.kill(-kiosk.npm.pid, 'SIGINT');
  await expectNothingLeft(family);
});

test('a launcher that is killed takes the kiosk with it', async () => {
  const kiosk = start();
  await interactive(kiosk);
  const family = familyOf(kiosk.npm.pid);
  const launcher = family.find((each) => /node\S* build\/start\.mjs/.test(each.command) && !each.command.startsWith('sh'));
  expect(launcher).toBeDefined();
  process.kill(launcher?.pid ?? 0, 'SIGKILL');
  await expectNothingLeft(family);
});

test('a wrong flag is one line and code 2', async () => {
  const kiosk = start('--speed=9');
  const code = await new Promise((done) => kiosk.npm.once('close', done));
  expect(code).toBe(2);
  const complaints = kiosk.said().split('\n').filter((line) => line.startsWith('kiosk:'));
  expect(complaints).toEqual([expect.stringContaining('--speed=9')]);
  expect(await readdir(dataDir)).toEqual([]);
  expect((await stat(dataDir)).isDirectory()).toBe(true);
});
