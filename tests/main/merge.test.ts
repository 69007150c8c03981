import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jsonLine, type ExportRow } from '../../electron/core/export.ts';
import { mergeExports } from '../../build/merge/merge-exports.ts';
import { exportRow } from '../fixtures/export-rows.ts';
import { hostileTexts } from '../fixtures/hostile-values.ts';

const program = fileURLToPath(new URL('../../build/merge.mjs', import.meta.url));

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-merge-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, rows: readonly ExportRow[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, rows.map(jsonLine).join(''));
  return path;
}

async function merged(files: readonly string[]): Promise<string> {
  let text = '';
  await mergeExports(files, (line) => (text += line));
  return text;
}

function run(...parameters: string[]) {
  return promisify(execFile)(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', program, ...parameters], { cwd: folder }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

test('any split of rows over files, in any order and repeated, merges to the same bytes', async () => {
  const rows = hostileTexts(60).map((item, index) => exportRow({ item, seq: index + 1, at: 1_000 - (index % 7) }));
  const whole = await merged([await write('whole.jsonl', rows)]);
  expect(whole.trimEnd().split('\n')).toHaveLength(60);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.subarray(rows, { minLength: 1 }), { minLength: 1, maxLength: 4 }), fc.infiniteStream(fc.nat()), async (parts, lots) => {
      const files = await Promise.all([...parts, rows].map((part, index) => write(`${index}.jsonl`, part)));
      const shuffled = files.map((file) => ({ file, lot: lots.next().value ?? 0 })).toSorted((a, b) => a.lot - b.lot).map(({ file }) => file);
      expect(await merged(shuffled)).toBe(whole);
    }),
    { numRuns: 30 },
  );
  await writeFile(join(folder, 'again.jsonl'), whole);
  expect(await merged([join(folder, 'again.jsonl'), join(folder, 'whole.jsonl')])).toBe(whole);
});

test('the program writes the result beside its checksum, or to standard output', async () => {
  const row = exportRow();
  const a = await write('a.jsonl', [row]);
  const b = await write('b.jsonl', [row, exportRow({ at: 5 })]);
  const toFile = await run(a, b, '--out=all.jsonl');
  expect(toFile).toMatchObject({ code: 0, stdout: '', stderr: 'merge: 3 rows in 2 files, 2 events in all.jsonl\n' });
  const text = await readFile(join(folder, 'all.jsonl'), 'utf8');
  expect(await readFile(join(folder, 'all.jsonl.sha256'), 'utf8')).toBe(`${createHash('sha256').update(text).digest('hex')}  all.jsonl\n`);
  expect(await run(b, a)).toMatchObject({ code: 0, stdout: text });
});

test('what is wrong is said in one line with file and line, and nothing is written', async () => {
  const row = exportRow();
  const good = await write('good.jsonl', [row]);
  const cases: [name: string, text: string, said: string][] = [
    ['torn', `${jsonLine(exportRow())}{"id":`, 'torn:2: not a line of JSON'],
    ['foreign', '{"id":"1"}\n', 'foreign:1: not a row of an export (id: Invalid UUID)'],
    ['other', jsonLine({ ...row, item: 'tank' }), `other:1: event ${row.id} is not the same as in good.jsonl:1`],
  ];
  for (const [name, text, said] of cases) {
    await writeFile(join(folder, name), text);
    expect(await run('good.jsonl', name, '--out=all.jsonl')).toMatchObject({ code: 1, stdout: '', stderr: `merge: ${said}\n` });
  }
  expect(await readdir(folder)).not.toContain('all.jsonl');
  await writeFile(`${good}.sha256`, `${'0'.repeat(64)}  good.jsonl\n`);
  expect((await run('good.jsonl')).stderr).toBe('merge: good.jsonl: differs from its checksum in good.jsonl.sha256; copy it again\n');
  expect(await run('missing.jsonl')).toMatchObject({ code: 1 });
  expect(await run()).toMatchObject({ code: 2 });
});
