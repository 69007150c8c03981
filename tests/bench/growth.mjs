// The staff's figures over 10,000, 100,000 and 1,000,000 events, asked as the staff panel asks them (main's client, the
// store's process, its reader's thread), while events are recorded as visitors would. Run by itself it prints the
// figures; needs `npm run build` first and Node 24.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startInterestStore } from '../../electron/main/interest-store.ts';
import { openOnDisk } from '../../electron/store/open-database.ts';
import { stepViewed } from '../fixtures/interest-events.ts';
import { fillWithVisits } from '../fixtures/many-visits.mjs';
import { quantile } from './statistics.mjs';

const entry = fileURLToPath(new URL('../../out/store/store.cjs', import.meta.url));

/** @typedef {import('../../electron/core/figures.ts').FiguresRange} Range */

/** @type {readonly Range[]} */
const ranges = [{ span: 'today' }, { span: 'days', days: 7 }, { span: 'days', days: 30 }, { span: 'all' }];

/** A tap this often, in ms: a visitor in a hurry. */
const tapMs = 50;

/** @param {import('../../electron/main/interest-store.ts').InterestStore} store */
async function untilRunning(store) {
  while (!store.health().isRunning) await pause(5);
}

/**
 * Records until told otherwise. @param {import('../../electron/main/interest-store.ts').InterestStore} store
 * @param {() => boolean} isOver @returns {Promise<number[]>} ms from each event to its acknowledgement
 */
async function tap(store, isOver) {
  const latenciesMs = [];
  while (!isOver()) {
    const at = performance.now();
    const result = await store.record(stepViewed({ at: Date.now() }));
    if (!result.ok) throw new Error(result.message);
    latenciesMs.push(performance.now() - at);
    await pause(tapMs);
  }
  return latenciesMs;
}

/**
 * @param {number} events
 * @param {number} asks how often each range is asked for
 */
async function measure(events, asks) {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-growth-'));
  const opened = openOnDisk(folder, () => undefined);
  const rows = fillWithVisits(opened, events, Date.now());
  opened.database.close();
  const store = startInterestStore({ entry, dataDir: folder, nodeExecutable: process.execPath, log: () => undefined });
  try {
    await untilRunning(store);
    /** @param {Range} range */
    const ask = async (range) => {
      const at = performance.now();
      const answer = await store.ask('readFigures', { range, timeZone: 'Europe/Moscow', now: Date.now() });
      if (!answer.ok) throw new Error(answer.message);
      return performance.now() - at;
    };
    let isOver = false;
    const alone = tap(store, () => isOver);
    await pause(40 * tapMs);
    isOver = true;
    const aloneMs = await alone;

    isOver = false;
    const beside = tap(store, () => isOver);
    const firstMs = await ask({ span: 'all' });
    /** @type {number[]} */
    const warmMs = [];
    for (let round = 0; round < asks; round += 1) for (const range of ranges) warmMs.push(await ask(range));
    isOver = true;
    const besideMs = await beside;
    return { events: rows, firstMs, p50Ms: quantile(warmMs, 0.5), p95Ms: quantile(warmMs, 0.95), tapAloneMs: quantile(aloneMs, 0.5), tapBesideMs: quantile(besideMs, 0.5) };
  } finally {
    await store.stop();
    rmSync(folder, { recursive: true });
  }
}

/** @param {{ sizes?: readonly number[], asks?: number }} [options] */
export async function benchGrowth({ sizes = [10_000, 100_000, 1_000_000], asks = 25 } = {}) {
  const measured = [];
  for (const size of sizes) measured.push(await measure(size, asks));
  return { measured, asks: asks * ranges.length };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { measured, asks } = await benchGrowth();
  console.log(`the staff's figures, ${asks} questions each, while a visitor taps`);
  for (const one of measured) {
    console.log(
      `${String(one.events).padStart(8)} events  first ${one.firstMs.toFixed(0)} ms  then p50 ${one.p50Ms.toFixed(1)} ms  p95 ${one.p95Ms.toFixed(1)} ms  ` +
        `acknowledgement ${one.tapAloneMs.toFixed(1)} ms alone, ${one.tapBesideMs.toFixed(1)} ms beside`,
    );
  }
}
