import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { latestVersion } from '../../electron/store/migrate.ts';
import { migrations } from '../../electron/store/migrations.ts';
import { openDatabase, type OpenDatabase } from '../../electron/store/open-database.ts';
import { findDamage } from '../../electron/store/upkeep.ts';
import { stepViewed } from '../fixtures/interest-events.ts';

let folder: string;
let path: string;
let lines: string[];
let opened: OpenDatabase | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-open-'));
  path = join(folder, 'interest.db');
  lines = [];
  opened = null;
});

afterEach(() => {
  opened?.database.close();
  rmSync(folder, { recursive: true });
});

function open(): OpenDatabase {
  opened = openDatabase(folder, (_, line) => lines.push(line));
  return opened;
}

/** A sound database with so many rows; `change` may spoil it before it is closed. */
function prepare(rows: number, change: (database: SQLite.Database) => void = () => undefined): void {
  const { database, writer } = openDatabase(folder, () => undefined);
  database.transaction(() => {
    for (let row = 0; row < rows; row += 1) writer.insert(stepViewed());
  })();
  change(database);
  database.close();
}

function rowCount(): unknown {
  return opened?.database.prepare('SELECT count(*) FROM interest_event').pluck().get();
}

function quarantined(): string[] {
  const quarantine = join(folder, 'quarantine');
  return existsSync(quarantine) ? readdirSync(quarantine).map((name) => join(quarantine, name)) : [];
}

/** A new, empty database works; the old one lies in quarantine, byte for byte, and one line says so. */
function expectSetAside(before: Record<string, Buffer>, why: RegExp): void {
  const { storage, writer } = open();
  expect(storage).toBe('disk');
  writer.insert(stepViewed());
  expect(rowCount()).toBe(1);
  const [place, ...more] = quarantined();
  expect(more).toEqual([]);
  for (const [name, bytes] of Object.entries(before)) expect(readFileSync(join(place ?? '', name)).equals(bytes), name).toBe(true);
  expect(lines).toEqual([expect.stringMatching(/^interest\.db set aside in quarantine\/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z \(.*\); a new one begins$/)]);
  expect(lines[0]).toMatch(why);
}

describe('a new database', () => {
  test('is made where there is none, even the folder', () => {
    const { storage } = openDatabase(join(folder, 'not', 'yet'), () => undefined);
    expect(storage).toBe('disk');
    expect(existsSync(join(folder, 'not/yet/interest.db'))).toBe(true);
  });

  test('is made of an empty file', () => {
    writeFileSync(path, '');
    expect(open().storage).toBe('disk');
    expect([quarantined(), lines]).toEqual([[], []]);
  });

  test('is made of one whose making was cut short before its first table', () => {
    const database = new SQLite(path);
    database.pragma('journal_mode = WAL');
    database.close();
    expect(statSync(path).size).toBeGreaterThan(0);
    open();
    expect([quarantined(), lines]).toEqual([[], []]);
  });

  test('has every safeguard set', () => {
    const { database } = open();
    const read = (name: string) => database.pragma(name, { simple: true });
    expect({
      journal_mode: read('journal_mode'),
      synchronous: read('synchronous'),
      trusted_schema: read('trusted_schema'),
      cell_size_check: read('cell_size_check'),
      foreign_keys: read('foreign_keys'),
      locking_mode: read('locking_mode'),
      busy_timeout: read('busy_timeout'),
      user_version: read('user_version'),
    }).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      trusted_schema: 0,
      cell_size_check: 1,
      foreign_keys: 1,
      locking_mode: 'normal',
      busy_timeout: 2_000,
      user_version: latestVersion(migrations),
    });
  });

  test('lets another connection read while it is open', () => {
    open().writer.insert(stepViewed());
    const reader = new SQLite(path, { readonly: true });
    expect(reader.prepare('SELECT count(*) FROM interest_event').pluck().get()).toBe(1);
    reader.close();
  });
});

describe('a sound database', () => {
  test('keeps its rows', () => {
    prepare(10);
    open();
    expect(rowCount()).toBe(10);
    expect([quarantined(), lines]).toEqual([[], []]);
  });

  test('keeps the rows that are still in its log', () => {
    const source = openDatabase(join(folder, 'killed'), () => undefined);
    source.writer.insert(stepViewed());
    // a copy of files in use is what a power cut leaves
    for (const name of ['interest.db', 'interest.db-wal']) copyFileSync(join(folder, 'killed', name), join(folder, name));
    source.database.close();
    open();
    expect(rowCount()).toBe(1);
    expect(lines).toEqual([]);
  });

  test('with tables and indexes of somebody else besides is not touched', () => {
    prepare(1, (database) => database.exec('CREATE TABLE note (text TEXT); CREATE INDEX by_kind ON interest_event (kind)'));
    open();
    expect(rowCount()).toBe(1);
    expect(quarantined()).toEqual([]);
  });
});

describe('a database that must not be used is set aside', () => {
  test('from the future', () => {
    prepare(3, (database) => database.pragma('user_version = 99'));
    expectSetAside({ 'interest.db': readFileSync(path) }, /version 99 is newer than \d/);
  });

  test('from the future, known only from its log, which goes with it', () => {
    mkdirSync(join(folder, 'future'));
    const source = openDatabase(join(folder, 'future'), () => undefined);
    source.database.pragma('wal_checkpoint(TRUNCATE)');
    source.database.pragma('user_version = 99');
    for (const name of ['interest.db', 'interest.db-wal']) copyFileSync(join(folder, 'future', name), join(folder, name));
    source.database.close();
    const before = { 'interest.db': readFileSync(path), 'interest.db-wal': readFileSync(`${path}-wal`) };
    expect(before['interest.db-wal'].length).toBeGreaterThan(0);
    expectSetAside(before, /version 99 is newer/);
  });

  test('with a wrong application_id', () => {
    prepare(3, (database) => database.pragma('application_id = 252006673'));
    expectSetAside({ 'interest.db': readFileSync(path) }, /application_id 252006673 is not a lab-tour kiosk's/);
  });

  test('of another program without an application_id', () => {
    const database = new SQLite(path);
    database.exec('CREATE TABLE address (name TEXT)');
    database.close();
    expectSetAside({ 'interest.db': readFileSync(path) }, /application_id 0/);
  });

  test.each([
    ['table interest_event', 'DROP TABLE interest_event'],
    ['table open_visit', 'DROP TABLE open_visit'],
    ['trigger visit_closes', 'DROP TRIGGER visit_closes'],
    ['index interest_event_visit', 'DROP INDEX interest_event_visit'],
  ])('without its %s', (name, statement) => {
    prepare(1, (database) => database.exec(statement));
    expectSetAside({ 'interest.db': readFileSync(path) }, new RegExp(`it has no ${name}`));
  });

  test('without a column', () => {
    prepare(0, (database) => database.exec('ALTER TABLE interest_event RENAME COLUMN lab TO room'));
    expectSetAside({}, /no column named lab/);
  });

  test('that is no database', () => {
    writeFileSync(path, Buffer.from('not a database, '.repeat(1_000)));
    expectSetAside({ 'interest.db': readFileSync(path) }, /SQLITE_NOTADB/);
  });

  test('shorter than its header', () => {
    prepare(1);
    truncateSync(path, 60);
    expectSetAside({ 'interest.db': readFileSync(path) }, /SQLITE_/);
  });

  test('cut off in its first table', () => {
    prepare(500);
    truncateSync(path, 4096);
    expectSetAside({ 'interest.db': readFileSync(path) }, /SQLITE_CORRUPT/);
  });

  test('with a smashed first page', () => {
    prepare(500);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 100, 4096);
    writeFileSync(path, bytes);
    expectSetAside({ 'interest.db': bytes }, /SQLITE_CORRUPT/);
  });

  test('of which only the log is left', () => {
    writeFileSync(`${path}-wal`, Buffer.alloc(8_192, 1));
    expectSetAside({ 'interest.db-wal': readFileSync(`${path}-wal`) }, /it is empty, but has a log/);
  });

  test('twice in one millisecond, in two folders', () => {
    for (const content of ['first', 'second', 'third']) {
      writeFileSync(path, content.repeat(1_000));
      openDatabase(folder, () => undefined).database.close();
    }
    const contents = quarantined().map((place) => readFileSync(join(place, 'interest.db'), 'utf8').slice(0, 5));
    expect(contents.toSorted()).toEqual(['first', 'secon', 'third']);
  });
});

test.each([2, 3, 5, 20, 45])('smashed page %i opens, and quick_check finds it', (page) => {
  prepare(500);
  const bytes = readFileSync(path);
  bytes.fill(0xa5, (page - 1) * 4096, page * 4096);
  writeFileSync(path, bytes);
  const { database } = open();
  expect(quarantined().length === 1 || findDamage(database) !== null).toBe(true);
});

test('a path that cannot be a folder gives a database in memory and the reason', () => {
  writeFileSync(join(folder, 'file'), '');
  opened = openDatabase(join(folder, 'file', 'below'), (_, line) => lines.push(line));
  expect(opened.storage).toBe('memory');
  opened.writer.insert(stepViewed());
  expect(rowCount()).toBe(1);
  expect([opened.why, lines]).toEqual([expect.stringMatching(/^ENOTDIR: /), []]);
});

test('a database that another process holds is neither set aside nor replaced by memory', () => {
  prepare(1);
  const other = new SQLite(path);
  other.pragma('locking_mode = EXCLUSIVE');
  other.exec('BEGIN EXCLUSIVE');
  const startedAt = performance.now();
  expect(() => openDatabase(folder, () => undefined)).toThrow('database is locked');
  expect(performance.now() - startedAt).toBeGreaterThan(1_900);
  other.exec('ROLLBACK');
  other.close();
  open();
  expect(rowCount()).toBe(1);
});
