import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportColumns, readBack, type ExportRow } from '../../electron/core/export.ts';
import type { ExportJob, ExportProgress } from '../../electron/core/export-job.ts';
import { TaskCancelled } from '../../electron/core/store-tasks.ts';
import { openOnDisk } from '../../electron/store/open-database.ts';
import { Reader, type ReadingDatabase } from '../../electron/store/reading-database.ts';
import { readBackFile } from '../../electron/store/export/read-back.ts';
import { pageSql } from '../../electron/store/export/row-text.ts';
import { exportRows } from '../../electron/store/tasks/export-rows.ts';
import { exportRow } from '../fixtures/export-rows.ts';
import { hostileTexts } from '../fixtures/hostile-values.ts';
import { mountLoop, mountMemory, type SmallDrive } from '../fixtures/small-drive.ts';

// Needs root: it mounts small drives.

let folder: string;
let database: ReadingDatabase;
let end: () => void;
let drive: SmallDrive | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-export-'));
  drive = null;
});

afterEach(() => {
  end();
  drive?.end();
  rmSync(folder, { recursive: true });
});

/** A database with these rows, opened as a worker opens it. */
function fill(rows: readonly ExportRow[]): void {
  const opened = openOnDisk(folder, () => undefined);
  opened.database.transaction(() => {
    for (const row of rows) opened.writer.insertAsIs(row);
  })();
  database = new Reader().at({ path: join(folder, 'interest.db') });
  end = () => opened.database.close();
}

function steps(count: number): ExportRow[] {
  const items = hostileTexts(count, '\0');
  return items.map((item, index) => exportRow({ item, seq: index + 1, at: 1_000 + Math.floor(index / 3), value: JSON.stringify({ note: item }) }));
}

function write(part: Partial<ExportJob> = {}, onProgress: (progress: ExportProgress) => void = () => undefined, throwIfCancelled = () => {}) {
  return exportRows(
    database,
    { range: { from: 0, before: 1e15 }, format: 'jsonl', separator: 'comma', folder: join(folder, 'exports'), name: 'interest_a.jsonl', isDrive: false, ...part },
    { report: onProgress, throwIfCancelled },
  );
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('JSON Lines hold exactly the rows, and the checksum beside them is one that sha256sum accepts', () => {
  const rows = steps(700);
  fill(rows);
  const outcome = write();
  if (outcome.outcome !== 'written') throw new Error(outcome.message);
  const bytes = readFileSync(outcome.file);
  expect(bytes.toString().trimEnd().split('\n').map((line) => JSON.parse(line))).toEqual(rows);
  expect(outcome).toMatchObject({ file: join(folder, 'exports/interest_a.jsonl'), rows: 700, bytes: bytes.length, sha256: sha256(bytes) });
  expect(execFileSync('sha256sum', ['--check', 'interest_a.jsonl.sha256'], { cwd: join(folder, 'exports'), encoding: 'utf8' })).toBe('interest_a.jsonl: OK\n');
  expect(readdirSync(join(folder, 'exports')).toSorted()).toEqual(['interest_a.jsonl', 'interest_a.jsonl.sha256']);
});

test('CSV comes back from a CSV reader as the rows were, with the separator that was chosen', () => {
  const rows = steps(700);
  fill(rows);
  const outcome = write({ format: 'csv', separator: 'semicolon', name: 'interest_a.csv' });
  if (outcome.outcome !== 'written') throw new Error(outcome.message);
  const [head, ...records]: string[][] = parse(readFileSync(outcome.file), { bom: true, delimiter: ';' });
  expect(head).toEqual([...exportColumns]);
  expect(records.map((record) => record.map(readBack))).toEqual(rows.map((row) => Object.values(row).map((value) => String(value ?? ''))));
});

test('a range begins with its first millisecond and ends before its last, and is read by the index of time', () => {
  fill(steps(30));
  const outcome = write({ range: { from: 1_002, before: 1_005 } });
  expect(outcome).toMatchObject({ outcome: 'written', rows: 9 });
  const plan = database.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${pageSql}`).all({ at: 0, place: -1, before: 1 });
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('USING INDEX interest_event_at')]);
});

test('nothing is overwritten: a name that is taken gets a number', () => {
  fill(steps(3));
  write();
  const before = statSync(join(folder, 'exports/interest_a.jsonl')).mtimeMs;
  expect(write()).toMatchObject({ file: join(folder, 'exports/interest_a_2.jsonl') });
  expect(statSync(join(folder, 'exports/interest_a.jsonl')).mtimeMs).toBe(before);
});

test('progress counts rows, then bytes; cancelled in mid-write it leaves nothing behind', () => {
  fill(steps(5_000));
  const heard: ExportProgress[] = [];
  write({}, (progress) => heard.push(progress));
  expect(heard.findLast(({ phase }) => phase === 'write')).toEqual({ phase: 'write', done: 5_000, of: 5_000 });
  const last = heard.at(-1);
  expect(last?.phase).toBe('check');
  expect(last?.done).toBe(last?.of);
  let looks = 0;
  const cancel = () => {
    looks += 1;
    if (looks === 3) throw new TaskCancelled();
  };
  expect(() => write({ name: 'interest_b.jsonl' }, undefined, cancel)).toThrow(TaskCancelled);
  expect(readdirSync(join(folder, 'exports'))).not.toContain('interest_b.jsonl');
  expect(readdirSync(join(folder, 'exports')).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('too little space is known before the first byte', () => {
  fill(steps(3_000));
  drive = mountMemory(256 * 1024);
  const outcome = write({ folder: drive.folder, isDrive: true });
  expect(outcome).toMatchObject({ outcome: 'not-written', why: 'no-space' });
  if (outcome.outcome !== 'not-written' || !outcome.space) throw new Error('no space named');
  expect(outcome.space.needed).toBeGreaterThan(outcome.space.free);
  expect(outcome.space.free).toBeLessThanOrEqual(256 * 1024);
  expect(readdirSync(drive.folder)).toEqual([]);
});

test('a drive that somebody else fills on the way says so and keeps no part of the file', () => {
  fill(steps(5_000));
  drive = mountMemory(4 * 1024 * 1024);
  const { folder: place } = drive;
  const fillUp = ({ phase, done }: ExportProgress) => {
    if (phase === 'write' && done === 500) expect(() => writeFileSync(join(place, 'ballast'), Buffer.alloc(8 * 1024 * 1024))).toThrow('ENOSPC');
  };
  expect(write({ folder: place, isDrive: true }, fillUp)).toMatchObject({ outcome: 'not-written', why: 'full', message: expect.stringContaining('ENOSPC') });
  expect(readdirSync(place)).toEqual(['ballast']);
});

test('a drive pulled out on the way says so; under its path nothing is written to the machine\'s own disk', () => {
  fill(steps(5_000));
  drive = mountMemory(16 * 1024 * 1024);
  const { folder: place, pull } = drive;
  let isPulled = false;
  const pullOnce = () => {
    if (!isPulled) pull();
    isPulled = true;
  };
  expect(write({ folder: place, isDrive: true }, pullOnce)).toMatchObject({ outcome: 'not-written', why: 'gone' });
  expect(readdirSync(place)).toEqual([]);
  expect(write({ folder: place, isDrive: true })).toMatchObject({ outcome: 'not-written', why: 'gone', message: `nothing is mounted at ${place}` });
  expect(write({ folder: join(place, 'nowhere'), isDrive: true })).toMatchObject({ outcome: 'not-written', why: 'gone' });
});

test('a drive whose cells fail on the way says so and has no file under the final name', () => {
  fill(steps(20_000));
  drive = mountLoop(64 * 1024 * 1024, 2 * 1024 * 1024);
  const outcome = write({ folder: drive.folder, isDrive: true });
  expect(outcome).toMatchObject({ outcome: 'not-written' });
  expect(readdirSync(drive.folder).filter((name) => name.startsWith('interest'))).toEqual([]);
});

test('a drive that lets nothing be written says so', () => {
  fill(steps(3));
  drive = mountMemory(1024 * 1024);
  execFileSync('mount', ['-o', 'remount,ro', drive.folder]);
  expect(write({ folder: drive.folder, isDrive: true })).toMatchObject({ outcome: 'not-written', why: 'unwritable', message: expect.stringContaining('EROFS') });
});

test('what an earlier, interrupted export left is cleared away', () => {
  fill(steps(3));
  mkdirSync(join(folder, 'exports'));
  writeFileSync(join(folder, 'exports/.interest_old.csv.part'), 'half');
  writeFileSync(join(folder, 'exports/.else.part'), 'not ours');
  write();
  expect(readdirSync(join(folder, 'exports')).toSorted()).toEqual(['.else.part', 'interest_a.jsonl', 'interest_a.jsonl.sha256']);
});

test('reading back asks the drive, not the system\'s memory of what was written', () => {
  fill(steps(2_000));
  drive = mountLoop(16 * 1024 * 1024);
  const outcome = write({ folder: drive.folder, isDrive: true });
  if (outcome.outcome !== 'written') throw new Error(outcome.message);
  expect(outcome.readBack).toBe('medium');
  // one byte changes beneath the file system, as a bad cell changes it
  const written = readFileSync(outcome.file);
  const image = readFileSync(drive.image);
  const at = image.indexOf(written.subarray(0, 4096));
  expect(at).toBeGreaterThan(0);
  execFileSync('dd', [`of=${drive.image}`, 'bs=1', `seek=${at + 100}`, 'conv=notrunc', 'status=none'], { input: '~' });
  expect(sha256(readFileSync(outcome.file))).toBe(outcome.sha256);
  expect(readBackFile(outcome.file, () => undefined).sha256).not.toBe(outcome.sha256);
  expect(basename(outcome.file)).toBe('interest_a.jsonl');
});
