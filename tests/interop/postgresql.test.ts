import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportColumns, jsonLine, type ExportRow } from '../../electron/core/export.ts';
import { exportRow } from '../fixtures/export-rows.ts';
import { hostileTexts } from '../fixtures/hostile-values.ts';
import { startPostgreSQL, type PostgreSQL } from '../fixtures/postgresql.ts';

const script = fileURLToPath(new URL('../../build/deploy/postgresql/load.sh', import.meta.url));
const run = promisify(execFile);

let server: PostgreSQL;
let folder = '';

beforeAll(async () => {
  server = await startPostgreSQL();
  folder = await mkdtemp(join(tmpdir(), 'kiosk-exports-'));
});

afterAll(async () => {
  await server.end();
  await rm(folder, { recursive: true });
});

/** An empty database for one order of files. */
async function newDatabase(name: string): Promise<NodeJS.ProcessEnv> {
  await run('psql', ['-X', '-c', `CREATE DATABASE ${name}`], { env: server.environment });
  return { ...server.environment, PGDATABASE: name };
}

async function load(env: NodeJS.ProcessEnv, ...files: readonly string[]): Promise<string> {
  return (await run(script, files, { env, cwd: folder })).stdout;
}

/** The table as exports would hold it, in one order. */
async function rowsOf(env: NodeJS.ProcessEnv): Promise<ExportRow[]> {
  const members = exportColumns.map((column) => {
    if (column === 'at') return `'at', (extract(epoch FROM at) * 1000)::bigint`;
    return column === 'value' ? `'value', value::text` : `'${column}', ${column}`;
  });
  const sql = `COPY (SELECT json_build_object(${members.join(', ')}) FROM interest_event ORDER BY id) TO STDOUT WITH (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')`;
  const { stdout } = await run('psql', ['-X', '-c', sql], { env, maxBuffer: 64 * 2 ** 20 });
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
}

/** PostgreSQL holds no NUL in a text, but keeps an escaped one in JSON. */
const rows = hostileTexts(2_000, '\0').map((item, index) => exportRow({ item, seq: index + 1, value: JSON.stringify({ note: `${item}\0` }) }));
const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const write = async (name: string, part: readonly ExportRow[]) => {
  await writeFile(join(folder, name), part.map(jsonLine).join(''));
  return name;
};

test('the same exports, loaded twice and in both orders, give the same table, equal to the rows', async () => {
  const a = await write('a.jsonl', rows.slice(0, 1_200));
  const b = await write('b kiosk.jsonl', rows.slice(800));
  const forward = await newDatabase('forward');
  expect(await load(forward, a, b)).toBe(`${a}: loaded\n${b}: loaded\n`);
  expect(await rowsOf(forward)).toEqual(sorted);
  await load(forward, a, b, a);
  expect(await rowsOf(forward)).toEqual(sorted);
  const backward = await newDatabase('backward');
  await load(backward, b, a);
  expect(await rowsOf(backward)).toEqual(sorted);
});

test('a file that is not whole is refused in one line and leaves nothing behind', async () => {
  const env = await newDatabase('torn');
  const whole = await write('whole.jsonl', rows.slice(0, 10));
  await load(env, whole);
  await writeFile(join(folder, 'torn.jsonl'), rows.slice(10, 20).map(jsonLine).join('').slice(0, -30));
  await expect(load(env, 'torn.jsonl')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('torn.jsonl: not loaded, nothing of it was kept') });
  await writeFile(join(folder, 'whole.jsonl.sha256'), `${'0'.repeat(64)}  whole.jsonl\n`);
  await expect(load(env, whole)).rejects.toMatchObject({ code: 1, stderr: `${whole}: differs from its checksum; copy it again\n` });
  expect(await rowsOf(env)).toHaveLength(10);
});
