import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StoredInterestEvent } from '../../electron/core/interest.ts';
import type { FromStore } from '../../electron/core/store-messages.ts';
import { InterestService } from '../../electron/store/interest-service.ts';
import { stepViewed, visitEnded, visitUnderWay } from '../fixtures/interest-events.ts';

let folder: string;
let path: string;
let sent: FromStore[];
let service: InterestService;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-service-'));
  path = join(folder, 'interest.db');
  sent = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  service.close();
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

function start(): void {
  service = new InterestService(folder, (message) => sent.push(message));
}

let lastTicket = 0;

/** Sends in one turn, returns what the store answered at its end. */
async function order(...events: (StoredInterestEvent | 'close' | { readonly keep: readonly string[] } | object)[]): Promise<FromStore[]> {
  const already = sent.length;
  for (const event of events) {
    lastTicket += 1;
    const head = { ticket: lastTicket, round: 0 };
    service.receive(event === 'close' || 'keep' in event ? { type: 'close-open-visits', ...head, keep: event === 'close' ? [] : event.keep } : { type: 'record', ...head, event });
  }
  await turn();
  return sent.slice(already);
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function rows(): Record<string, unknown>[] {
  const reader = new SQLite(path, { readonly: true });
  const found = reader.prepare<[], Record<string, unknown>>('SELECT * FROM interest_event ORDER BY rowid').all();
  reader.close();
  return found;
}

test('what arrives in one turn shares one transaction and one acknowledgement', async () => {
  start();
  const logBefore = () => statSync(`${path}-wal`).size;
  const empty = logBefore();
  await order(stepViewed());
  const one = logBefore() - empty;
  const answers = await order(...Array.from({ length: 20 }, () => stepViewed()));
  expect(answers).toEqual([{ type: 'done', tickets: Array.from({ length: 20 }, (_, index) => lastTicket - 19 + index) }]);
  expect(rows()).toHaveLength(21);
  // twenty transactions of their own would write the same pages twenty times
  expect(logBefore() - empty - one).toBeLessThan(one * 10);
});

test('a wrong event is refused by name and holds nothing up', async () => {
  start();
  const visitId = v7();
  const [first, claimsItsPlace, second] = [stepViewed({ visitId }), stepViewed({ visitId }), stepViewed({ visitId, seq: 2 })];
  const answers = await order(first, claimsItsPlace, { ...stepViewed(), seq: 'two' }, { ...stepViewed(), name: 'Anna' }, second);
  expect(answers).toEqual([
    expect.objectContaining({ type: 'refused', ticket: lastTicket - 2, code: 'INVALID' }),
    expect.objectContaining({ type: 'refused', ticket: lastTicket - 1, code: 'INVALID' }),
    { type: 'done', tickets: [lastTicket - 4, lastTicket] },
    expect.objectContaining({ type: 'refused', ticket: lastTicket - 3, code: 'SQLITE_CONSTRAINT_UNIQUE' }),
  ]);
  expect(rows().map(({ id }) => id)).toEqual([first.id, second.id]);
});

test('a message that cannot be read is ignored with one line', async () => {
  start();
  for (const message of [null, 'stop', { type: 'record' }, { type: 'drop-table', ticket: 1, round: 0 }]) service.receive(message);
  await turn();
  expect(sent.slice(1).map(({ type }) => type)).toEqual(['log', 'log', 'log', 'log']);
});

test('visits left open are closed before the events that come behind', async () => {
  start();
  const [before, after] = [visitUnderWay(2), visitUnderWay(1)];
  await order(...before);
  await order('close', ...after);
  expect(rows().map(({ kind }) => kind)).toEqual(['visit-started', 'step-viewed', 'visit-ended', 'visit-started']);
  expect(sent).toContainEqual({ type: 'log', level: 'info', line: 'closed 1 interrupted visit' });
});

test('leaves a visit open that goes on: a guide’s tour outlives the window that was lost', async () => {
  start();
  const [tour, lost] = [visitUnderWay(2), visitUnderWay(2)];
  const visitId = tour[0]?.visitId ?? '';
  await order(...tour, ...lost, { keep: [visitId] }, visitEnded(visitId, 3));
  const ends = rows().filter(({ kind }) => kind === 'visit-ended');
  expect(ends.map((row) => [row['visit_id'], row['seq'], row['value']])).toEqual([
    [lost[0]?.visitId, 3, '{"reason":"restart"}'],
    [visitId, 3, '{"reason":"finished"}'],
  ]);
});

test('a damage met while writing sets the file aside and asks for the round again, in order', async () => {
  start();
  await order(...visitUnderWay(3));
  const saboteur = new SQLite(path);
  saboteur.exec('DROP TABLE interest_event');
  saboteur.close();
  const answers = await order(stepViewed(), stepViewed());
  expect(answers.map(({ type }) => type)).toEqual(['log', 'storage', 'postponed']);
  expect(answers[2]).toMatchObject({ round: 0, code: 'SQLITE_ERROR', atOnce: true });
  // what main had sent before it heard of it must not overtake
  expect(await order(stepViewed())).toEqual([]);
  const again = stepViewed();
  service.receive({ type: 'record', ticket: 900, round: 1, event: again });
  await turn();
  expect(sent.at(-1)).toEqual({ type: 'done', tickets: [900] });
  expect(rows().map(({ id }) => id)).toEqual([again.id]);
  expect(readdirSync(join(folder, 'quarantine'))).toHaveLength(1);
});

test('a disk that spoils every database ends in memory, not in endless quarantine', async () => {
  start();
  for (let round = 0; round < 5; round += 1) {
    const saboteur = new SQLite(path);
    saboteur.exec('DROP TABLE IF EXISTS interest_event');
    saboteur.close();
    service.receive({ type: 'record', ticket: round + 1, round, event: stepViewed() });
    await turn();
  }
  expect(sent.filter(({ type }) => type === 'storage').at(-1)).toEqual({ type: 'storage', storage: 'memory', why: expect.stringMatching(/^the disk spoils every interest.db: SQLITE_/) as string });
  expect(sent.at(-1)).toEqual({ type: 'done', tickets: [5] });
  expect(readdirSync(join(folder, 'quarantine'))).toHaveLength(3);
});

test('a smashed page is found when nobody waits, not before the first event', async () => {
  start();
  await order(...Array.from({ length: 50 }, () => visitUnderWay(10)).flat());
  service.close();
  const bytes = readFileSync(path);
  const page = 12;
  bytes.fill(0xa5, (page - 1) * 4096, page * 4096);
  writeFileSync(path, bytes);
  sent = [];

  start();
  const early = await order(visitUnderWay(1)[0] ?? {});
  expect([sent[0]?.type, early.at(-1)?.type]).not.toContain('refused');
  await vi.advanceTimersByTimeAsync(2_000);
  await turn();
  expect(sent).toContainEqual({ type: 'storage', storage: 'disk', why: null });
  expect(readdirSync(join(folder, 'quarantine'))).toHaveLength(1);
  service.receive({ type: 'record', ticket: 901, round: 1, event: stepViewed() });
  await turn();
  expect(sent.at(-1)).toEqual({ type: 'done', tickets: [901] });
});

test('a file deleted while open is noticed before anything is acknowledged into nothing', async () => {
  start();
  await order(...visitUnderWay(2));
  for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`);
  const event = stepViewed();
  expect(await order(event)).toEqual([
    { type: 'log', level: 'warning', line: 'interest.db was removed or replaced while open; opened anew' },
    { type: 'storage', storage: 'disk', why: null },
    { type: 'done', tickets: [lastTicket] },
  ]);
  expect(rows().map(({ id }) => id)).toEqual([event.id]);
});

test('what was kept in memory moves to the disk once it is back, beside the visit that an earlier run left open', async () => {
  start();
  const interrupted = visitUnderWay(1);
  await order(...interrupted);
  service.close();
  const away = `${folder}-away`;
  renameSync(folder, away);
  writeFileSync(folder, 'in the way');
  sent = [];

  start();
  expect(sent.at(-1)).toMatchObject({ type: 'ready', storage: 'memory' });
  const underWay = visitUnderWay(2);
  await order('close', ...underWay);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(sent.filter(({ type }) => type === 'storage')).toEqual([]);
  rmSync(folder);
  renameSync(away, folder);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(sent.slice(-2)).toEqual([
    { type: 'log', level: 'info', line: 'data directory can be written again; 2 interest events moved from memory to disk' },
    { type: 'storage', storage: 'disk', why: null },
  ]);
  const last = stepViewed({ visitId: underWay[0]?.visitId ?? '', seq: 3 });
  await order(last);
  expect(rows().map(({ visit_id, kind }) => [visit_id, kind])).toEqual([
    [interrupted[0]?.visitId, 'visit-started'],
    [interrupted[0]?.visitId, 'visit-ended'],
    [last.visitId, 'visit-started'],
    [last.visitId, 'step-viewed'],
    [last.visitId, 'step-viewed'],
  ]);
});

test('the log stays below 4 MiB and is given back when nobody waits and at the end', async () => {
  start();
  let largest = 0;
  for (let batch = 0; batch < 100; batch += 1) {
    await order(...Array.from({ length: 256 }, () => stepViewed({ visitId: v7() })));
    largest = Math.max(largest, statSync(`${path}-wal`).size);
  }
  expect(largest).toBeGreaterThan(0);
  expect(largest).toBeLessThanOrEqual(4 * 1024 * 1024);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(statSync(`${path}-wal`).size).toBe(0);
  service.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
  expect(rows()).toHaveLength(100 * 256);
  start();
}, 20_000);
