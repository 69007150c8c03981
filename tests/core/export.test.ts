import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  csvHead,
  csvLine,
  defaultSeparator,
  exportColumns,
  exportFileName,
  exportRowSchema,
  formulaSafe,
  jsonLine,
  readBack,
  separators,
  type Cell,
} from '../../electron/core/export.ts';
import { hostileText, hostileTexts } from '../fixtures/hostile-values.ts';

const dangerous = Array.from('=+-@\t\r\n\0＝＋－＠');

function readCsv(text: string, delimiter: string): string[][] {
  return parse(text, { bom: true, delimiter, record_delimiter: '\r\n', relax_quotes: false });
}

test('10,000 hostile values come back from a CSV reader as they were, under either separator', () => {
  const values = hostileTexts(10_010);
  const rows = Array.from({ length: values.length / 13 }, (_, row) => values.slice(row * 13, row * 13 + 13));
  for (const separator of Object.values(separators)) {
    const records = readCsv(csvHead(separator) + rows.map((row) => csvLine(row, separator)).join(''), separator).slice(1);
    expect(records.map((record) => record.map(readBack))).toEqual(rows);
    for (const cell of records.flat()) expect(dangerous).not.toContain(cell[0]);
  }
});

test('any row comes back from a CSV reader as it was', () => {
  const cell = fc.oneof(hostileText(), fc.integer(), fc.constant(null), fc.string({ minLength: 1, unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)));
  const asRead = (value: Cell) => (value === null ? '' : String(value));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 13 }), fc.constantFrom(',', ';'), (cells, separator) => {
      const [record] = readCsv(csvLine(cells, separator), separator);
      expect(record?.map(readBack)).toEqual(cells.map(asRead));
    }),
  );
});

test('a cell gets one apostrophe where it would begin a formula or begins with one, and nowhere else', () => {
  for (const first of [...dangerous, "'"]) expect(formulaSafe(`${first}1+1`)).toBe(`'${first}1+1`);
  for (const harmless of ['1+1', 'a=b', ' =1', '', '"=1"', 'да']) expect(formulaSafe(harmless)).toBe(harmless);
  expect(csvLine([-5, 5, null, "'a"], ';')).toBe(`'-5;5;;"''a"\r\n`);
});

test('a CSV file begins with the byte order mark and the columns in the documented order', () => {
  expect(csvHead(',')).toBe(`\uFEFF${exportColumns.map((column) => `"${column}"`).join(',')}\r\n`);
  expect(exportColumns.join(' ')).toBe('id kiosk_id visit_id seq at elapsed_ms mode language kind lab item value pack_version');
});

test('staff who work in Russian get the semicolon, others the comma', () => {
  expect([defaultSeparator('ru'), defaultSeparator('en'), defaultSeparator('zh-Hans')]).toEqual(['semicolon', 'comma', 'comma']);
});

test('a line of JSON Lines is one line and exactly the row', () => {
  const uuid = '01939d6e-0000-7000-8000-000000000001';
  fc.assert(
    fc.property(hostileText(), hostileText(), (item, note) => {
      const row = {
        id: uuid, kiosk_id: 'k', visit_id: uuid, seq: 1, at: 2, elapsed_ms: 0, mode: 'self' as const, language: 'ru',
        kind: 'step-viewed', lab: null, item, value: JSON.stringify({ note }), pack_version: '1',
      };
      const line = jsonLine(row);
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(exportRowSchema.parse(JSON.parse(line))).toEqual(row);
    }),
  );
});

test('a file is named after the kiosk, its days and the second it was written', () => {
  const name = (firstDay: string | null, lastDay: string | null) =>
    exportFileName({ kioskId: 'a1b2c3d4-0000-4000-8000-000000000000', firstDay, lastDay, format: 'csv' }, Date.UTC(2026, 10, 22, 9, 30, 5));
  expect(name('2026-11-01', '2026-11-21')).toBe('interest_a1b2c3d4_2026-11-01_2026-11-21_20261122T093005Z.csv');
  expect(name('2026-11-22', '2026-11-22')).toBe('interest_a1b2c3d4_2026-11-22_20261122T093005Z.csv');
  expect(name(null, null)).toBe('interest_a1b2c3d4_all_20261122T093005Z.csv');
});
