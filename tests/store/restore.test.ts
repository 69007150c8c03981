import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startInterestStore, type InterestStore } from '../../electron/main/interest-store.ts';
import { restoreBackup } from '../../electron/main/staff/restore-backup.ts';
import { contentOf, verifyBackup } from '../../electron/store/backup-file.ts';
import { InterestWriter, type InterestRow } from '../../electron/store/interest-writer.ts';
import { migrate } from '../../electron/store/migrate.ts';
import { migrations } from '../../electron/store/migrations.ts';
import { openOnDisk } from '../../electron/store/open-database.ts';
import { buildStore } from '../fixtures/build-program.ts';
import { fillStore } from '../fixtures/filled-store.ts';
import { stepViewed, visitUnderWay } from '../fixtures/interest-events.ts';

let entry: string;
let folder: string;
let backups: string;
let backup: string;
let store: InterestStore | null;

beforeAll(async () => {
  entry = await buildStore('restore');
}, 30_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-restore-'));
  backups = join(folder, 'backups');
  backup = join(folder, 'stick', 'interest_2026-11-21.db');
  mkdirSync(backups);
  store = null;
});

afterEach(async () => {
  await store?.stop();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<InterestStore> {
  const started = startInterestStore({ dataDir: folder, entry, nodeExecutable: process.execPath, log: () => undefined });
  store = started;
  await vi.waitFor(() => expect(started.health().isRunning).toBe(true), { timeout: 10_000, interval: 1 });
  return started;
}

/** A backup as it lies on a stick, with so many rows of whole visits. */
function makeBackup(rows: number): void {
  fillStore(join(folder, 'stick'), rows);
  copyFileSync(join(folder, 'stick', 'interest.db'), backup);
}

function read<Row>(sql: string, path = join(folder, 'interest.db')): Row[] {
  const database = new SQLite(path, { readonly: true });
  const rows = database.prepare<[], Row>(sql).all();
  database.close();
  return rows;
}

const rowsOf = (path?: string) => read<InterestRow>('SELECT * FROM interest_event ORDER BY id', path);

/** The figures' own table, counted from the rows anew. */
function tallyOf(rows: readonly InterestRow[]): unknown[] {
  const database = new SQLite(':memory:');
  migrate(database, migrations);
  const writer = new InterestWriter(database);
  for (const row of rows) writer.insertAsIs(row);
  const counted = database.prepare('SELECT * FROM visit ORDER BY visit_id').all();
  database.close();
  return counted;
}

test('visitors are answered while a restore goes on, through a kill -9 in the middle; in the end every row is there once', async () => {
  makeBackup(8_000);
  const running = await start();
  let done = 0;
  const restoring = restoreBackup(running, backups, backup, (count) => (done = count));
  await vi.waitFor(() => expect(done).toBeGreaterThan(1_000), { timeout: 20_000, interval: 1 });
  const visitors = visitUnderWay(30);
  expect(await running.record(visitors[0] ?? stepViewed())).toMatchObject({ ok: true });
  // acknowledged before the restore was through
  expect(done).toBeLessThan(8_000);
  const rest = visitors.slice(1).map((event) => running.record(event));
  process.kill(running.pid ?? Number.NaN, 'SIGKILL');
  expect((await Promise.all(rest)).every(({ ok }) => ok)).toBe(true);
  const outcome = await restoring;
  // the store was away for a moment: the merge goes on by itself, only a question asked in that moment is refused
  if (outcome.outcome === 'not-restored') expect(await restoreBackup(running, backups, backup, () => undefined)).toMatchObject({ outcome: 'restored', left: 0 });
  const there = rowsOf();
  const ids = new Set(there.map(({ id }) => id));
  expect([...rowsOf(backup), ...visitors].filter(({ id }) => !ids.has(id))).toEqual([]);
  expect(read('SELECT * FROM visit ORDER BY visit_id')).toEqual(tallyOf(there));
  expect(read('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(readdirSync(backups)).toEqual([]);
}, 60_000);

test('a kiosk that is killed in mid-restore has lost nothing, and the restore can be done again', async () => {
  makeBackup(4_000);
  fillStore(folder, 200);
  const mine = rowsOf();
  const running = await start();
  let done = 0;
  const restoring = restoreBackup({ ask: (...given) => running.ask(...given), erase: (one) => running.erase(one), restore: (part) => (done > 1_000 ? new Promise(() => undefined) : running.restore(part)) }, backups, backup, (count) => (done = count));
  void restoring;
  await vi.waitFor(() => expect(done).toBeGreaterThan(1_000), { timeout: 20_000, interval: 1 });
  process.kill(running.pid ?? Number.NaN, 'SIGKILL');
  await running.stop();
  const half = rowsOf();
  expect(half.length).toBeGreaterThan(mine.length);
  expect(half.length).toBeLessThan(4_200);
  expect(half.filter(({ id }) => mine.some((row) => row.id === id))).toEqual(mine);
  expect(read('SELECT * FROM visit ORDER BY visit_id')).toEqual(tallyOf(half));
  const next = await start();
  expect(await restoreBackup(next, backups, backup, () => undefined)).toMatchObject({ outcome: 'restored', left: 0 });
  expect(rowsOf().filter(({ kind, value }) => kind !== 'visit-ended' || !value?.includes('restart'))).toHaveLength(4_200);
  expect(readdirSync(backups)).toEqual([]);
}, 60_000);

test('what cannot be restored from is refused in one line, and nothing changes', async () => {
  makeBackup(400);
  fillStore(folder, 20);
  const mine = rowsOf();
  const running = await start();
  const stick = join(folder, 'stick');
  const variant = (name: string, change: (database: SQLite.Database) => void) => {
    const path = join(stick, name);
    copyFileSync(backup, path);
    const database = new SQLite(path);
    change(database);
    database.close();
    return path;
  };
  const text = join(stick, 'text.db');
  writeFileSync(text, 'not a database'.repeat(1_000));
  const empty = join(stick, 'empty.db');
  writeFileSync(empty, '');
  const smashed = variant('smashed.db', (database) => database.pragma('journal_mode = DELETE'));
  const bytes = readFileSync(smashed);
  bytes.fill(0x5a, 3 * 4096, 9 * 4096);
  writeFileSync(smashed, bytes);
  const short = variant('short.db', (database) => database.pragma('journal_mode = DELETE'));
  truncateSync(short, Math.floor(statSync(short).size / 8192) * 4096);
  const cases = {
    gone: join(stick, 'pulled-out.db'),
    damaged: smashed,
    foreign: variant('foreign.db', (database) => database.pragma('application_id = 7')),
    future: variant('future.db', (database) => database.pragma(`user_version = ${migrations.length + 1}`)),
  };
  for (const [why, path] of Object.entries(cases)) {
    const opened = await running.ask('openBackup', { file: path, folder: backups, keepsCopy: false });
    expect(opened, why).toMatchObject({ ok: true, value: { outcome: 'refused', why } });
    expect(opened.ok && opened.value.outcome === 'refused' && opened.value.message).not.toContain('\n');
    expect(await restoreBackup(running, backups, path, () => undefined)).toMatchObject({ outcome: 'not-restored', why });
  }
  for (const path of [text, short, variant('bare.db', (database) => database.exec('DROP TABLE audit'))]) {
    expect(await restoreBackup(running, backups, path, () => undefined), path).toMatchObject({ outcome: 'not-restored', why: 'damaged' });
  }
  expect(await restoreBackup(running, backups, empty, () => undefined)).toMatchObject({ outcome: 'not-restored', why: 'foreign' });
  expect(rowsOf()).toEqual(mine);
  expect(readdirSync(backups)).toEqual([]);
}, 60_000);

test('a backup of any earlier version is brought up to date on a copy; the backup keeps its bytes', async () => {
  const running = await start();
  for (let version = 1; version < migrations.length; version += 1) {
    const path = join(folder, `version-${version}.db`);
    const database = new SQLite(path);
    migrate(database, migrations.slice(0, version));
    const event = stepViewed({ visitId: v7() });
    new InterestWriter(version > 1 ? database : withOpenVisits(database)).insert(event);
    database.close();
    const bytes = readFileSync(path);
    expect(await restoreBackup(running, backups, path, () => undefined), path).toMatchObject({ outcome: 'restored', events: 1, left: 0 });
    expect(rowsOf().some(({ id }) => id === event.id)).toBe(true);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  }
});

/** The writer of today knows a table that the first version had not; it is not part of what is tested. */
function withOpenVisits(database: SQLite.Database): SQLite.Database {
  database.exec('CREATE TEMP TABLE open_visit (visit_id TEXT PRIMARY KEY)');
  return database;
}

test('the list shows the kept backups with what they hold, then what others put there, and the drives', async () => {
  const running = await start();
  await running.record(stepViewed());
  expect(await running.ask('keepBackups', { folder: backups, quarantine: join(folder, 'quarantine'), day: '2026-11-22' })).toMatchObject({ ok: true });
  makeBackup(20);
  copyFileSync(backup, join(backups, 'from-the-old-kiosk.db'));
  const listed = await running.ask('listBackups', { places: [{ folder: backups, drive: null }, { folder: join(folder, 'stick'), drive: 'STICK' }, { folder: join(folder, 'none'), drive: 'GONE' }] });
  expect(listed.ok && listed.value.backups.map(({ file: _file, bytes: _bytes, ...rest }) => rest)).toEqual([
    { name: 'interest_2026-11-22.db', drive: null, day: '2026-11-22', events: 1, verifiedAt: expect.closeTo(Date.now(), -5) },
    { name: 'from-the-old-kiosk.db', drive: null, day: null, events: null, verifiedAt: null },
    { name: 'interest.db', drive: 'STICK', day: null, events: null, verifiedAt: null },
    { name: 'interest_2026-11-21.db', drive: 'STICK', day: null, events: null, verifiedAt: null },
  ]);
});

test('a backup whose rows changed on the way is not called verified: restoring from it is tried', () => {
  fillStore(join(folder, 'stick'), 40);
  const { database } = openOnDisk(join(folder, 'stick'), () => undefined);
  const content = contentOf(database);
  database.pragma('journal_mode = DELETE');
  database.close();
  const path = join(folder, 'stick', 'interest.db');
  verifyBackup(path, content);
  const tampered = new SQLite(path);
  tampered.exec(`UPDATE interest_event SET item = 'other' WHERE rowid = (SELECT max(rowid) FROM interest_event) - 5`);
  tampered.close();
  expect(() => verifyBackup(path, content)).toThrow('the newest rows do not come back from the backup as they were');
});

test('what proves that an address was there by right, and went, comes back; the address does not', async () => {
  makeBackup(100);
  const old = new SQLite(backup);
  const [given, gone] = [v7(), v7()];
  const hash = 'a'.repeat(64);
  old.prepare(`INSERT INTO consent_document VALUES ('${hash}', 'answer', 'ru', 'Я согласен')`).run();
  for (const id of [given, gone]) old.prepare(`INSERT INTO consent VALUES ('${id}', 'kiosk', 'answer', '${hash}', 'ru', 1790000000000, NULL)`).run();
  old.prepare(`INSERT INTO contact VALUES ('${v7()}', '${given}', '${v7()}', 1790000000000, NULL, zeroblob(60), '${'b'.repeat(64)}')`).run();
  old.prepare(`INSERT INTO contact_erasure VALUES ('${v7()}', '${gone}', 'kiosk', 1790000001000, 'withdrawn')`).run();
  old.close();
  const running = await start();
  for (let time = 0; time < 2; time += 1) expect(await restoreBackup(running, backups, backup, () => undefined)).toMatchObject({ outcome: 'restored', left: 0 });
  for (const table of ['consent_document', 'consent', 'contact_erasure']) {
    expect(read(`SELECT * FROM ${table}`)).toEqual(read(`SELECT * FROM ${table}`, backup));
  }
  expect(read('SELECT count(*) AS contacts FROM contact')).toEqual([{ contacts: 0 }]);
});
