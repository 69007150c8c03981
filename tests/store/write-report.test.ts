import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import readWorkbook from 'read-excel-file/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { languages, type Language } from '../../electron/core/language.ts';
import { reportNames, type ReportJob } from '../../electron/core/report-job.ts';
import { TaskCancelled } from '../../electron/core/store-tasks.ts';
import { loadPack } from '../../electron/main/content-pack.ts';
import { openOnDisk, type OpenDatabase } from '../../electron/store/open-database.ts';
import { Reader } from '../../electron/store/reading-database.ts';
import { writeReport } from '../../electron/store/tasks/write-report.ts';
import { exportRow } from '../fixtures/export-rows.ts';
import { hostileTexts } from '../fixtures/hostile-values.ts';

const now = Date.UTC(2026, 10, 22, 9, 30);
const builtIn = fileURLToPath(new URL('../../assets/packs/technospark', import.meta.url));
const names = async (language: Language) => reportNames((await loadPack({ builtIn })).pack, language);

let folder: string;
let opened: OpenDatabase;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-report-'));
  opened = openOnDisk(folder, () => undefined);
});

afterEach(() => {
  opened.database.close();
  rmSync(folder, { recursive: true });
});

const times = (count: number, part: (index: number) => Parameters<typeof visit>[0]) =>
  opened.database.transaction(() => {
    for (let index = 0; index < count; index += 1) visit(part(index));
  })();

/** A visit that ends after so many seconds in a laboratory, with what is asked for in it. */
function visit(part: { readonly at?: number; readonly mode?: 'self' | 'guided'; readonly topic?: string; readonly item?: string; readonly seconds?: number } = {}): void {
  const { at = now - 3_600_000, mode = 'self', topic, item, seconds = 60 } = part;
  const of = { visit_id: v7(), mode, lab: null, item: null };
  const lab = 'diamond';
  const end = seconds * 1_000;
  const rows = [
    exportRow({ ...of, kind: 'visit-started', at }),
    exportRow({ ...of, kind: 'lab-opened', lab, at: at + 1_000, elapsed_ms: 1_000 }),
    ...(item === undefined ? [] : [exportRow({ ...of, kind: 'exhibit-used', lab, item, at: at + 2_000, elapsed_ms: 2_000 })]),
    ...(topic === undefined ? [] : [exportRow({ ...of, kind: 'interest-expressed', lab, value: JSON.stringify({ topic }), at: at + 3_000, elapsed_ms: 3_000 })]),
    exportRow({ ...of, kind: 'lab-left', lab, value: JSON.stringify({ activeMs: end }), at: at + end, elapsed_ms: end }),
    exportRow({ ...of, kind: 'visit-ended', value: '{"reason":"finished"}', at: at + end, elapsed_ms: end }),
  ];
  for (const [index, row] of rows.entries()) opened.writer.insertAsIs({ ...row, seq: index + 1 });
}

async function report(language: Language, part: Partial<ReportJob> = {}) {
  const job: ReportJob = {
    folder: join(folder, 'exports'), name: 'interest_a.xlsx', isDrive: false, language, names: await names(language),
    figures: { range: { span: 'dates', from: '2026-11-01', to: '2026-11-22' }, timeZone: 'Europe/Moscow', now },
    kiosk: { id: '5f3a1c9e-7f1b-4f0e-9a53-0c1d2e3f4a5b', name: 'Lobby' },
    ...part,
  };
  const database = new Reader().at({ path: join(folder, 'interest.db') });
  const outcome = await writeReport(database, job, { report: () => undefined, throwIfCancelled: () => undefined });
  if (outcome.outcome !== 'written') throw new Error(outcome.message);
  const sheets = await readWorkbook(outcome.file, { trim: false });
  return { outcome, sheets, rowsOf: (name: string) => sheets.find(({ sheet }) => sheet === name)?.data ?? [] };
}

/** The cell beside a label of the summary. */
const beside = (rows: readonly (readonly unknown[])[], label: string) => rows.find(([first]) => first === label)?.[1];

test('another program reads the tables back: text, numbers and dates as such, in the order of the dashboard', async () => {
  times(12, (index) => ({ topic: 'growth', item: 'press', seconds: 60 + index }));
  times(7, () => ({ mode: 'guided', seconds: 600 }));
  const { sheets, rowsOf, outcome } = await report('en');
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Summary', 'Visits', 'Attention', 'How far visitors came', 'Days and hours', 'Topics', 'Quiz answers', 'Exhibits', 'Questions']);
  expect(outcome).toMatchObject({ rows: null, sha256: createHash('sha256').update(readFileSync(outcome.file)).digest('hex') });
  expect(readdirSync(join(folder, 'exports')).toSorted()).toEqual(['interest_a.xlsx', 'interest_a.xlsx.sha256']);

  const summary = rowsOf('Summary');
  expect(beside(summary, 'First day')).toEqual(new Date('2026-11-01T00:00Z'));
  expect(beside(summary, 'Last day')).toEqual(new Date('2026-11-22T00:00Z'));
  // as the centre's clock shows it, three hours before Greenwich's
  expect(Number(beside(summary, 'Report made')) / 1_000).toBeCloseTo(Date.UTC(2026, 10, 22, 12, 30) / 1_000, 1);
  expect([beside(summary, 'Kiosk'), beside(summary, 'Visits'), beside(summary, 'With a guide')]).toEqual(['Lobby', 19, 7]);

  expect(rowsOf('Visits').map((row) => row.slice(0, 2))).toEqual([['Visitors', 'Visits'], ['On their own', 12], ['With a guide', 7], ['All', 19]]);
  const guided = rowsOf('Visits')[2] ?? [];
  // a length of time is a part of a day, which this reader takes for a moment of the first one
  expect(guided[2]).toEqual(new Date('1899-12-30T00:10Z'));
  expect(rowsOf('Attention')).toEqual([
    ['Laboratory', 'Русский: average stay, s', 'Русский: total, s', 'Русский: stays'],
    ['Diamond synthesis', 262, 4_986, 19],
  ]);
  expect(rowsOf('How far visitors came')[1]).toEqual(['Began a visit', 19, 1]);
  expect(rowsOf('Exhibits')[1]?.slice(2)).toEqual([12]);
});

test('no number of people under five is in any table, and none can be worked out', async () => {
  times(20, () => ({ topic: 'growth' }));
  times(2, () => ({ mode: 'guided', item: 'press', topic: 'plasma' }));
  const { rowsOf } = await report('en');
  expect(rowsOf('Visits').map((row) => row.slice(0, 4)).slice(1)).toEqual([
    ['On their own', '…', '…', '…'],
    ['With a guide', '<5', '…', '…'],
    ['All', 22, expect.any(Date), expect.any(Date)],
  ]);
  expect(rowsOf('Topics').slice(1).map((row) => row[2])).toEqual([20, '<5']);
  expect(rowsOf('Exhibits').slice(1).map((row) => row[2])).toEqual(['<5']);
  expect(beside(rowsOf('Summary'), '<5')).toBe('one to four: such numbers are not given');
  expect(beside(rowsOf('Summary'), 'With a guide')).toBe('<5');
});

test.each(languages)('in %s every sheet has a name that Excel takes, and no text is missing', async (language) => {
  times(10, () => ({ topic: 'growth', item: 'press' }));
  const { sheets } = await report(language);
  const found = sheets.map(({ sheet }) => sheet);
  expect(new Set(found.map((name) => name.toLowerCase())).size).toBe(9);
  for (const name of found) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
  for (const { data } of sheets.slice(1)) for (const head of data[0] ?? []) expect(head).toEqual(expect.stringMatching(/\S/));
  expect(JSON.stringify(sheets)).not.toContain('undefined');
});

test('what the record holds of strange names stays text, and what a cell cannot hold is replaced', async () => {
  const strange = ['=1+1', '+cmd', '@SUM(A1)', 'a\u0001b\uD800', `x${'y'.repeat(40_000)}`, ...hostileTexts(200, '\0')];
  times(strange.length, (index) => ({ item: strange[index] ?? '' }));
  const { rowsOf } = await report('en');
  const items = rowsOf('Exhibits').slice(1).map(([item]) => String(item));
  expect(items).toContain("'=1+1");
  expect(items).toContain('a\uFFFDb\uFFFD');
  expect(items.every((item) => item.length <= 2_000 && !/^[=+\-@\t\r\n]/.test(item))).toBe(true);
});

test('an empty record gives a report that says so, with dates only where there are some', async () => {
  const { rowsOf } = await report('ru', { figures: { range: { span: 'all' }, timeZone: 'Europe/Moscow', now }, kiosk: { id: 'k', name: '' } });
  expect(beside(rowsOf('Сводка'), 'Первый день')).toBe('Все записи');
  expect(rowsOf('Визиты').slice(1).map((row) => row[1])).toEqual(['–', '–', '–']);
  expect(rowsOf('Темы')).toHaveLength(1);
});

test('cancelled it writes nothing', async () => {
  const database = new Reader().at({ path: join(folder, 'interest.db') });
  const job = { folder: join(folder, 'exports'), name: 'a.xlsx', isDrive: false, language: 'en' as const, names: [], figures: { range: { span: 'all' as const }, timeZone: 'UTC', now }, kiosk: { id: 'k', name: '' } };
  const cancelled = () => {
    throw new TaskCancelled();
  };
  await expect(writeReport(database, job, { report: () => undefined, throwIfCancelled: cancelled })).rejects.toThrow(TaskCancelled);
  expect(readdirSync(folder)).not.toContain('exports');
});
