// An export of 1,000,000 rows as staff order it (main's client, the store's process, a worker of its own; quoting,
// formula safety, checksum, fsync, reading back) against a raw loop over the same rows, in alternating pairs on one disk.
// Run by itself it prints the figures; needs `npm run build` first, Node 24 and Linux.
import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import SQLite from 'better-sqlite3';
import { exportColumns } from '../../electron/core/export.ts';
import { startInterestStore } from '../../electron/main/interest-store.ts';
import { openOnDisk } from '../../electron/store/open-database.ts';
import { fillWithVisits } from '../fixtures/many-visits.mjs';
import { median } from './statistics.mjs';

const entry = fileURLToPath(new URL('../../out/store/store.cjs', import.meta.url));

/** @typedef {'csv' | 'jsonl'} Format */

const sql = `SELECT ${exportColumns.join(', ')} FROM interest_event ORDER BY at, rowid`;

/** Of text, between two writes: as much as the store writes at once. */
const blockUnits = 512 * 1024;

/**
 * The least that reading rows and writing them as text costs here: no quoting, no care for formulas, no checksum, no
 * reading back. Durable in the end, like the export. @param {string} folder @param {Format} format
 */
function rawLoop(folder, format) {
  const began = performance.now();
  const cpuBefore = process.cpuUsage();
  const database = new SQLite(join(folder, 'interest.db'), { readonly: true });
  const path = join(folder, `raw.${format}`);
  const file = openSync(path, 'w');
  let text = '';
  /** @param {string} line */
  const add = (line) => {
    text += line;
    if (text.length < blockUnits) return;
    writeSync(file, text);
    text = '';
  };
  if (format === 'csv') for (const cells of database.prepare(sql).raw().iterate()) add(`${/** @type {unknown[]} */ (cells).join(',')}\r\n`);
  else for (const row of database.prepare(sql).iterate()) add(`${JSON.stringify(row)}\n`);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  database.close();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpuBefore);
  rmSync(path);
  return { ms, cpuMs: (user + system) / 1_000 };
}

/** Of a process, in MiB, by its line in /proc. @param {number} pid @param {'VmRSS' | 'VmHWM'} what */
function resident(pid, what) {
  const kibibytes = new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) / 1024;
}

/** Time of a processor that a process has had, in ms; Linux counts it in hundredths of a second. @param {number} pid */
function processorMs(pid) {
  // behind the program's name, which may hold blanks: fields 14 and 15
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/**
 * @param {import('../../electron/main/interest-store.ts').InterestStore} store
 * @param {string} folder
 * @param {Format} format
 */
async function exportOnce(store, folder, format) {
  const pid = store.pid ?? Number.NaN;
  // the highest mark of its memory begins anew
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const before = resident(pid, 'VmRSS');
  const cpuBefore = processorMs(pid);
  const began = performance.now();
  let writtenMs = Number.NaN;
  const answer = await store.ask(
    'exportRows',
    { range: { from: 0, before: Number.MAX_SAFE_INTEGER }, format, separator: 'comma', folder: join(folder, 'exports'), name: `interest_bench.${format}`, isDrive: false },
    {
      onProgress: ({ phase }) => {
        if (phase === 'check' && Number.isNaN(writtenMs)) writtenMs = performance.now() - began;
      },
    },
  );
  const ms = performance.now() - began;
  if (!answer.ok || answer.value.outcome !== 'written') throw new Error(answer.ok ? JSON.stringify(answer.value) : answer.message);
  rmSync(join(folder, 'exports'), { recursive: true });
  return { ms, cpuMs: processorMs(pid) - cpuBefore, writtenMs, bytes: answer.value.bytes, mebibytes: resident(pid, 'VmHWM') - before };
}

/**
 * @param {{ rows?: number, pairs?: number }} [options]
 * @returns medians over the pairs, for each format
 */
export async function benchExport({ rows = 1_000_000, pairs = 3 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-export-'));
  const opened = openOnDisk(folder, () => undefined);
  const filled = fillWithVisits(opened, rows, Date.now());
  opened.database.close();
  const store = startInterestStore({ entry, dataDir: folder, nodeExecutable: process.execPath, log: () => undefined });
  try {
    while (!store.health().isRunning) await pause(5);
    /** @type {{ format: Format, ratio: number, writtenRatio: number, cpuRatio: number, rawMs: number, exportMs: number, mebibytes: number, bytes: number }[]} */
    const formats = [];
    for (const format of /** @type {const} */ (['csv', 'jsonl'])) {
      const runs = [];
      // the first pair warms the system's cache for both and is not counted
      for (let pair = 0; pair <= pairs; pair += 1) {
        const isRawFirst = pair % 2 === 0;
        const before = isRawFirst ? rawLoop(folder, format) : null;
        const exported = await exportOnce(store, folder, format);
        const raw = before ?? rawLoop(folder, format);
        if (pair > 0) runs.push({ ...exported, raw });
      }
      formats.push({
        format,
        ratio: median(runs.map(({ ms, raw }) => ms / raw.ms)),
        writtenRatio: median(runs.map(({ writtenMs, raw }) => writtenMs / raw.ms)),
        cpuRatio: median(runs.map(({ cpuMs, raw }) => cpuMs / raw.cpuMs)),
        rawMs: median(runs.map(({ raw }) => raw.ms)),
        exportMs: median(runs.map(({ ms }) => ms)),
        mebibytes: Math.max(...runs.map(({ mebibytes }) => mebibytes)),
        bytes: runs[0]?.bytes ?? 0,
      });
    }
    return { rows: filled, pairs, formats };
  } finally {
    await store.stop();
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const given = Number(process.argv[2] ?? 1_000_000);
  const { rows, pairs, formats } = await benchExport({ rows: given, pairs: Number(process.argv[3] ?? 3) });
  console.log(`exports of ${rows} rows, ${pairs} alternating pairs`);
  for (const { format, ratio, writtenRatio, cpuRatio, rawMs, exportMs, mebibytes, bytes } of formats) {
    console.log(
      `${format.padEnd(6)} ${ratio.toFixed(2)} of a raw loop (${writtenRatio.toFixed(2)} until reading back, ${cpuRatio.toFixed(2)} of its processor time)  ${exportMs.toFixed(0)} and ${rawMs.toFixed(0)} ms  ` +
        `${(bytes / 1e6).toFixed(0)} MB  ${mebibytes.toFixed(1)} MiB more memory at most`,
    );
  }
}
