import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import SQLite from 'better-sqlite3';
import { exportColumns, exportRowSchema, type ExportRow } from '../../electron/core/export.ts';

/** What stands in the way, in one line that names file and line. */
export class MergeFault extends Error {}

interface Place {
  readonly file: string;
  readonly line: number;
}

const columns = exportColumns.join(', ');
const parameters = exportColumns.map((column) => `@${column}`).join(', ');

/** Ids are unique for the whole centre; a place in a visit is taken once. */
const table = `CREATE TABLE merged (${exportColumns.join(', ')}, file TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (id)) WITHOUT ROWID`;

function parseLine(text: string, { file, line }: Place): ExportRow {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new MergeFault(`${file}:${line}: not a line of JSON`);
  }
  const row = exportRowSchema.safeParse(json);
  if (row.success) return row.data;
  const issue = row.error.issues[0];
  throw new MergeFault(`${file}:${line}: not a row of an export (${[...(issue?.path ?? []), issue?.message].join(': ')})`);
}

/** A file that came with its checksum must still have it: sticks lose bits. */
async function checkSum(file: string): Promise<void> {
  const written = await readFile(`${file}.sha256`, 'utf8').catch(() => null);
  if (written === null) return;
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part);
  if (!written.startsWith(hash.digest('hex'))) throw new MergeFault(`${file}: differs from its checksum in ${file}.sha256; copy it again`);
}

/**
 * Merges exports of one or many kiosks in JSON Lines: every event once, by its id, in an order that depends on the
 * rows alone (time, kiosk, visit, place in the visit). Holds the rows in a temporary database, so that years fit.
 * `write` gets the lines of the result, LF included. Nothing is written when a MergeFault is thrown.
 */
export async function mergeExports(files: readonly string[], write: (line: string) => void) {
  // an unnamed file database: on the disk where memory ends, gone with the process
  const database = new SQLite('');
  try {
    database.exec(table);
    const insert = database.prepare<[ExportRow & Place]>(`INSERT INTO merged (${columns}, file, line) VALUES (${parameters}, @file, @line) ON CONFLICT (id) DO NOTHING`);
    const present = database.prepare<[string], ExportRow & Place>('SELECT * FROM merged WHERE id = ?');
    let read = 0;
    database.exec('BEGIN');
    for (const file of files) {
      await checkSum(file);
      let line = 0;
      for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
        line += 1;
        if (text === '') continue;
        const row = parseLine(text, { file, line });
        read += 1;
        if (insert.run({ ...row, file, line }).changes === 1) continue;
        const first = present.get(row.id);
        if (first && exportColumns.some((column) => first[column] !== row[column])) {
          throw new MergeFault(`${file}:${line}: event ${row.id} is not the same as in ${first.file}:${first.line}`);
        }
      }
    }
    database.exec('COMMIT');
    const merged = database.prepare<[], ExportRow>(`SELECT ${columns} FROM merged ORDER BY at, kiosk_id, visit_id, seq, id`);
    let written = 0;
    for (const row of merged.iterate()) {
      write(`${JSON.stringify(row)}\n`);
      written += 1;
    }
    return { read, written };
  } finally {
    database.close();
  }
}
