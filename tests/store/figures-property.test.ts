import SQLite, { type Database } from 'better-sqlite3';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { figuresSchema, type FiguresRequest } from '../../electron/core/figures.ts';
import { InterestWriter, type InterestRow } from '../../electron/store/interest-writer.ts';
import { migrate } from '../../electron/store/migrate.ts';
import { migrations } from '../../electron/store/migrations.ts';
import { readFigures } from '../../electron/store/tasks/read-figures.ts';
import { kioskId } from '../fixtures/interest-events.ts';
import { countFigures, inOneOrder } from './figures-model.ts';

const labs = ['diamond', 'laser'];
const quarter = 15 * 60_000;

/** Around midnights, changes to and from summer time, year's ends, and what a clock shows that nobody set. */
const moments = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: Date.UTC(2026, 9, 24) / quarter, max: Date.UTC(2026, 9, 27) / quarter }).map((quarters) => quarters * quarter) },
  { weight: 3, arbitrary: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, Date.UTC(2026, 2, 29, 1) - 1, Date.UTC(2026, 2, 29, 1), Date.UTC(2036, 5, 1), Number.MAX_SAFE_INTEGER) },
);

const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'visit-ended': fc.constantFrom({ reason: 'idle' }, { reason: 'idle' }, { reason: 'finished' }, { reason: 'restart' }, null),
  'lab-left': fc.oneof(fc.nat(600_000).map((activeMs) => ({ activeMs })), fc.constantFrom({ activeMs: -5 }, { activeMs: 9e15 }, {}, null, [], 'long', 7)),
  'narration-ended': fc.oneof(fc.constantFrom(0.5, 0.899, 0.899, 0.9, 1).map((fraction) => ({ fraction })), fc.constant(null)),
  'interest-expressed': fc.constantFrom({ topic: 'a' }, { topic: 'b' }, { topic: 'a', count: 12 }, { topic: 'a', count: 1e9 }, {}, null),
  'quiz-answered': fc.constantFrom({ correct: true }, { correct: false }, {}, null),
};

const kinds = [
  'visit-started', 'visit-ended', 'language-chosen', 'lab-opened', 'lab-left', 'step-viewed', 'narration-started', 'narration-ended',
  'interest-expressed', 'quiz-answered', 'exhibit-used', 'question-asked', 'something-new',
  // what makes the stages of the funnel, more often
  'lab-opened', 'lab-opened', 'narration-ended', 'narration-ended', 'narration-ended', 'interest-expressed',
];

const event = fc.constantFrom(...kinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    visit: fc.nat(4),
    seq: fc.integer({ min: 1, max: 12 }),
    at: moments,
    // few, so that many rows share a moment
    elapsed_ms: fc.constantFrom(0, 0, 1_000, 4_999, 5_000, 30_000, 80_000, Number.MAX_SAFE_INTEGER),
    mode: fc.constantFrom('self', 'self', 'guided', 'rehearsal'),
    language: fc.constantFrom('ru', 'en', 'zh-Hans'),
    lab: fc.constantFrom(...labs, null),
    item: fc.constantFrom('one', 'two', null),
    value: values[kind] ?? fc.constant(null),
  }),
);

/** Events in any order, some handed in again, with open visits being closed in between. */
const story = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: event.map((part) => ({ type: 'event' as const, part })) },
    { weight: 2, arbitrary: fc.nat(30).map((index) => ({ type: 'replay' as const, index })) },
    { weight: 1, arbitrary: fc.constant({ type: 'close' as const }) },
  ),
  { maxLength: 60 },
);

const dates = fc.integer({ min: Date.UTC(2026, 9, 20) / 86_400_000, max: Date.UTC(2026, 9, 30) / 86_400_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

const requests: fc.Arbitrary<FiguresRequest> = fc.record({
  range: fc.oneof(
    fc.constantFrom({ span: 'today' as const }, { span: 'all' as const }, { span: 'days' as const, days: 7 }, { span: 'days' as const, days: 30 }, { span: 'days' as const, days: 365 }),
    fc.record({ span: fc.constant('dates' as const), from: dates, to: dates }),
  ),
  timeZone: fc.constantFrom('Europe/Moscow', 'Europe/Moscow', 'UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Apia'),
  now: fc.integer({ min: Date.UTC(2026, 9, 24), max: Date.UTC(2026, 9, 27) }),
});

function openNew(version = migrations.length): Database {
  const database = new SQLite(':memory:');
  migrate(database, migrations.slice(0, version));
  return database;
}

type Story = typeof story extends fc.Arbitrary<infer Told> ? Told : never;

/** Plays a story; `look` is called now and then while it goes on. Events that the table refuses leave nothing. */
function play(database: Database, told: Story, look: () => void = () => undefined): void {
  const writer = new InterestWriter(database);
  const visits = Array.from({ length: 5 }, () => v7());
  const rows: InterestRow[] = [];
  for (const [index, step] of told.entries()) {
    if (step.type === 'close') writer.closeOpenVisits();
    else {
      const again = step.type === 'replay' ? rows[step.index % Math.max(rows.length, 1)] : undefined;
      if (step.type === 'event') {
        const { visit, value, ...part } = step.part;
        rows.push({ id: v7(), kiosk_id: kioskId, visit_id: visits[visit] ?? '', pack_version: '1', ...part, value: value === null ? null : JSON.stringify(value) });
      }
      const row = again ?? rows.at(-1);
      try {
        if (row) database.transaction(() => writer.insertAsIs(row)).immediate();
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('UNIQUE'))) throw error;
      }
    }
    if (index % 16 === 7) look();
  }
}

function rowsOf(database: Database): readonly InterestRow[] {
  return database.prepare<[], InterestRow>('SELECT * FROM interest_event').all();
}

function tablesOf(database: Database): object {
  return {
    visit: database.prepare('SELECT * FROM visit ORDER BY visit_id').all(),
    tally: database.prepare('SELECT * FROM tally').all(),
  };
}

describe('figures read from what is kept at each insert', () => {
  test('are those counted from the rows, for any events in any order, replayed, interrupted and closed', () => {
    fc.assert(
      fc.property(story, fc.array(requests, { minLength: 1, maxLength: 4 }), (told, asked) => {
        const database = openNew();
        const compare = () => {
          const rows = rowsOf(database);
          for (const request of asked) {
            const figures = readFigures(database, request);
            expect(inOneOrder(figures)).toEqual(inOneOrder(countFigures(rows, request)));
            expect(figuresSchema.parse(JSON.parse(JSON.stringify(figures)))).toEqual(figures);
          }
        };
        play(database, told, compare);
        compare();
        database.close();
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  test('are the same where the rows were there before: the migration fills in what the triggers would have kept', () => {
    fc.assert(
      fc.property(story, (told) => {
        const before = openNew(2);
        play(before, told);
        const rows = rowsOf(before);
        migrate(before, migrations);
        const kept = openNew();
        const writer = new InterestWriter(kept);
        for (const row of rows.toReversed()) writer.insertAsIs(row);
        expect(tablesOf(before)).toEqual(tablesOf(kept));
        before.close();
        kept.close();
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test('stay when the rows they were counted from are erased', () => {
    const database = openNew();
    play(database, [{ type: 'event', part: { kind: 'lab-left', visit: 0, seq: 1, at: 5, elapsed_ms: 0, mode: 'self', language: 'ru', lab: 'laser', item: null, value: { activeMs: 700 } } }]);
    const request: FiguresRequest = { range: { span: 'all' }, timeZone: 'UTC', now: 0 };
    const figures = readFigures(database, request);
    expect(figures.attention).toEqual([{ lab: 'laser', language: 'ru', stays: 1, totalMs: 700 }]);
    database.exec('DELETE FROM interest_event');
    expect(readFigures(database, request)).toEqual(figures);
  });
});
