import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { AuditDetail } from '../../electron/core/audit.ts';
import type { Drive } from '../../electron/main/drives.ts';
import { startInterestStore, type InterestStore } from '../../electron/main/interest-store.ts';
import { Turns } from '../../electron/main/turns.ts';
import { buildStore } from '../fixtures/build-program.ts';
import { ended, exportDesk, exportOrder } from '../fixtures/export-desk.ts';
import { fillStore } from '../fixtures/filled-store.ts';
import { mountMemory, type SmallDrive } from '../fixtures/small-drive.ts';

// Needs root: it mounts small drives.

const now = Date.UTC(2026, 10, 22, 9, 30);
const rows = 20_000;

let folder: string;
let store: InterestStore;
let drive: SmallDrive | null = null;
let deeds: { action: string; detail: AuditDetail }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-desk-'));
  fillStore(folder, rows);
  store = startInterestStore({ dataDir: folder, entry: await buildStore('export-desk'), nodeExecutable: process.execPath, log: () => undefined });
  await vi.waitUntil(() => store.health().isRunning, { timeout: 10_000, interval: 1 });
}, 30_000);

afterAll(async () => {
  await store.stop();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  deeds = [];
});

afterEach(() => {
  rmSync(join(folder, 'exports'), { recursive: true, force: true });
  drive?.end();
  drive = null;
});

function open(part: Partial<Parameters<typeof exportDesk>[0]> = {}) {
  return exportDesk({ store, dataDirectory: folder, now: () => now, audit: (action, detail) => deeds.push({ action, detail }), ...part });
}

function plugIn(bytes: number): Drive {
  drive = mountMemory(bytes);
  return { folder: drive.folder, name: 'STICK', device: '/dev/none', freeBytes: bytes };
}

const kept = () => readdirSync(join(folder, 'exports')).toSorted();

test('a file is kept on the kiosk with its checksum and its deed on record', async () => {
  const desk = open();
  expect(desk.state).toEqual({ stage: 'none' });
  expect(await desk.start(exportOrder())).toEqual({ ok: true, value: null });
  const state = await ended(desk);
  if (state.stage !== 'written') throw new Error(JSON.stringify(state));
  expect(state.isUnmounted).toBeNull();
  expect(state.receipt).toMatchObject({ rows, file: join(folder, 'exports', 'interest_5f3a1c9e_all_20261122T093000Z.jsonl') });
  expect(readFileSync(state.receipt.file, 'utf8').trimEnd().split('\n')).toHaveLength(rows);
  expect(kept()).toEqual(['interest_5f3a1c9e_all_20261122T093000Z.jsonl', 'interest_5f3a1c9e_all_20261122T093000Z.jsonl.sha256']);
  expect(deeds).toEqual([
    { action: 'exported', detail: { format: 'jsonl', firstDay: null, lastDay: null, place: 'kiosk', file: 'interest_5f3a1c9e_all_20261122T093000Z.jsonl', rows, checksum: state.receipt.sha256, readBack: state.receipt.readBack } },
  ]);
});

test('a report has no rows to count and lies beside the others', async () => {
  const desk = open();
  await desk.start(exportOrder({ format: 'xlsx', range: { span: 'days', days: 7 }, language: 'ru' }));
  expect(await ended(desk)).toMatchObject({ stage: 'written', receipt: { rows: null } });
  expect(kept()[0]).toBe('interest_5f3a1c9e_2026-11-16_2026-11-22_20261122T093000Z.xlsx');
  expect(deeds).toMatchObject([{ action: 'exported', detail: { format: 'xlsx', rows: null, firstDay: '2026-11-16' } }]);
});

test('without a fresh proof nothing begins and nothing is written down', async () => {
  const desk = open();
  expect(await desk.start(exportOrder({ proof: 'b'.repeat(64) }))).toMatchObject({ ok: false, code: 'forbidden' });
  expect(desk.state).toEqual({ stage: 'none' });
  expect(deeds).toEqual([]);
});

test('a second export is refused while one is on its way, and says so', async () => {
  const desk = open();
  await desk.start(exportOrder());
  expect(await desk.start(exportOrder({ format: 'csv' }))).toMatchObject({ ok: false, code: 'failed', message: 'another export is on its way' });
  expect(await ended(desk)).toMatchObject({ stage: 'written', receipt: { rows } });
  expect(await desk.start(exportOrder())).toMatchObject({ ok: true });
  await ended(desk);
});

test('cancelled in mid-write it leaves nothing behind', async () => {
  const desk = open();
  await desk.start(exportOrder({ format: 'csv' }));
  await vi.waitFor(() => expect(desk.state).toMatchObject({ stage: 'running', progress: { phase: 'write' } }), { timeout: 10_000, interval: 1 });
  desk.cancel();
  expect(await ended(desk)).toMatchObject({ stage: 'not-written', why: 'cancelled', space: null });
  expect(kept()).toEqual([]);
  expect(deeds).toMatchObject([{ action: 'export-cancelled', detail: { why: 'cancelled', format: 'csv' } }]);
});

test('a stick without the room says how much is missing, one that fills up says that it is full', async () => {
  const stick = plugIn(2 * 1024 * 1024);
  const desk = open({ findDrives: async () => [stick] });
  expect((await desk.places()).map(({ id, name }) => [id, name])).toEqual([['kiosk', ''], [stick.folder, 'STICK']]);
  await desk.start(exportOrder({ place: stick.folder }));
  const state = await ended(desk);
  if (state.stage !== 'not-written' || !state.space) throw new Error(JSON.stringify(state));
  expect(state.why).toBe('no-space');
  expect(state.space.needed).toBeGreaterThan(state.space.free);
  expect(readdirSync(stick.folder)).toEqual([]);

  execFileSync('mount', ['-o', 'remount,size=9m', stick.folder]);
  await desk.start(exportOrder({ place: stick.folder }));
  await vi.waitFor(() => expect(readdirSync(stick.folder)).toHaveLength(1), { timeout: 10_000, interval: 1 });
  expect(() => writeFileSync(join(stick.folder, 'ballast'), Buffer.alloc(16 * 1024 * 1024))).toThrow('ENOSPC');
  expect(await ended(desk)).toMatchObject({ stage: 'not-written', why: 'full' });
  expect(readdirSync(stick.folder)).toEqual(['ballast']);
  expect(deeds.map(({ action, detail }) => [action, detail['why'], detail['place']])).toEqual([['export-failed', 'no-space', 'STICK'], ['export-failed', 'full', 'STICK']]);
});

test('a stick is taken off the system after its file, and one that somebody uses is said to be busy', async () => {
  const stick = plugIn(16 * 1024 * 1024);
  for (const isUnmounted of [true, false]) {
    const unmounted: string[] = [];
    const unmount = async (each: Drive) => {
      unmounted.push(...readdirSync(each.folder).filter((name) => name.endsWith('.jsonl')));
      return isUnmounted;
    };
    const desk = open({ findDrives: async () => [stick], unmount });
    await desk.start(exportOrder({ place: stick.folder }));
    expect(await ended(desk)).toMatchObject({ stage: 'written', isUnmounted });
    expect(unmounted).toHaveLength(1);
    for (const name of readdirSync(stick.folder)) rmSync(join(stick.folder, name));
  }
});

test('a stick that is gone by the time of the order is said to be gone', async () => {
  const desk = open();
  await desk.start(exportOrder({ place: '/media/nobody/STICK' }));
  expect(desk.state).toMatchObject({ stage: 'not-written', why: 'gone', place: { name: 'STICK' } });
});

test('what is kept on the kiosk waits for an erasure to end; a stick does not', async () => {
  const turns = new Turns();
  let finish = () => {};
  void turns.take(() => new Promise<void>((resolve) => { finish = resolve; }));
  const stick = plugIn(16 * 1024 * 1024);
  const toStick = open({ turns, findDrives: async () => [stick] });
  const toKiosk = open({ turns });
  await toKiosk.start(exportOrder());
  await toStick.start(exportOrder({ place: stick.folder }));
  expect(await ended(toStick)).toMatchObject({ stage: 'written' });
  expect(toKiosk.state).toMatchObject({ stage: 'running', progress: null });
  finish();
  expect(await ended(toKiosk)).toMatchObject({ stage: 'written' });
});
