// `npm run merge -- a.jsonl b.jsonl … [--out=FILE]`: one file out of the exports of many kiosks, each event once. Without
// --out the rows go to standard output (`npm run --silent merge -- …`). Exits 1 with one line that names file and line,
// 2 on bad usage.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { MergeFault, mergeExports } from './merge/merge-exports.ts';

const given = process.argv.slice(2);
const files = given.filter((word) => !word.startsWith('--'));
const out = given.find((word) => word.startsWith('--out='))?.slice('--out='.length);
const isBad = files.length === 0 || given.some((word) => word.startsWith('--') && !/^--out=./.test(word));
if (isBad) {
  console.error('usage: npm run merge -- A.jsonl B.jsonl … [--out=FILE]   (exports of kiosks in JSON Lines)');
  process.exit(2);
}

const draft = out === undefined ? null : `${out}.part`;
const hash = createHash('sha256');
let waiting = '';
/** @type {number} */
let file = 1;

function flush() {
  let left = Buffer.from(waiting);
  waiting = '';
  hash.update(left);
  while (left.length > 0) left = left.subarray(writeSync(file, left));
}

try {
  for (const path of files) if (!statSync(path).isFile()) throw new MergeFault(`${path}: not a file`);
  const { read, written } = await mergeExports(files, (line) => {
    if (draft !== null && file === 1) file = openSync(draft, 'w');
    waiting += line;
    if (waiting.length > 65_536) flush();
  });
  if (draft !== null && file === 1) file = openSync(draft, 'w');
  flush();
  if (out !== undefined && draft !== null) {
    fsyncSync(file);
    closeSync(file);
    renameSync(draft, out);
    writeFileSync(`${out}.sha256`, `${hash.digest('hex')}  ${basename(out)}\n`);
  }
  console.error(`merge: ${read} rows in ${files.length} ${files.length === 1 ? 'file' : 'files'}, ${written} events${out === undefined ? '' : ` in ${out}`}`);
} catch (error) {
  if (draft !== null) rmSync(draft, { force: true });
  const isReader = error instanceof Error && 'code' in error && error.code === 'EPIPE';
  if (!isReader) console.error(`merge: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
