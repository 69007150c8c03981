import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startInterestStore, type InterestStore } from '../../electron/main/interest-store.ts';
import type { FromStore } from '../../electron/core/store-messages.ts';
import { Reader } from '../../electron/store/reading-database.ts';
import { openOnDisk } from '../../electron/store/open-database.ts';
import { TaskDesk } from '../../electron/store/task-desk.ts';
import { truncateLog } from '../../electron/store/upkeep.ts';
import { buildStore } from '../fixtures/build-program.ts';
import { stepViewed, visitUnderWay } from '../fixtures/interest-events.ts';

let builtStore: string;
let folder: string;

beforeAll(async () => {
  builtStore = await buildStore('store-tasks');
}, 30_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-tasks-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('asked through the real store process', () => {
  let store: InterestStore;

  afterEach(() => store.stop());

  async function start(dataDir = folder): Promise<void> {
    store = startInterestStore({ dataDir, entry: builtStore, nodeExecutable: process.execPath, log: () => undefined });
    await vi.waitFor(() => expect(store.health().isRunning).toBe(true), { timeout: 10_000, interval: 1 });
  }

  function recordAll(count: number): Promise<unknown> {
    return Promise.all(visitUnderWay(count).map((event) => store.record(event)));
  }

  test('a question sees every acknowledged row, and a log is left only while somebody reads', async () => {
    await start();
    expect(await store.ask('readSpan', undefined)).toEqual({ ok: true, value: { events: 0, from: null, to: null } });
    await recordAll(40);
    const { at } = stepViewed();
    expect(await store.ask('readSpan', undefined)).toEqual({ ok: true, value: { events: 40, from: at, to: at } });
    await store.stop();
    expect(existsSync(join(folder, 'interest.db-wal'))).toBe(false);
    expect(await store.ask('readSpan', undefined)).toEqual({ ok: false, code: 'failed', message: 'the interest store is not running' });
  });

  test('a long job says how far it is, while short questions and rows go on', async () => {
    await start();
    await recordAll(500);
    const heard: number[] = [];
    const job = store.ask('checkDatabase', undefined, { onProgress: ({ done }) => heard.push(done) });
    const [, span] = await Promise.all([recordAll(100), store.ask('readSpan', undefined)]);
    expect(span).toMatchObject({ ok: true });
    expect(await job).toEqual({ ok: true, value: { damage: null } });
    expect(heard).toEqual(Array.from({ length: heard.length }, (_, index) => index));
    expect(heard.length).toBeGreaterThan(2);
  });

  test('what nobody wants any more is left', async () => {
    await start();
    const leaving = new AbortController();
    const job = store.ask('checkDatabase', undefined, { signal: leaving.signal });
    leaving.abort();
    expect(await job).toEqual({ ok: false, code: 'cancelled', message: 'cancelled' });
    expect(await store.ask('readSpan', undefined, { signal: leaving.signal })).toMatchObject({ code: 'cancelled' });
    expect(await store.ask('readSpan', undefined)).toMatchObject({ ok: true });
  });

  test('a wrong argument is refused by name', async () => {
    await start();
    expect(await store.ask('readSpan', 'everything' as never)).toMatchObject({ ok: false, code: 'invalid', message: expect.stringMatching(/^readSpan: /) as string });
  });

  test('a store that dies refuses what it was asked in one line, and loses no event', async () => {
    await start();
    await recordAll(10);
    const pid = store.pid ?? Number.NaN;
    process.kill(pid, 'SIGSTOP');
    const asked = [store.ask('readSpan', undefined), store.ask('checkDatabase', undefined)];
    const recorded = recordAll(10);
    process.kill(pid, 'SIGKILL');
    for (const answer of await Promise.all(asked)) {
      expect(answer).toEqual({ ok: false, code: 'failed', message: 'the interest store ended (SIGKILL)' });
    }
    await recorded;
    expect(await store.ask('readSpan', undefined)).toMatchObject({ value: { events: 20 } });
  });

  test('a store in memory answers from a copy of the moment', async () => {
    const inTheWay = join(folder, 'file');
    writeFileSync(inTheWay, '');
    await start(inTheWay);
    expect(store.health().storage).toBe('memory');
    await recordAll(3);
    expect(await store.ask('readSpan', undefined)).toMatchObject({ value: { events: 3 } });
    await recordAll(2);
    expect(await store.ask('readSpan', undefined)).toMatchObject({ value: { events: 5 } });
    expect(await store.ask('checkDatabase', undefined)).toEqual({ ok: true, value: { damage: null } });
  });

  test('a database that was begun anew is read anew', async () => {
    await start();
    await recordAll(10);
    expect(await store.ask('readSpan', undefined)).toMatchObject({ value: { events: 10 } });
    for (const part of ['', '-wal', '-shm']) rmSync(join(folder, `interest.db${part}`));
    await recordAll(1);
    expect(await store.ask('readSpan', undefined)).toMatchObject({ value: { events: 1 } });
  });
});

describe('a worker', () => {
  let desk: TaskDesk;
  let sent: FromStore[];

  afterEach(() => desk.end());

  function openDesk(program: string): void {
    const entry = join(folder, 'worker.cjs');
    writeFileSync(entry, `const { parentPort: port } = require('node:worker_threads'); ${program}`);
    sent = [];
    desk = new TaskDesk({ entry, place: () => ({ path: join(folder, 'interest.db') }), send: (message) => sent.push(message) });
  }

  const answered = (count: number) => vi.waitFor(() => expect(sent.length).toBeGreaterThanOrEqual(count), { timeout: 5_000, interval: 1 });

  test('that dies refuses its own task only; the next question gets a new one', async () => {
    openDesk(`port.on('message', ({ ask }) => {
      if (ask === 1) throw new Error('out of order');
      port.postMessage({ type: 'answered', ask, value: null });
    });`);
    desk.ask({ ask: 1, name: 'readSpan' });
    desk.ask({ ask: 2, name: 'readSpan' });
    await answered(2);
    expect(sent).toEqual([
      { type: 'unanswered', ask: 1, code: 'failed', message: 'the worker of the interest store stopped (out of order)' },
      { type: 'answered', ask: 2, value: null },
    ]);
  });

  test('that cannot be started refuses', async () => {
    openDesk(`throw new Error('no library')`);
    desk.ask({ ask: 1, name: 'checkDatabase' });
    await answered(1);
    expect(sent).toEqual([{ type: 'unanswered', ask: 1, code: 'failed', message: 'the worker of the interest store stopped (no library)' }]);
  });

  test('at a long job delays no question, and a question that waits can be taken back', async () => {
    openDesk(`port.on('message', ({ ask, name, cancelled }) => {
      if (name === 'checkDatabase') { while (Atomics.load(cancelled, 0) === 0); port.postMessage({ type: 'unanswered', ask, code: 'cancelled', message: 'cancelled' }); }
      else port.postMessage({ type: 'answered', ask, value: ask });
    });`);
    desk.ask({ ask: 1, name: 'checkDatabase' });
    desk.ask({ ask: 2, name: 'readSpan' });
    desk.ask({ ask: 3, name: 'readSpan' });
    desk.cancel(3);
    await answered(2);
    desk.cancel(1);
    await answered(3);
    expect(sent).toEqual([
      { type: 'unanswered', ask: 3, code: 'cancelled', message: 'cancelled' },
      { type: 'answered', ask: 2, value: 2 },
      { type: 'unanswered', ask: 1, code: 'cancelled', message: 'cancelled' },
    ]);
  });

  test('of a store that closes answers once and holds nothing up', async () => {
    openDesk(`port.on('message', () => { for (;;); });`);
    desk.ask({ ask: 1, name: 'readSpan' });
    desk.ask({ ask: 2, name: 'readSpan' });
    await desk.end();
    expect(sent).toEqual([1, 2].map((ask) => ({ type: 'unanswered', ask, code: 'failed', message: 'the kiosk is closing' })).toReversed());
  });
});

describe('a reader', () => {
  test('cannot write', () => {
    openOnDisk(folder, () => undefined).database.close();
    const reading = new Reader().at({ path: join(folder, 'interest.db') });
    const wide = reading as unknown as SQLite.Database;
    expect(() => wide.exec('DELETE FROM interest_event')).toThrow('readonly');
    expect(wide.pragma('query_only', { simple: true })).toBe(1);
    wide.close();
  });

  test('that is at work does not make the writer wait when it shortens the log', () => {
    const { database, writer } = openOnDisk(folder, () => undefined);
    const reader = new SQLite(join(folder, 'interest.db'), { readonly: true });
    for (const event of visitUnderWay(20)) writer.insert(event);
    reader.exec('BEGIN');
    expect(reader.prepare('SELECT count(*) FROM interest_event').pluck().get()).toBe(20);
    writer.insert(stepViewed());
    const startedAt = performance.now();
    truncateLog(database);
    // the busy time-out of the connection is two seconds
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(database.pragma('busy_timeout', { simple: true })).toBe(2_000);
    reader.close();
    database.close();
  });
});
