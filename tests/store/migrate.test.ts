import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inspectDatabase } from '../../electron/store/inspect-database.ts';
import { InterestWriter } from '../../electron/store/interest-writer.ts';
import { applicationId, latestVersion, migrate, versionOf } from '../../electron/store/migrate.ts';
import { migrations } from '../../electron/store/migrations.ts';
import { openOnDisk } from '../../electron/store/open-database.ts';
import { visitEnded, visitUnderWay } from '../fixtures/interest-events.ts';

const latest = latestVersion(migrations);

describe('migrations', () => {
  test('are numbered 1, 2, 3… without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
    expect(() => latestVersion([{ version: 2, statements: [] }])).toThrow('migration 2 stands in place 1');
  });

  test.each(Array.from({ length: latest + 1 }, (_, version) => version))('lead from version %i to the newest', (from) => {
    const database = new SQLite(':memory:');
    migrate(database, migrations.slice(0, from));
    expect(versionOf(database)).toBe(from);
    migrate(database, migrations);
    expect(versionOf(database)).toBe(latest);
    expect(database.pragma('application_id', { simple: true })).toBe(applicationId);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.prepare(`SELECT strict FROM pragma_table_list('interest_event')`).pluck().get()).toBe(1);
    expect(() => new InterestWriter(database)).not.toThrow();
  });

  test('do nothing to a database that is up to date', () => {
    const database = new SQLite(':memory:');
    migrate(database, migrations);
    const before = database.serialize();
    migrate(database, migrations);
    expect(database.serialize().equals(before)).toBe(true);
  });

  test('never touch a database from the future', () => {
    const database = new SQLite(':memory:');
    database.pragma(`user_version = ${latest + 1}`);
    expect(() => migrate(database, migrations)).toThrow(`version ${latest + 1} is newer than ${latest}`);
    expect(versionOf(database)).toBe(latest + 1);
  });

  test('a failing statement leaves the last whole step', () => {
    const database = new SQLite(':memory:');
    const broken = { version: 2, statements: ['CREATE TABLE half (id INTEGER) STRICT', 'CREATE TABLE half (id INTEGER)'] };
    expect(() => migrate(database, [...migrations.slice(0, 1), broken])).toThrow('already exists');
    expect(versionOf(database)).toBe(1);
    expect(database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(0);
  });

  test('the second finds the visits that rows of the first left open', () => {
    const database = new SQLite(':memory:');
    migrate(database, migrations.slice(0, 1));
    const [open, ended] = [visitUnderWay(3), visitUnderWay(2)];
    const insert = database.prepare(`INSERT INTO interest_event VALUES
      (@id, @kioskId, @visitId, @seq, @at, @elapsedMs, @mode, @language, @kind, @lab, @item, NULL, @packVersion)`);
    const end = visitEnded(ended[0]?.visitId ?? '', 3);
    for (const event of [...open, ...ended, { ...end, value: null }]) insert.run(event);
    migrate(database, migrations);
    expect(database.prepare('SELECT visit_id FROM open_visit').pluck().all()).toEqual([open[0]?.visitId]);
  });
});

describe('a power cut during migration', () => {
  const dyingProgram = fileURLToPath(new URL('../fixtures/die-in-migration.ts', import.meta.url));
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kiosk-migrate-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  // before, between and after all statements of all steps, each still inside its transaction
  const statementCount = migrations.reduce((sum, { statements }) => sum + statements.length, 0);
  test.each(Array.from({ length: statementCount + 1 }, (_, index) => index))(
    'after statement %i loses no whole step and is made good at the next opening',
    (statements) => {
      const path = join(folder, 'interest.db');
      const died = spawnSync(process.execPath, [dyingProgram, path, String(statements)], {
        encoding: 'utf8',
        env: { ...process.env, NODE_NO_WARNINGS: '1' },
      });
      expect(died.signal, died.stderr).toBe('SIGKILL');

      expect(inspectDatabase(path, 0)).toBeNull();
      // a step is done once a statement of the next one has begun
      let begun = statements;
      const done = migrations.findIndex((step) => (begun -= step.statements.length) <= 0);
      const between = new SQLite(path);
      expect(versionOf(between)).toBe(done);
      between.close();

      const lines: string[] = [];
      const { database } = openOnDisk(folder, (_, line) => lines.push(line));
      expect(versionOf(database)).toBe(latest);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(lines).toEqual([]);
      database.close();
    },
  );
});
