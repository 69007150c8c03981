import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startInterestStore, type InterestStore } from '../../electron/main/interest-store.ts';
import { stepViewed, visitUnderWay } from '../fixtures/interest-events.ts';
import { buildStore } from '../fixtures/build-program.ts';

// Needs root: it mounts small file systems, because root ignores the modes of files.

let entry: string;
let folder: string;
let lines: string[];
let store: InterestStore;

function run(program: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
}

beforeAll(async () => {
  entry = await buildStore('disk');
}, 30_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-disk-'));
  run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder);
  lines = [];
});

afterEach(async () => {
  await store.stop();
  run('umount', folder);
  rmdirSync(folder);
});

function start(part: { readonly isUnwritableSaid?: boolean } = {}): void {
  store = startInterestStore({ ...part, entry, dataDir: folder, nodeExecutable: process.execPath, log: (_, line) => lines.push(line) });
}

async function recordAll(count: number): Promise<void> {
  const answers = await Promise.all(visitUnderWay(count).map((event) => store.record(event)));
  expect(answers.every(({ ok }) => ok)).toBe(true);
}

function rowCount(): unknown {
  const reader = new SQLite(join(folder, 'interest.db'));
  const count = reader.prepare('SELECT count(*) FROM interest_event').pluck().get();
  expect(reader.pragma('integrity_check', { simple: true })).toBe('ok');
  reader.close();
  return count;
}

/** Takes every byte that is left. */
function fill(): string {
  const ballast = join(folder, 'ballast');
  const file = openSync(ballast, 'w');
  try {
    for (const size of [64 * 1024, 4096]) {
      for (;;) {
        try {
          if (writeSync(file, Buffer.alloc(size)) < size) break;
        } catch (error) {
          if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') break;
          throw error;
        }
      }
    }
  } finally {
    closeSync(file);
  }
  return ballast;
}

test('a data directory on a read-only disk: memory, one line, every event answered', async () => {
  run('mount', '-o', 'remount,ro', folder);
  start();
  await recordAll(50);
  expect(store.health()).toMatchObject({ storage: 'memory', isRunning: true, queued: 0 });
  expect(lines.filter((line) => line.includes('memory'))).toEqual([
    expect.stringMatching(/^data directory cannot be written \(.+\): the tour runs, interest is kept in memory only$/),
  ]);
});

test('a read-only disk that main has spoken of already is not mentioned again', async () => {
  run('mount', '-o', 'remount,ro', folder);
  start({ isUnwritableSaid: true });
  await recordAll(1);
  expect(store.health().storage).toBe('memory');
  expect(lines).toEqual([expect.stringMatching(/^store ready/)]);
});

test('a database on a read-only disk is left as it is', async () => {
  start();
  await recordAll(5);
  await store.stop();
  const before = readFileSync(join(folder, 'interest.db'));
  run('mount', '-o', 'remount,ro', folder);
  start();
  await recordAll(5);
  expect(store.health().storage).toBe('memory');
  await store.stop();
  expect(readFileSync(join(folder, 'interest.db')).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(['interest.db']);
});

test('a damaged database on a read-only disk, which cannot be set aside', async () => {
  writeFileSync(join(folder, 'interest.db'), 'damaged '.repeat(1_000));
  run('mount', '-o', 'remount,ro', folder);
  start();
  await recordAll(5);
  expect(store.health().storage).toBe('memory');
});

test('a disk that is full from the beginning: memory', async () => {
  fill();
  start();
  await recordAll(50);
  expect(store.health().storage).toBe('memory');
});

test('a disk that fills up: events wait, staff can see it, and all are written once there is room', async () => {
  start();
  await recordAll(20);
  const ballast = fill();
  const waiting = Array.from({ length: 3_000 }, () => store.record(stepViewed()));
  await vi.waitFor(() => expect(store.health().trouble).toMatch(/^SQLITE_(FULL|IOERR)/), { timeout: 10_000 });
  expect(store.health()).toMatchObject({ storage: 'disk', drops: 0 });
  expect(store.health().queued).toBeGreaterThan(0);

  run('mount', '-o', 'remount,size=16m', folder);
  rmSync(ballast);
  const answers = await Promise.all(waiting);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(store.health()).toMatchObject({ trouble: null, queued: 0, restarts: 0 });
  expect(lines.filter((line) => line.startsWith('interest store cannot write'))).toHaveLength(1);
  expect(lines.at(-1)).toBe('interest store writes again');
  await store.stop();
  expect(rowCount()).toBe(3_020);
}, 30_000);
