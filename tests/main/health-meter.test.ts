import { cp, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { judgeHealth } from '../../electron/core/health.ts';
import { choosePack, type ChosenPack } from '../../electron/main/choose-pack.ts';
import { HealthDesk } from '../../electron/main/health/health-desk.ts';
import { HealthMeter, type ProgramFacts } from '../../electron/main/health/measure-health.ts';
import { startInterestStore, type InterestStore } from '../../electron/main/interest-store.ts';
import { buildStore } from '../fixtures/build-program.ts';
import { visitUnderWay } from '../fixtures/interest-events.ts';

const builtInPack = fileURLToPath(new URL('../../assets/packs/technospark', import.meta.url));

const facts: ProgramFacts = {
  displays: [{ width: 1920, height: 1080, scale: 1, rotation: 0, hertz: 60, isPrimary: true, hasTouch: null }],
  program: { version: '1', electron: '45', builtFor: '45', chrome: '1', node: '24', pack: 'p', isTestPackage: false, memoryBytes: 1, uptimeMs: 1 },
  computer: { system: 'Linux', memoryBytes: 100, availableBytes: 50, uptimeMs: 1 },
};

let builtStore: string;
let folder: string;
let store: InterestStore;
let now: number;
let monotonic: number;

beforeAll(async () => {
  builtStore = await buildStore('health-meter');
}, 30_000);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-health-'));
  now = Date.UTC(2026, 10, 22, 10);
  monotonic = 5_000;
  store = startInterestStore({ dataDir: folder, entry: builtStore, nodeExecutable: process.execPath, log: () => undefined });
  await vi.waitUntil(() => store.health().isRunning, { timeout: 10_000, interval: 5 });
});

afterEach(async () => {
  await store.stop();
  await rm(folder, { recursive: true });
});

function meterOf(pack: ChosenPack): HealthMeter {
  return new HealthMeter({
    store,
    dataDirectory: folder,
    backups: join(folder, 'backups'),
    logFile: join(folder, 'logs', 'kiosk.log'),
    pack: () => Promise.resolve(pack),
    timeZone: () => Promise.resolve('Europe/Moscow'),
    facts: () => facts,
    builtAt: now - 1_000,
    now: () => now,
    monotonicMs: () => monotonic,
  });
}

const packIn = (place: string) => choosePack(place, builtInPack, () => undefined);

it('measures a kiosk in order, and the verdict is that all is well', async () => {
  for (const event of visitUnderWay(3)) await store.record(event);
  const measured = await meterOf(await packIn(builtInPack)).measure();
  expect(measured).toMatchObject({
    at: now,
    record: { storage: 'disk', isRunning: true, check: { damage: null }, backup: null, visitDaysSinceBackup: 1, queued: 0 },
    media: { files: 36, unreadable: [], leftOut: [], labs: 3 },
    clock: { timeZone: 'Europe/Moscow', lastRowAt: Date.UTC(2026, 10, 22, 9, 30), driftMs: 0 },
    faults: [],
  });
  expect(measured.disk?.freeBytes).toBeGreaterThan(0);
  expect(measured.record.schema).toBeGreaterThan(0);
  expect(measured.record.bytes).toBeGreaterThan(0);
  expect(measured.record.logBytes).not.toBeNull();
  // the disk of whoever runs the tests is not judged
  expect(judgeHealth({ ...measured, disk: { freeBytes: 1e12, totalBytes: 1e12 } }, {})).toEqual({ verdict: 'well', findings: [] });
});

it('finds backups, faults of the log, a clock that was set, and files that went or shrank since the start', async () => {
  const place = join(folder, 'pack');
  await cp(builtInPack, place, { recursive: true });
  const pack = await packIn(place);
  const meter = meterOf(pack);
  await rm(join(place, 'labs/laser/narration/ru/march.opus'));
  await truncate(join(place, 'labs/diamond/narration/en/seed.opus'));
  await mkdir(join(folder, 'backups'));
  for (const name of ['interest_2026-11-19.db', 'interest_2026-11-20.db', '.interest_2026-11-21.db.part']) await writeFile(join(folder, 'backups', name), '');
  await mkdir(join(folder, 'logs'));
  await writeFile(join(folder, 'logs', 'kiosk.log'), `${'x'.repeat(100_000)}\n[2026-11-22T09:00:00.000Z] [warn] app:// request failed\n`);
  now += 3_600_000 + 10_000;
  monotonic += 10_000;
  const measured = await meter.measure();
  expect(measured.record.backup).toEqual({ day: '2026-11-20', kept: 2 });
  expect(measured.media.unreadable.toSorted()).toEqual(['labs/diamond/narration/en/seed.opus', 'labs/laser/narration/ru/march.opus']);
  expect(measured.clock.driftMs).toBe(3_600_000);
  expect(measured.faults).toEqual([{ at: Date.UTC(2026, 10, 22, 9), line: 'app:// request failed' }]);

  // and what a pack lacked from its beginning is what its loader said
  const again = await meterOf(await packIn(place)).measure();
  expect(again.media).toMatchObject({ files: 34, unreadable: [] });
  expect(again.media.leftOut).toHaveLength(2);
});

it('says what it can of a store that does not run', async () => {
  await store.stop();
  const measured = await meterOf(await packIn(builtInPack)).measure();
  expect(measured.record).toMatchObject({ isRunning: false, check: null, schema: null, visitDaysSinceBackup: null });
  expect(judgeHealth(measured, {}).findings.map(({ code }) => code)).toContain('store-stopped');
});

it('is measured once for all who ask at a time, and for programs once a minute', async () => {
  const measured = await meterOf(await packIn(builtInPack)).measure();
  let times = 0;
  const measure = () => Promise.resolve().then(() => ((times += 1), measured));
  const desk = new HealthDesk({ measure }, () => monotonic);
  await Promise.all([desk.measure(), desk.measure(), desk.recent()]);
  expect(times).toBe(1);
  monotonic += 59_000;
  await desk.recent();
  expect(times).toBe(1);
  await desk.measure();
  expect(times).toBe(2);
  monotonic += 61_000;
  await desk.recent();
  expect(times).toBe(3);
});
