// Durable inserts through the interest store (main's client, its process, acknowledgement) against a bare loop on
// better-sqlite3 that does nothing else, in alternating pairs on one disk. Run by itself it prints the figures;
// needs `npm run build` first and Node 24.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import SQLite from 'better-sqlite3';
import { startInterestStore } from '../../electron/main/interest-store.ts';
import { stepViewed } from '../fixtures/interest-events.ts';

const entry = fileURLToPath(new URL('../../out/store/store.cjs', import.meta.url));

/** @typedef {{ readonly perSecond: number, readonly latenciesMs: readonly number[] }} Run */

/**
 * Every insert a transaction of its own, in WAL mode with synchronous=FULL, into a table with the same columns and
 * no index but its key: the least that a durable row can cost here.
 * @param {string} folder
 */
function bareLoop(folder) {
  const database = new SQLite(join(folder, 'bare.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`CREATE TABLE interest_event (
    id TEXT PRIMARY KEY NOT NULL, kiosk_id TEXT, visit_id TEXT, seq INTEGER, at INTEGER, elapsed_ms INTEGER,
    mode TEXT, language TEXT, kind TEXT, lab TEXT, item TEXT, value TEXT, pack_version TEXT) STRICT`);
  const insert = database.prepare(`INSERT INTO interest_event VALUES
    (@id, @kioskId, @visitId, @seq, @at, @elapsedMs, @mode, @language, @kind, @lab, @item, @value, @packVersion)`);
  return {
    /** @param {number} count @returns {Run} */
    run(count) {
      const events = Array.from({ length: count }, () => stepViewed());
      const latenciesMs = [];
      const startedAt = performance.now();
      for (const event of events) {
        const at = performance.now();
        insert.run(event);
        latenciesMs.push(performance.now() - at);
      }
      return { perSecond: (count / (performance.now() - startedAt)) * 1000, latenciesMs };
    },
    end: () => database.close(),
  };
}

/** @param {string} folder */
function throughStore(folder) {
  const store = startInterestStore({ entry, dataDir: folder, nodeExecutable: process.execPath, log: () => undefined });
  let mainMs = 0;
  let recorded = 0;
  /** @param {import('../../electron/core/interest.ts').StoredInterestEvent} event */
  async function record(event) {
    const at = performance.now();
    const answer = store.record(event);
    mainMs += performance.now() - at;
    recorded += 1;
    const result = await answer;
    if (!result.ok) throw new Error(result.message);
    return performance.now() - at;
  }
  /** @param {readonly number[]} latenciesMs @param {number} startedAt @returns {Run} */
  const finish = (latenciesMs, startedAt) => ({
    perSecond: (latenciesMs.length / (performance.now() - startedAt)) * 1000,
    latenciesMs,
  });
  return {
    /** Each event waits for the acknowledgement of the one before. @param {number} count */
    async singly(count) {
      const events = Array.from({ length: count }, () => stepViewed());
      const latenciesMs = [];
      const startedAt = performance.now();
      for (const event of events) latenciesMs.push(await record(event));
      return finish(latenciesMs, startedAt);
    },
    /** As the kiosk records: nobody waits for an acknowledgement before the next event. @param {number} count */
    async together(count) {
      const events = Array.from({ length: count }, () => stepViewed());
      const startedAt = performance.now();
      return finish(await Promise.all(events.map(record)), startedAt);
    },
    /** what one call of `record` takes of main's own time */
    mainMicroseconds: () => (mainMs / recorded) * 1000,
    end: () => store.stop(),
  };
}

/** @param {readonly number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {readonly Run[]} runs */
function figures(runs) {
  const latencies = runs.flatMap(({ latenciesMs }) => latenciesMs);
  return {
    perSecond: quantile(runs.map(({ perSecond }) => perSecond), 0.5),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  };
}

/**
 * @param {{ pairs?: number, perRun?: number }} [options]
 * @returns medians over all pairs; `ratios` are those of each pair's rates to the bare loop's (above 1: faster)
 */
export async function benchInserts({ pairs = 20, perRun = 200 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-bench-'));
  const bare = bareLoop(folder);
  const store = throughStore(folder);
  /** @type {{ bare: Run, singly: Run, together: Run }[]} */
  const rounds = [];
  try {
    bare.run(perRun);
    await store.singly(perRun);
    await store.together(perRun);
    for (let pair = 0; pair < pairs; pair += 1) {
      const isBareFirst = pair % 2 === 0;
      const before = isBareFirst ? bare.run(perRun) : null;
      const singly = await store.singly(perRun);
      const together = await store.together(perRun);
      rounds.push({ bare: before ?? bare.run(perRun), singly, together });
    }
    /** @param {'singly' | 'together'} way */
    const ratio = (way) => quantile(rounds.map((round) => round[way].perSecond / round.bare.perSecond), 0.5);
    return {
      pairs,
      perRun,
      bare: figures(rounds.map((round) => round.bare)),
      singly: figures(rounds.map((round) => round.singly)),
      together: figures(rounds.map((round) => round.together)),
      ratios: { singly: ratio('singly'), together: ratio('together') },
      mainMicroseconds: store.mainMicroseconds(),
    };
  } finally {
    await store.end();
    bare.end();
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { bare, singly, together, ratios, mainMicroseconds, pairs, perRun } = await benchInserts();
  /** @param {string} name @param {typeof bare} run @param {string} rest */
  const line = (name, run, rest) =>
    console.log(
      `${name.padEnd(34)}${String(Math.round(run.perSecond)).padStart(7)} rows/s  p50 ${run.p50Ms.toFixed(2)} ms  p99 ${run.p99Ms.toFixed(2)} ms  ${rest}`,
    );
  console.log(`durable inserts, ${pairs} alternating pairs of ${perRun}`);
  line('bare better-sqlite3 loop', bare, '');
  line('through the store, one at a time', singly, `${ratios.singly.toFixed(2)} of bare`);
  line('through the store, as recorded', together, `${ratios.together.toFixed(2)} of bare`);
  console.log(`main's own time for an event: ${mainMicroseconds.toFixed(0)} µs`);
}
