import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { InterestWriter } from '../../electron/store/interest-writer.ts';
import { migrate } from '../../electron/store/migrate.ts';
import { migrations } from '../../electron/store/migrations.ts';
import { readFigures, tallySql } from '../../electron/store/tasks/read-figures.ts';
import { versionsSql, visitsOfDaysSql } from '../../electron/store/visit-days.ts';
import { kioskId } from '../fixtures/interest-events.ts';
import { v7 } from 'uuid';

function openNew() {
  const database = new SQLite(':memory:');
  migrate(database, migrations);
  return { database, writer: new InterestWriter(database) };
}

test.each([
  [tallySql, 'SEARCH tally USING PRIMARY KEY (grain_ms=? AND span>? AND span<?)'],
  [versionsSql, 'SEARCH visit_day USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
  [visitsOfDaysSql, 'SEARCH visit USING INDEX visit_began (began_at>? AND began_at<?)'],
])('%s is answered by an index', (sql, step) => {
  const { database } = openNew();
  const parameters = { grain: 1, first: 1, end: 2, from: 1, to: 2 };
  const plan = database.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(parameters);
  expect(plan.map(({ detail }) => detail)[0]).toBe(step);
});

test('one moment belongs to the day and hour of whichever time zone is asked for', () => {
  const { database, writer } = openNew();
  // Sunday 23:30 in Moscow, Monday 02:15 in Kathmandu
  const at = Date.UTC(2026, 10, 22, 20, 30);
  const row = { kiosk_id: kioskId, visit_id: v7(), at, mode: 'self', language: 'ru', lab: null, item: null, value: null, pack_version: '1' };
  writer.insertAsIs({ ...row, id: v7(), seq: 1, elapsed_ms: 0, kind: 'visit-started' });
  writer.insertAsIs({ ...row, id: v7(), seq: 2, elapsed_ms: 9_000, kind: 'lab-opened', lab: 'laser' });
  const hoursIn = (timeZone: string) => readFigures(database, { range: { span: 'dates', from: '2026-11-22', to: '2026-11-22' }, timeZone, now: 0 }).hours;
  expect(hoursIn('Europe/Moscow')).toEqual([{ weekday: 7, hour: 23, self: 1, guided: 0 }]);
  expect(hoursIn('Asia/Kathmandu')).toEqual([]);
  expect(readFigures(database, { range: { span: 'all' }, timeZone: 'Asia/Kathmandu', now: 0 }).hours).toEqual([{ weekday: 1, hour: 2, self: 1, guided: 0 }]);
});

test('a visit recorded after the days were read is in the next answer', () => {
  const { database, writer } = openNew();
  const visitId = v7();
  const row = { kiosk_id: kioskId, visit_id: visitId, at: 1_000, mode: 'self', language: 'ru', lab: 'laser', item: null, value: null, pack_version: '1' };
  const lengthOf = () => readFigures(database, { range: { span: 'all' }, timeZone: 'UTC', now: 0 }).length.all?.medianMs ?? null;
  expect(lengthOf()).toBeNull();
  writer.insertAsIs({ ...row, id: v7(), seq: 2, elapsed_ms: 7_000, kind: 'lab-opened' });
  expect(lengthOf()).toBe(7_000);
  writer.insertAsIs({ ...row, id: v7(), seq: 3, elapsed_ms: 8_000, kind: 'step-viewed' });
  expect(lengthOf()).toBe(8_000);
  // the visit turns out to have begun on another day
  writer.insertAsIs({ ...row, id: v7(), seq: 1, elapsed_ms: 0, at: 200_000_000, kind: 'visit-started' });
  expect(readFigures(database, { range: { span: 'dates', from: '1970-01-01', to: '1970-01-01' }, timeZone: 'UTC', now: 0 }).visits.self).toBe(0);
  expect(lengthOf()).toBe(8_000);
});
