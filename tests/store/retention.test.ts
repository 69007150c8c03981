import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { erasureActName, monthsBefore } from '../../electron/core/erasure.ts';
import { dayMs } from '../../electron/core/local-time.ts';
import { defaultSettings } from '../../electron/core/settings.ts';
import { startInterestStore, type InterestStore } from '../../electron/main/interest-store.ts';
import { SafekeepingDesk } from '../../electron/main/staff/safekeeping-desk.ts';
import { StoreUpkeep } from '../../electron/main/store-upkeep.ts';
import { Turns } from '../../electron/main/turns.ts';
import { eraseSql } from '../../electron/store/event-eraser.ts';
import { buildStore } from '../fixtures/build-program.ts';
import { ended, exportDesk, exportOrder } from '../fixtures/export-desk.ts';
import { fillStore } from '../fixtures/filled-store.ts';
import { kioskId, stepViewed, visitUnderWay } from '../fixtures/interest-events.ts';
import { asked, questionBook } from '../fixtures/question-book.ts';

const now = Date.UTC(2026, 10, 22, 9, 30);
const before = monthsBefore(now, 13);
const email = 'anna.petrova@example.org';

let entry: string;
let folder: string;
let store: InterestStore;
let lines: string[];
let deeds: { readonly action: string; readonly detail: unknown }[];

beforeAll(async () => {
  entry = await buildStore('retention');
}, 30_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-retention-'));
  lines = [];
  deeds = [];
});

afterEach(async () => {
  await store.stop();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<void> {
  store = startInterestStore({ dataDir: folder, entry, nodeExecutable: process.execPath, log: (_, line) => lines.push(line) });
  await vi.waitFor(() => expect(store.health().isRunning).toBe(true), { timeout: 10_000, interval: 1 });
}

function upkeep(at = now, part: object = {}): StoreUpkeep {
  const settings = async () => ({ ...defaultSettings(kioskId), ...part });
  return new StoreUpkeep({ store, backups: join(folder, 'backups'), exports: join(folder, 'exports'), questions: questionBook(folder, () => at), quarantine: join(folder, 'quarantine'), turns: new Turns(), settings, now: () => at, audit: (action, detail) => deeds.push({ action, detail }), log: (_, line) => lines.push(line) });
}

/** Whole visits of twenty rows: half of the rows on thirty days before what is kept, half on thirty days since; what is old carries the e-mail. */
function fill(count = 4_000): void {
  const isOld = (index: number) => index < count / 2;
  const day = (index: number) => Math.floor(index / 20) % 30;
  fillStore(folder, count, {
    at: (index) => (isOld(index) ? before - 1 - day(index) * dayMs : now - day(index) * dayMs),
    item: (index) => (isOld(index) ? `${email} ${index}` : `plasma ${index}`),
  });
}

function read<Row>(sql: string, path = join(folder, 'interest.db')): Row[] {
  const database = new SQLite(path, { readonly: true });
  const rows = database.prepare<[], Row>(sql).all();
  database.close();
  return rows;
}

const count = (path?: string) => read<{ n: number }>('SELECT count(*) AS n FROM interest_event', path)[0]?.n;

/** Files below the data directory that hold these bytes. */
function filesWith(text: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => statSync(join(folder, name)).isFile() && readFileSync(join(folder, name)).includes(text));
}

test('what is older than the settings say is erased with a record; the figures of those days stay', async () => {
  fill();
  const figures = ['visit', 'tally', 'visit_day'].map((table) => read(`SELECT * FROM ${table}`));
  await start();
  await upkeep().keep();
  expect(read(`SELECT kiosk_id, at, reason, from_at, before_at, events FROM erasure`)).toEqual([
    { kiosk_id: kioskId, at: now, reason: 'retention', from_at: 0, before_at: before, events: 2_000 },
  ]);
  expect(count()).toBe(2_000);
  expect(read<{ n: number }>(`SELECT min(at) AS n FROM interest_event`)[0]?.n).toBeGreaterThanOrEqual(before);
  expect(['visit', 'tally', 'visit_day'].map((table) => read(`SELECT * FROM ${table}`))).toEqual(figures);
  // on the same day, and after another start, nothing more is due
  await upkeep().keep();
  expect(read('SELECT * FROM erasure')).toHaveLength(1);
  await upkeep(now, { retentionMonths: 14 }).keep();
  expect(count()).toBe(2_000);
});

test('after an erasure no byte of it is in the database, its log, any backup, any export kept here or the lines for the log', async () => {
  fill();
  await start();
  const yesterday = join(folder, 'backups', 'interest_2026-11-21.db');
  // an earlier day's backup, from before the erasure
  expect(await store.ask('keepBackups', { folder: join(folder, 'backups'), quarantine: join(folder, 'quarantine'), day: '2026-11-21' })).toMatchObject({ ok: true, value: { events: 4_000 } });
  expect(filesWith(email)).toEqual(expect.arrayContaining(['interest.db', join('backups', 'interest_2026-11-21.db')]));
  const { whole, recent, report, recap, act } = await keepExports();
  await upkeep().keep();
  expect(count(yesterday)).toBe(2_000);
  expect(read(`PRAGMA integrity_check`, yesterday)).toEqual([{ integrity_check: 'ok' }]);
  expect(count(join(folder, 'backups', 'interest_2026-11-22.db'))).toBe(2_000);
  // the log is shortened when nobody has waited for two seconds
  await vi.waitFor(() => expect(statSync(join(folder, 'interest.db-wal')).size).toBe(0), { timeout: 10_000 });
  expect(filesWith(email)).toEqual([]);
  expect(filesWith('plasma 3990')).toEqual(expect.arrayContaining(['interest.db', join('backups', 'interest_2026-11-21.db'), join('backups', 'interest_2026-11-22.db')]));
  expect(lines.join('\n')).not.toContain(email);
  // what holds nothing of it is still there, each with its checksum
  expect(readdirSync(join(folder, 'exports')).toSorted()).toEqual(['.erasures-done', act, recent, `${recent}.sha256`, report, `${report}.sha256`, recap]);
  expect(deeds.filter(({ action }) => action === 'exports-removed')).toEqual([{ action: 'exports-removed', detail: { files: 4, reason: 'erasure' } }]);
  // and so is, on the next day, what was exported since
  await exportNow();
  await upkeep(now + dayMs, { retentionMonths: 15 }).keep();
  expect(readdirSync(join(folder, 'exports'))).toContain(whole);
});

/** Has the kiosk keep an export on its own disk. Returns the file's name. */
async function exportNow(part: Parameters<typeof exportOrder>[0] = {}): Promise<string> {
  const desk = exportDesk({ store, dataDirectory: folder, now: () => now });
  await desk.start(exportOrder(part));
  const state = await ended(desk);
  if (state.stage !== 'written') throw new Error(JSON.stringify(state));
  return basename(state.receipt.file);
}

/** One of everything that staff can leave in the folder, one renamed by them, and what a crash leaves. */
async function keepExports() {
  const whole = await exportNow();
  const [recent, report] = [await exportNow({ format: 'csv', range: { span: 'days', days: 30 } }), await exportNow({ format: 'xlsx' })];
  const exports = join(folder, 'exports');
  copyFileSync(join(exports, whole), join(exports, 'for the director.txt'));
  const act = erasureActName({ id: v7(), at: now });
  writeFileSync(join(exports, act), 'what an earlier erasure erased');
  copyFileSync(join(exports, whole), join(exports, `.${whole}.part`));
  expect(filesWith(email)).toEqual(expect.arrayContaining([whole, 'for the director.txt', `.${whole}.part`].map((name) => join('exports', name))));
  const recap = 'recap_2026-11-20_0900_Гости.pdf';
  for (const name of [recap, 'recap_2025-01-05_0900_Гости.pdf']) writeFileSync(join(exports, name), 'a tour');
  return { whole, recent, report, recap, act };
}

/** A sound database, one with its last rows in a log, one too damaged to forget, the log of one that is gone, and another program's. */
function fillQuarantine(): string {
  const quarantine = join(folder, 'quarantine');
  const aside = (name: string) => {
    mkdirSync(join(quarantine, name), { recursive: true });
    return join(quarantine, name, 'interest.db');
  };
  copyFileSync(join(folder, 'interest.db'), aside('sound'));
  const logged = new SQLite(join(folder, 'interest.db'));
  logged.pragma('journal_mode = WAL');
  logged.prepare(`INSERT INTO interest_event SELECT '${v7()}', kiosk_id, '${v7()}', 1, at, 0, mode, language, 'visit-ended', lab, '${email} log', value, pack_version FROM interest_event ORDER BY at LIMIT 1`).run();
  for (const part of ['', '-wal']) copyFileSync(join(folder, `interest.db${part}`), `${aside('logged')}${part}`);
  copyFileSync(join(folder, 'interest.db-wal'), `${aside('widowed')}-wal`);
  logged.close();
  writeFileSync(aside('damaged'), `${email} `.repeat(1_000));
  const other = new SQLite(aside('foreign'));
  other.exec('CREATE TABLE note (text TEXT)');
  other.close();
  return quarantine;
}

test('what staff erase by hand is nowhere either: database, log, backups, files beside them, quarantine', async () => {
  fill();
  const quarantine = fillQuarantine();
  await start();
  mkdirSync(join(folder, 'backups'));
  for (const name of ['interest_2026-11-20.db', 'put-here-by-hand.db']) copyFileSync(join(folder, 'interest.db'), join(folder, 'backups', name));
  // what a restore leaves that was killed
  copyFileSync(join(folder, 'interest.db'), join(folder, 'backups', '.interest_restore.part'));
  const { recent } = await keepExports();
  expect(filesWith(email).length).toBeGreaterThanOrEqual(11);
  const turns = new Turns();
  const keeping = upkeep(now, { retentionMonths: 60 });
  const desk = new SafekeepingDesk({
    store, upkeep: keeping, turns, backups: join(folder, 'backups'), settings: async () => defaultSettings(kioskId), now: () => now,
    useProof: (proof, purpose) => proof === 'right' && purpose === 'erase', audit: (action, detail) => deeds.push({ action, detail }), note: (_, line) => lines.push(line), findDrives: async () => [],
  });
  const days = { first: null, last: new Date(before).toISOString().slice(0, 10) };
  expect(await desk.previewErasure(days)).toMatchObject({ ok: true, value: { events: 2_001 } });
  expect(await desk.startErasure('wrong', days)).toMatchObject({ ok: false, code: 'forbidden' });
  expect(desk.state).toEqual({ stage: 'none' });
  expect(count()).toBe(4_001);
  expect(await desk.startErasure('right', days)).toMatchObject({ ok: true });
  expect(await desk.startErasure('right', days)).toMatchObject({ ok: false, code: 'failed' });
  await vi.waitFor(() => expect(desk.state).toMatchObject({ stage: 'erased', events: 2_001, isForgotten: true }), { timeout: 20_000 });

  await vi.waitFor(() => expect(statSync(join(folder, 'interest.db-wal')).size).toBe(0), { timeout: 10_000 });
  expect(filesWith(email)).toEqual([]);
  expect(readdirSync(join(folder, 'exports'))).toContain(recent);
  expect(count()).toBe(2_000);
  expect(['sound', 'logged'].map((name) => count(join(quarantine, name, 'interest.db')))).toEqual([2_000, 2_000]);
  expect(readdirSync(quarantine).toSorted()).toEqual(['foreign', 'logged', 'sound']);
  expect(count(join(folder, 'backups', 'put-here-by-hand.db'))).toBe(2_000);
  expect(lines).toContainEqual('2 damaged databases in quarantine removed, because nothing can be erased there');
  const [record] = read<{ id: string }>('SELECT * FROM erasure');
  expect(record).toMatchObject({ reason: 'staff', at: now, from_at: 0, events: 2_001 });
  expect(deeds).toEqual([
    { action: 'erasure-began', detail: { erasure: record?.id, reason: 'staff', ...days } },
    { action: 'exports-removed', detail: { files: 4, reason: 'erasure' } },
    { action: 'erased', detail: { erasure: record?.id, reason: 'staff', events: 2_001, isForgotten: true } },
  ]);
  // and it does not come back
  copyFileSync(join(quarantine, 'sound', 'interest.db'), join(folder, 'backups', 'again.db'));
  expect(await desk.previewRestore(join(folder, 'backups', 'again.db'))).toMatchObject({ ok: true, value: { outcome: 'opened', comparison: { missing: 0 } } });
}, 60_000);

test('what visitors asked in writing goes with the events of its day, and a broken file of it with any erasure', async () => {
  fill(40);
  await start();
  const at = (daysAgo: number) => now - daysAgo * dayMs;
  for (const daysAgo of [1, 2, 3]) await questionBook(folder, () => at(daysAgo)).ask(asked(daysAgo));
  const broken = join(folder, 'quarantine', 'tours-0192f0c1-visitor-questions.json');
  mkdirSync(join(folder, 'quarantine'));
  writeFileSync(broken, email);
  utimesSync(broken, new Date(at(1)), new Date(at(1)));
  const keeping = upkeep(now, { retentionMonths: 60 });
  await keeping.keep();
  expect(filesWith(email)).toContain(join('quarantine', basename(broken)));
  const desk = new SafekeepingDesk({
    store, upkeep: keeping, turns: new Turns(), backups: join(folder, 'backups'), settings: async () => defaultSettings(kioskId), now: () => now,
    useProof: () => true, audit: (action, detail) => deeds.push({ action, detail }), note: (_, line) => lines.push(line), findDrives: async () => [],
  });
  const day = new Date(at(2)).toISOString().slice(0, 10);
  await desk.startErasure('right', { first: day, last: day });
  await vi.waitFor(() => expect(desk.state).toMatchObject({ stage: 'erased', isForgotten: true }), { timeout: 20_000 });
  const left = await questionBook(folder, () => now).list();
  expect(left).toMatchObject({ ok: true, value: [asked(1), asked(3)] });
  expect(filesWith(asked(2).text)).toEqual([]);
  expect(readdirSync(join(folder, 'quarantine'))).toEqual([]);
  // no backup, log or row of the audit knows of one
  for (const index of [1, 3]) expect(filesWith(asked(index).text)).toEqual([join('tours', 'visitor-questions.json')]);
  expect(`${lines.join()} ${JSON.stringify(deeds)}`).not.toContain('лазер');
}, 60_000);

test('nothing in quarantine is touched while nothing was ever erased', async () => {
  fill(40);
  const quarantine = fillQuarantine();
  await start();
  await upkeep(now, { retentionMonths: 60 }).keep();
  expect(readdirSync(quarantine).toSorted()).toEqual(['damaged', 'foreign', 'logged', 'sound', 'widowed']);
});

test('a log that a reader holds open is shortened once the reader has gone', async () => {
  fill();
  await start();
  const reader = new SQLite(join(folder, 'interest.db'), { readonly: true });
  reader.exec('BEGIN');
  expect(reader.prepare('SELECT count(*) FROM interest_event').pluck().get()).toBe(4_000);
  await upkeep().keep();
  expect(statSync(join(folder, 'interest.db-wal')).size).toBeGreaterThan(0);
  reader.close();
  await vi.waitFor(() => expect(statSync(join(folder, 'interest.db-wal')).size).toBe(0), { timeout: 10_000 });
  expect(filesWith(email).filter((name) => !name.startsWith('backups'))).toEqual([]);
});

test('visitors record meanwhile, and a store that is killed in mid-erasure goes on with it', async () => {
  fill();
  await start();
  const keeping = upkeep();
  const kept = keeping.keep();
  await vi.waitFor(() => expect(read('SELECT * FROM erasure')).toHaveLength(1), { timeout: 10_000, interval: 1 });
  const visitors = visitUnderWay(50).map((event) => store.record({ ...event, at: now }));
  process.kill(store.pid ?? Number.NaN, 'SIGKILL');
  expect((await Promise.all(visitors)).every(({ ok }) => ok)).toBe(true);
  await kept;
  await vi.waitFor(() => expect(store.health().isRunning).toBe(true), { timeout: 10_000, interval: 1 });
  await keeping.keep();
  expect(read<{ n: number }>(`SELECT count(*) AS n FROM interest_event WHERE at < ${before}`)[0]?.n).toBe(0);
  expect(read<{ n: number }>('SELECT sum(events) AS n FROM erasure')[0]?.n).toBe(2_000);
  // fifty rows, and the end of their visit that the start after the crash may have written
  expect(count()).toBeGreaterThanOrEqual(2_050);
});

test('a clock that is years ahead erases nothing before it has stood for a week of visits', async () => {
  fill();
  await start();
  const ahead = now + 3 * 366 * dayMs;
  await upkeep(ahead).keep();
  expect(count()).toBe(4_000);
  expect(lines).toContainEqual('old events are not erased yet: the clock is believed after visits on 7 days (so far 0)');
  for (let day = 0; day < 7; day += 1) await store.record(stepViewed({ visitId: v7(), at: ahead - day * dayMs }));
  await upkeep(ahead).keep();
  expect(count()).toBe(7);
});

test('a backup that is damaged, hence cannot forget, is removed with one line', async () => {
  fill(400);
  await start();
  mkdirSync(join(folder, 'backups'));
  const [good, bad] = ['interest_2026-11-20.db', 'interest_2026-11-21.db'].map((name) => join(folder, 'backups', name));
  copyFileSync(join(folder, 'interest.db'), good ?? '');
  writeFileSync(bad ?? '', `${email} `.repeat(1_000));
  await upkeep().keep();
  expect(readdirSync(join(folder, 'backups'))).toEqual(['interest_2026-11-20.db', 'interest_2026-11-22.db']);
  expect(lines.filter((line) => line.includes('damaged'))).toEqual(['1 damaged backup removed']);
});

test('a batch is found by an index', () => {
  fill(20);
  store = { stop: async () => undefined } as unknown as InterestStore;
  const database = new SQLite(join(folder, 'interest.db'), { readonly: true });
  const plan = database.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${eraseSql}`).all({ from: 0, before: 1 });
  expect(plan.map(({ detail }) => detail)).toEqual(expect.arrayContaining([expect.stringContaining('interest_event_at')]));
  expect(plan.some(({ detail }) => detail.startsWith('SCAN interest_event'))).toBe(false);
  database.close();
});
