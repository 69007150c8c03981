import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { v4, v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FiguresRequest } from '../../electron/core/figures.ts';
import { refusal } from '../../electron/core/result.ts';
import { restoredTables } from '../../electron/core/restore.ts';
import { restoreBackup, type RestoreOutcome } from '../../electron/main/staff/restore-backup.ts';
import type { InterestRow } from '../../electron/store/interest-writer.ts';
import { openOnDisk, type OpenDatabase } from '../../electron/store/open-database.ts';
import { readFigures } from '../../electron/store/tasks/read-figures.ts';
import { storeInProcess } from '../fixtures/store-in-process.ts';
import { countFigures, inOneOrder } from './figures-model.ts';

const day = 86_400_000;
const first = Date.UTC(2026, 9, 1);
const now = first + 30 * day;
const request: FiguresRequest = { range: { span: 'all' }, timeZone: 'Europe/Moscow', now };
const kioskId = v4();

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-restore-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const values: Readonly<Record<string, unknown>> = {
  'visit-ended': { reason: 'idle' },
  'lab-left': { activeMs: 4_000 },
  'interest-expressed': { topic: 'plates' },
  'narration-ended': { fraction: 1 },
};

/** Few visits, places and days, so that rows of two histories meet: same row, same place, same span. */
const event = fc.record({
  visit: fc.nat(3),
  seq: fc.integer({ min: 1, max: 8 }),
  day: fc.nat(9),
  elapsed: fc.constantFrom(0, 1_000, 9_000, 60_000),
  kind: fc.constantFrom('visit-started', 'lab-opened', 'lab-left', 'interest-expressed', 'narration-ended', 'visit-ended', 'step-viewed'),
  mode: fc.constantFrom('self', 'guided', 'rehearsal'),
});

/** Everything that is ever recorded: an id is one row, whichever database holds it. */
const universe = fc.array(event, { minLength: 1, maxLength: 30 }).map((parts) =>
  parts.map((part): InterestRow => ({
    id: v7(), kiosk_id: kioskId, visit_id: visits[part.visit] ?? '', seq: part.seq, at: first + part.day * day, elapsed_ms: part.elapsed, mode: part.mode,
    language: 'ru', kind: part.kind, lab: 'laser', item: null, value: part.kind in values ? JSON.stringify(values[part.kind]) : null, pack_version: '1',
  })),
);

/** Rows of the universe as they are recorded, and spans that are erased in between. */
const history = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.nat(29).map((index) => ({ type: 'event' as const, index })) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('erase' as const), id: fc.constant(null).map(() => v7()), from: fc.nat(9), days: fc.integer({ min: 1, max: 3 }) }) },
  ),
  { maxLength: 25 },
);

type History = typeof history extends fc.Arbitrary<infer Told> ? Told : never;

const visits = Array.from({ length: 4 }, () => v7());

/** Plays a history; `taken` collects every row that the database ever took. */
function play({ database, writer, eraser, audit }: OpenDatabase, rows: readonly InterestRow[], told: History, taken: Map<string, InterestRow>): void {
  for (const step of told) {
    if (step.type === 'erase') {
      const from = first + step.from * day;
      database.transaction(() => eraser.eraseSome({ id: step.id, kioskId, at: now, reason: 'staff', from, before: from + step.days * day })).immediate();
      audit.insert({ id: v7(), kioskId, at: now, action: 'erased', detail: {} });
      continue;
    }
    const row = rows[step.index];
    // what was erased is not recorded a second time
    if (!row || taken.has(row.id)) continue;
    try {
      database.transaction(() => writer.insertAsIs(row)).immediate();
      taken.set(row.id, row);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('UNIQUE'))) throw error;
    }
  }
}

interface Span {
  readonly id: string;
  readonly from: number;
  readonly before: number;
}

const rowsOf = ({ database }: OpenDatabase) => database.prepare<[], InterestRow>('SELECT * FROM interest_event ORDER BY id').all();
const spansOf = ({ database }: OpenDatabase) => database.prepare<[], Span>('SELECT id, from_at AS "from", before_at AS before FROM erasure').all();
const isIn = (spans: readonly Span[]) => ({ at }: InterestRow) => spans.some(({ from, before }) => at >= from && at < before);

/** Nobody pulls the plug here: without waiting for the disk a hundred histories take seconds. */
function open(dataDir: string): OpenDatabase {
  const opened = openOnDisk(dataDir, () => undefined);
  opened.database.pragma('synchronous = OFF');
  return opened;
}

function everything({ database }: OpenDatabase): object {
  const tables = ['interest_event', 'visit', 'tally', 'open_visit', 'erasure', 'audit'];
  return Object.fromEntries(tables.map((table) => [table, database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()]));
}

test('a restore loses nothing, brings back what was not erased, and leaves figures that are those of the rows', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(universe, history, history, history, fc.boolean(), fc.nat(5), async (rows, before, old, since, isSameDatabase, stopsAfter) => {
      runs += 1;
      const [originDir = '', dataDir = '', backups = ''] = ['origin', 'kiosk', 'backups'].map((name) => join(folder, `${runs}-${name}`));
      const backup = join(folder, `${runs}-backup.db`);
      mkdirSync(backups);
      // one database goes on from the backup, or another one begins while the backup lies there
      const origin = open(originDir);
      const originTook = new Map<string, InterestRow>();
      play(origin, rows, before, originTook);
      const kiosk = open(dataDir);
      const taken = new Map<string, InterestRow>();
      if (isSameDatabase) play(kiosk, rows, before, taken);
      play(origin, rows, old, originTook);
      origin.database.close();
      copyFileSync(join(originDir, 'interest.db'), backup);
      play(kiosk, rows, since, taken);

      const held = rowsOf(kiosk);
      const known = spansOf(kiosk);
      const store = storeInProcess(kiosk);
      const previewed = await store.ask('openBackup', { file: backup, folder: backups, keepsCopy: false });
      if (!previewed.ok || previewed.value.outcome !== 'opened') throw new Error(JSON.stringify(previewed));
      const { comparison } = previewed.value;
      expect(comparison.here + comparison.forbidden + comparison.taken + comparison.missing).toBe(comparison.events);

      // stopped after so many parts, as by pulling the plug, and then done again
      let parts = 0;
      const cut: RestoreOutcome = await restoreBackup({ ...store, restore: (part) => ((parts += 1) > stopsAfter % 3 ? Promise.resolve(refusal('failed', 'stopped')) : store.restore(part)) }, backups, backup, () => undefined);
      const outcome = cut.outcome === 'restored' ? cut : await restoreBackup(store, backups, backup, () => undefined);
      expect(outcome).toMatchObject({ outcome: 'restored', left: 0 });

      const spans = spansOf(kiosk);
      const after = rowsOf(kiosk);
      const learned = isIn(spans.filter((span) => !known.some((one) => one.id === span.id)));
      const heldIds = new Set(held.map(({ id }) => id));
      const returned = after.filter(({ id }) => !heldIds.has(id));
      // what was here is here, but for what the backup's own record of erasures forbids
      expect(after.filter(({ id }) => heldIds.has(id))).toEqual(held.filter((row) => !learned(row)));
      expect(returned).toHaveLength(comparison.missing);
      expect(returned.some(isIn(spans))).toBe(false);
      for (const row of returned) taken.set(row.id, row);
      expect(inOneOrder(readFigures(kiosk.database, request))).toEqual(inOneOrder(countFigures([...taken.values()], request)));

      const whole = everything(kiosk);
      expect(await restoreBackup(store, backups, backup, () => undefined)).toMatchObject({ outcome: 'restored', events: 0, deeds: 0, left: 0 });
      expect(everything(kiosk)).toEqual(whole);
      expect(readdirSync(backups).filter((name) => name.startsWith('.'))).toEqual([]);
      kiosk.database.close();
    }),
    { numRuns: 30 },
  );
}, 120_000);

test('every table is restored or left behind by decision', () => {
  const { database } = openOnDisk(folder, () => undefined);
  const tables = database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  const left = ['open_visit', 'visit', 'visit_day', 'tally', 'contact'];
  expect(tables.toSorted()).toEqual([...restoredTables, ...left].toSorted());
  database.close();
});
