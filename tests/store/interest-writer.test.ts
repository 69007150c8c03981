import SQLite, { type Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { insertSql, InterestWriter, lastRowsOfOpenVisitsSql } from '../../electron/store/interest-writer.ts';
import { migrate } from '../../electron/store/migrate.ts';
import { migrations } from '../../electron/store/migrations.ts';
import { kioskId, stepViewed, visitEnded, visitUnderWay } from '../fixtures/interest-events.ts';

let database: Database;
let writer: InterestWriter;

beforeEach(() => {
  database = new SQLite(':memory:');
  migrate(database, migrations);
  writer = new InterestWriter(database);
});

function rows() {
  return database.prepare<[], Record<string, unknown>>('SELECT * FROM interest_event ORDER BY rowid').all();
}

function plan(sql: string): string {
  const steps = database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all();
  return steps.map(({ detail }) => detail).join('\n');
}

describe('an event', () => {
  test('fills the columns that other programs rely on, in their order', () => {
    const event = stepViewed({ seq: 7, elapsedMs: 1_234, language: 'zh-Hans', mode: 'guided' });
    writer.insert(event);
    expect(Object.entries(rows()[0] ?? {})).toEqual([
      ['id', event.id],
      ['kiosk_id', kioskId],
      ['visit_id', event.visitId],
      ['seq', 7],
      ['at', event.at],
      ['elapsed_ms', 1_234],
      ['mode', 'guided'],
      ['language', 'zh-Hans'],
      ['kind', 'step-viewed'],
      ['lab', 'diamond'],
      ['item', 'plasma'],
      ['value', null],
      ['pack_version', '0.1.0'],
    ]);
  });

  test('keeps its value as JSON', () => {
    const event = stepViewed();
    writer.insert({ ...event, kind: 'interest-expressed', lab: 'laser', item: null, value: { topic: 'cold-cut' } });
    expect(rows()[0]).toMatchObject({ value: '{"topic":"cold-cut"}' });
  });

  test.each([`'); DROP TABLE interest_event; --`, `1' OR '1'='1`, 'имя "в кавычках"', '金刚石 💎'])('is bound, never part of the SQL: %s', (text) => {
    writer.insert(stepViewed({ packVersion: text }));
    expect(rows()).toEqual([expect.objectContaining({ pack_version: text })]);
  });

  test('inserted again, even changed, leaves the first row as it is', () => {
    const event = stepViewed();
    writer.insert(event);
    writer.insert(event);
    writer.insert({ ...event, language: 'en' });
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toMatchObject({ language: 'ru' });
  });

  test('cannot take the place of another in its visit', () => {
    const event = stepViewed();
    writer.insert(event);
    expect(() => writer.insert({ ...event, id: v7() })).toThrow('interest_event.visit_id, interest_event.seq');
  });

  test.each([
    ['seq', { seq: 0 }],
    ['elapsed_ms', { elapsedMs: -1 }],
    ['at', { at: -1 }],
    ['pack_version', { packVersion: '' }],
  ])('with a wrong %s is refused by the table itself', (column, part) => {
    expect(() => writer.insert(stepViewed(part))).toThrow(`CHECK constraint failed: ${column}`);
  });

  test('with a number where text belongs is refused by the table itself', () => {
    const insert = database.prepare(`INSERT INTO interest_event (id, kiosk_id, visit_id, seq, at, elapsed_ms, mode, language, kind, pack_version)
      VALUES (?, 'k', ?, 'one', 0, 0, 'self', 'ru', 'visit-started', '1')`);
    expect(() => insert.run(v7(), v7())).toThrow('cannot store TEXT value in INTEGER column');
  });
});

describe('an interrupted visit', () => {
  test('ends where its last row ended', () => {
    const visit = visitUnderWay(3);
    for (const event of visit) writer.insert(event);
    expect(writer.closeOpenVisits()).toBe(1);
    const last = rows()[2] ?? {};
    expect(rows()[3]).toEqual({
      ...last,
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/) as string,
      seq: 4,
      kind: 'visit-ended',
      lab: null,
      item: null,
      value: '{"reason":"restart"}',
    });
  });

  test('takes language, mode and pack version of its last row, not of its first', () => {
    const visitId = v7();
    writer.insert(stepViewed({ visitId, seq: 1 }));
    writer.insert(stepViewed({ visitId, seq: 2, language: 'en', mode: 'guided', packVersion: '0.2.0' }));
    writer.closeOpenVisits();
    expect(rows()[2]).toMatchObject({ language: 'en', mode: 'guided', pack_version: '0.2.0' });
  });

  test.each([
    ['back by ten years', -10 * 365 * 86_400_000],
    ['forward by ten years', 10 * 365 * 86_400_000],
    ['back to 1970', -Date.UTC(2026, 10, 22, 9, 30)],
  ])('whose clock jumped %s goes by the order of its rows', (_, jump) => {
    const visitId = v7();
    const before = stepViewed({ visitId, seq: 1, elapsedMs: 0 });
    const after = stepViewed({ visitId, seq: 2, elapsedMs: 500, at: before.at + jump });
    writer.insert(before);
    writer.insert(after);
    writer.closeOpenVisits();
    expect(rows()[2]).toMatchObject({ seq: 3, at: after.at, elapsed_ms: 500 });
  });

  test('whose rows arrived out of order goes by their numbers', () => {
    const [first, second, third] = visitUnderWay(3);
    if (!first || !second || !third) throw new Error('three events expected');
    for (const event of [first, third, second]) writer.insert(event);
    writer.closeOpenVisits();
    expect(rows()[3]).toMatchObject({ seq: 4, elapsed_ms: third.elapsedMs });
  });

  test('of which the beginning was lost is closed too', () => {
    writer.insert(stepViewed({ seq: 5 }));
    expect(writer.closeOpenVisits()).toBe(1);
  });

  test('is closed once, beside others, and never a visit that ended by itself', () => {
    const [ended, open, alsoOpen] = [visitUnderWay(2), visitUnderWay(2), visitUnderWay(1)];
    for (const event of [...ended, ...open, ...alsoOpen]) writer.insert(event);
    writer.insert(visitEnded(ended[0]?.visitId ?? '', 3));
    expect(writer.closeOpenVisits()).toBe(2);
    expect(writer.closeOpenVisits()).toBe(0);
    expect(rows()).toHaveLength(5 + 1 + 2);
  });

  test('that is named stays open', () => {
    const visit = visitUnderWay(1);
    for (const event of visit) writer.insert(event);
    expect(writer.closeOpenVisits(new Set([visit[0]?.visitId ?? '']))).toBe(0);
    expect(writer.closeOpenVisits()).toBe(1);
  });

  test('is not opened again by a row that comes after its end', () => {
    const visitId = v7();
    writer.insert(stepViewed({ visitId, seq: 1 }));
    writer.insert(visitEnded(visitId, 2));
    writer.insert(stepViewed({ visitId, seq: 3 }));
    expect(writer.closeOpenVisits()).toBe(0);
  });

  test('cannot end twice', () => {
    const visitId = v7();
    writer.insert(stepViewed({ visitId, seq: 1 }));
    writer.insert(visitEnded(visitId, 2));
    expect(() => writer.insert(visitEnded(visitId, 3))).toThrow('UNIQUE constraint failed');
  });
});

describe('the plan of a query, however many rows there are,', () => {
  test('finds open visits without reading the others', () => {
    const steps = plan(lastRowsOfOpenVisitsSql);
    expect(steps).toContain('SCAN open_visit');
    expect(steps).toContain('SEARCH last USING INDEX interest_event_visit (visit_id=? AND seq=?)');
    expect(steps).toContain('SEARCH interest_event USING COVERING INDEX interest_event_visit (visit_id=?)');
    expect(steps).not.toMatch(/SCAN (last|interest_event)/);
  });

  test('asks the index whether a visit has ended, at every insert', () => {
    expect(plan(`SELECT 1 FROM interest_event WHERE visit_id = 'x' AND kind = 'visit-ended'`)).toContain(
      'USING COVERING INDEX interest_event_end',
    );
  });

  test('reads one visit in order and one span of time by index', () => {
    expect(plan(`SELECT * FROM interest_event WHERE visit_id = 'x' ORDER BY seq`)).toBe(
      'SEARCH interest_event USING INDEX interest_event_visit (visit_id=?)',
    );
    expect(plan('SELECT * FROM interest_event WHERE at BETWEEN 1 AND 2')).toBe(
      'SEARCH interest_event USING INDEX interest_event_at (at>? AND at<?)',
    );
  });

  test('binds every value of an insert', () => {
    expect(insertSql).not.toMatch(/VALUES[^)]*'/);
  });
});
