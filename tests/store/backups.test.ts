import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { defaultSettings } from '../../electron/core/settings.ts';
import { startInterestStore, type InterestStore } from '../../electron/main/interest-store.ts';
import { StoreUpkeep } from '../../electron/main/store-upkeep.ts';
import { Turns } from '../../electron/main/turns.ts';
import { applicationId, latestVersion, versionOf } from '../../electron/store/migrate.ts';
import { migrations } from '../../electron/store/migrations.ts';
import { buildStore } from '../fixtures/build-program.ts';
import { fillStore } from '../fixtures/filled-store.ts';
import { kioskId, stepViewed, visitUnderWay } from '../fixtures/interest-events.ts';
import { questionBook } from '../fixtures/question-book.ts';
import { mountLoop, mountMemory } from '../fixtures/small-drive.ts';

// Needs root: it mounts small drives.

/** 23:30 in Moscow on 22 November */
const lateEvening = Date.UTC(2026, 10, 22, 20, 30);
const hourMs = 60 * 60_000;

let entry: string;
let folder: string;
let backups: string;
let store: InterestStore;
let lines: string[];
let now: number;

beforeAll(async () => {
  entry = await buildStore('backups');
}, 30_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-backups-'));
  backups = join(folder, 'backups');
  lines = [];
  now = lateEvening;
});

afterEach(async () => {
  await store.stop();
  rmSync(folder, { recursive: true });
});

async function isRunning(): Promise<void> {
  await vi.waitFor(() => expect(store.health().isRunning).toBe(true), { timeout: 10_000, interval: 1 });
}

async function start(dataDir = folder): Promise<void> {
  store = startInterestStore({ dataDir, entry, nodeExecutable: process.execPath, log: () => undefined });
  await isRunning();
}

function upkeep(): StoreUpkeep {
  return new StoreUpkeep({ store, backups, exports: join(folder, 'exports'), questions: questionBook(folder, () => now), quarantine: join(folder, 'quarantine'), turns: new Turns(), settings: async () => defaultSettings(kioskId), now: () => now, audit: () => undefined, log: (_, line) => lines.push(line) });
}

function open(name: string): { events: unknown; version: number; id: unknown; check: unknown } {
  const database = new SQLite(join(backups, name), { readonly: true });
  const found = {
    events: database.prepare('SELECT count(*) FROM interest_event').pluck().get(),
    version: versionOf(database),
    id: database.pragma('application_id', { simple: true }),
    check: database.pragma('integrity_check', { simple: true }),
  };
  database.close();
  return found;
}

test('a day has one backup, whole and in one file, made while visitors go on', async () => {
  fillStore(folder, 20_000);
  await start();
  const keeping = upkeep();
  const kept = keeping.keep();
  const answers: Promise<unknown>[] = [];
  let isDone = false;
  void kept.then(() => (isDone = true));
  for (const event of visitUnderWay(2_000)) {
    if (isDone) break;
    answers.push(store.record(event).then(({ ok }) => expect(ok).toBe(true)));
    await answers.at(-1);
  }
  await kept;
  // it began with the rows of one moment and did not begin again with each that came
  expect(answers.length).toBeGreaterThan(5);
  expect(readdirSync(backups)).toEqual(['interest_2026-11-22.db']);
  const { events, ...rest } = open('interest_2026-11-22.db');
  expect(rest).toEqual({ version: latestVersion(migrations), id: applicationId, check: 'ok' });
  expect(Number(events)).toBeGreaterThanOrEqual(20_000);
  expect(Number(events)).toBeLessThanOrEqual(20_000 + answers.length);
  expect(readdirSync(backups)).toEqual(['interest_2026-11-22.db']);
  expect(lines).toEqual([expect.stringMatching(/^backup made and verified: .+interest_2026-11-22\.db/)]);

  await keeping.keep();
  // a kiosk that was started again finds it too
  await upkeep().keep();
  expect(lines).toHaveLength(1);
});

test('the last seven are kept, by the days of the centre', async () => {
  await start();
  await store.record(stepViewed());
  const keeping = upkeep();
  for (let day = 0; day < 9; day += 1) {
    now = lateEvening + day * 24 * hourMs;
    await keeping.keep();
    now += hourMs / 4;
    await keeping.keep();
  }
  expect(readdirSync(backups)).toEqual(['24', '25', '26', '27', '28', '29', '30'].map((day) => `interest_2026-11-${day}.db`));
  now += hourMs / 4;
  await keeping.keep();
  expect(readdirSync(backups).at(-1)).toBe('interest_2026-12-01.db');
});

test('rows in memory are not backed up, without a word', async () => {
  const inTheWay = join(folder, 'file');
  writeFileSync(inTheWay, '');
  await start(inTheWay);
  await upkeep().keep();
  expect(readdirSync(folder)).toEqual(['file']);
  expect(await store.ask('keepBackups', { folder: backups, quarantine: join(folder, 'quarantine'), day: '2026-11-22' })).toMatchObject({ ok: false, message: 'the rows are only in memory' });
  expect(lines).toEqual([]);
});

test('a disk with too little room is refused before a byte is written, in one line', async () => {
  fillStore(folder, 100);
  await start();
  const drive = mountMemory(1024 * 1024);
  backups = drive.folder;
  try {
    const keeping = upkeep();
    await keeping.keep();
    await keeping.keep();
    expect(readdirSync(drive.folder)).toEqual([]);
    expect(lines).toEqual([expect.stringMatching(/^backup failed \(.+ bytes free, \d+ are needed\)$/)]);
  } finally {
    drive.end();
  }
});

test('a disk that fails in mid-backup leaves no half file, and what was there stays', async () => {
  fillStore(folder, 20_000);
  await start();
  const drive = mountLoop(64 * 1024 * 1024, 3 * 1024 * 1024);
  backups = drive.folder;
  try {
    fillStore(join(folder, 'yesterday'), 20);
    copyFileSync(join(folder, 'yesterday', 'interest.db'), join(backups, 'interest_2026-11-21.db'));
    await upkeep().keep();
    expect(readdirSync(backups).filter((name) => name.includes('interest'))).toEqual(['interest_2026-11-21.db']);
    expect(lines).toEqual([expect.stringMatching(/^backup failed \(/)]);
    expect(await store.record(stepViewed())).toMatchObject({ ok: true });
  } finally {
    drive.end();
  }
}, 30_000);

test('a store killed in mid-backup leaves nothing under a final name; the next one clears away and makes it', async () => {
  fillStore(folder, 30_000);
  await start();
  mkdirSync(backups);
  const keeping = upkeep();
  const kept = keeping.keep();
  await vi.waitFor(() => expect(readdirSync(backups)).toContainEqual(expect.stringMatching(/^\.interest_\d+\.part$/)), { timeout: 10_000, interval: 1 });
  process.kill(store.pid ?? Number.NaN, 'SIGKILL');
  await kept;
  expect(readdirSync(backups).filter((name) => !name.startsWith('.'))).toEqual([]);
  expect(lines).toEqual(['backup failed (the interest store ended (SIGKILL))']);
  await isRunning();
  await keeping.keep();
  expect(readdirSync(backups)).toEqual(['interest_2026-11-22.db']);
  expect(open('interest_2026-11-22.db')).toMatchObject({ check: 'ok', events: 30_000 });
}, 30_000);
