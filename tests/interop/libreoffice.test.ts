import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvHead, csvLine, exportColumns, readBack, separators } from '../../electron/core/export.ts';
import { exportRow } from '../fixtures/export-rows.ts';
import { hostileTexts } from '../fixtures/hostile-values.ts';
import { convertWithLibreOffice } from '../fixtures/libreoffice.ts';

/** Every column that the database lets be any text. */
const open = ['kiosk_id', 'language', 'kind', 'lab', 'item', 'value', 'pack_version'] as const;
const openColumns = open.map((column) => exportColumns.indexOf(column));

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-libreoffice-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Opens CSV files in LibreOffice and saves them in another format. `columns`: 1 as a person opens them, each cell taken for what it looks like; 2 as text. */
async function convert(files: readonly string[], to: string, separator: string, columns: 1 | 2): Promise<void> {
  const code = separator.charCodeAt(0);
  const formats = exportColumns.map((_, index) => `${index + 1}/${columns}`).join('/');
  await convertWithLibreOffice(folder, files, to, `--infilter=CSV:${code},34,76,1,${formats},1033,false,false`);
}

const values = hostileTexts(10_003, '\0');

/** As the kiosk writes it, the values in every column that takes them. */
function exported(separator: string): string {
  const rows = Array.from({ length: values.length / open.length }, (_, row) =>
    exportRow(Object.fromEntries(open.map((column, index) => [column, values[row * open.length + index]]))),
  );
  return csvHead(separator) + rows.map((row) => csvLine(Object.values(row), separator)).join('');
}

const formulas = (sheet: string) => sheet.match(/table:formula="/g)?.length ?? 0;

/** A person's file with the same values and no care taken: what LibreOffice then makes of them shows that the test can fail. */
const careless = values.map((item) => `"${item.replaceAll('"', '""')}"\r\n`).join('');

test('LibreOffice makes not one formula of 10,000 hostile values, but many where no care was taken', async () => {
  await mkdir(join(folder, 'out'));
  for (const [name, separator] of Object.entries(separators)) {
    await writeFile(join(folder, `${name}.csv`), exported(separator));
    await convert([`${name}.csv`], 'fods', separator, 1);
    const sheet = await readFile(join(folder, 'out', `${name}.fods`), 'utf8');
    expect(sheet.match(/self<\/text:p>/g)).toHaveLength(values.length / open.length);
    expect(formulas(sheet)).toBe(0);
  }
  await writeFile(join(folder, 'careless.csv'), careless);
  await convert(['careless.csv'], 'fods', ',', 1);
  expect(formulas(await readFile(join(folder, 'out', 'careless.fods'), 'utf8'))).toBeGreaterThan(100);
});

test('the values that LibreOffice saves are those that went in, once one apostrophe is stripped', async () => {
  await writeFile(join(folder, 'text.csv'), exported(','));
  await convert(['text.csv'], 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false', ',', 2);
  const saved: string[][] = parse(await readFile(join(folder, 'out', 'text.csv')), { bom: true });
  expect(saved[0]).toEqual([...exportColumns]);
  // within a cell LibreOffice knows one kind of line end, and takes LF CR for one as well as CR LF
  const oneLineEnd = (text: string) => text.replaceAll(/\r\n|\n\r|\r/g, '\n');
  const cells = saved.slice(1).flatMap((record) => openColumns.map((column) => readBack(record[column] ?? '')));
  expect(cells).toEqual(values.map(oneLineEnd));
});
