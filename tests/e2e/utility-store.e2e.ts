import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from '@playwright/test';
import type { StoredInterestEvent } from '../../electron/core/interest.ts';
import type { InterestStore } from '../../electron/main/interest-store.ts';
import { buildStore, buildTestMain } from '../fixtures/build-program.ts';
import { stepViewed, visitUnderWay } from '../fixtures/interest-events.ts';
import { expect, test } from './kiosk.ts';
import { readRows } from './rows.ts';

/** What tests/fixtures/utility-main.ts leaves in its main process. */
interface Main {
  readonly store: InterestStore;
  readonly lines: readonly string[];
}

let main: string;
let builtStore: string;
let app: ElectronApplication | null = null;

test.beforeAll(async () => {
  [main, builtStore] = [await buildTestMain('utility-main.ts'), await buildStore('utility-store')];
});

test.afterEach(async () => {
  await app?.close();
  app = null;
});

async function start(electron: string, entry: string, dataDir: string): Promise<ElectronApplication> {
  const { NODE_OPTIONS: _options, ELECTRON_RUN_AS_NODE: _runAsNode, ...env } = process.env;
  app = await _electron.launch({
    executablePath: electron,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), main],
    env: { ...(env as Record<string, string>), STORE_ENTRY: entry, STORE_DATA: dataDir },
  });
  await expect.poll(() => running()).toBe(true);
  return app;
}

function running(): Promise<boolean> {
  return current().evaluate(() => (globalThis as unknown as Partial<Main>).store?.health().isRunning ?? false);
}

function current(): ElectronApplication {
  if (!app) throw new Error('Electron has not been started');
  return app;
}

function lines(): Promise<readonly string[]> {
  return current().evaluate(() => (globalThis as unknown as Main).lines);
}

function record(events: readonly StoredInterestEvent[]) {
  return current().evaluate(
    (_, all) => Promise.all(all.map((event) => (globalThis as unknown as Main).store.record(event))),
    events,
  );
}

/** Ends the store's process as the operating system would; the next record then meets a dead one. */
function kill(): Promise<void> {
  return current().evaluate(() => {
    const { pid } = (globalThis as unknown as Main).store;
    if (pid === undefined) throw new Error('the store has no process');
    process.kill(pid, 'SIGKILL');
  });
}

const echo = fileURLToPath(new URL('../fixtures/echo-store.cjs', import.meta.url));

test('as a utility process: starts, answers, and comes back from death with the replay', async ({ electron, folder }) => {
  await start(electron, echo, folder);
  expect(await lines()).toEqual(['store ready (utility process)', 'echo close-open-visits']);

  const [first, second] = [stepViewed(), stepViewed()];
  expect(await record([first, second])).toEqual([first, second].map(({ id }) => ({ ok: true, value: { id } })));

  await kill();
  const third = stepViewed();
  expect(await record([third])).toEqual([{ ok: true, value: { id: third.id } }]);
  expect((await lines()).slice(4)).toEqual([
    expect.stringMatching(/^interest store ended \(.+\); starting it again$/),
    'store ready (utility process)',
    `echo ${third.id}`,
  ]);

  // one that dies of an event, before answering what came with it
  const deadly = { ...stepViewed(), item: 'die' } as StoredInterestEvent;
  const fourth = stepViewed();
  const answers = current().evaluate(
    (_, all) => {
      const { store } = globalThis as unknown as Main;
      const [wait, give] = all.map((event) => store.record(event));
      void give;
      return wait;
    },
    [fourth, deadly],
  );
  expect(await answers).toEqual({ ok: true, value: { id: fourth.id } });
  await expect.poll(async () => (await lines()).filter((line) => line.includes('(code 7)')).length).toBeGreaterThanOrEqual(2);
  await current().evaluate(() => (globalThis as unknown as Main).store.stop());
});

test('as a utility process: answers a task from a worker thread', async ({ electron, folder }) => {
  await start(electron, echo, folder);
  const answer = await current().evaluate(() => (globalThis as unknown as Main).store.ask('readSpan', undefined));
  expect(answer).toEqual({ ok: true, value: { events: 7, from: 1, to: 2 } });
  await current().evaluate(() => (globalThis as unknown as Main).store.stop());
});

test('as a utility process: ends in order and leaves no process', async ({ electron, folder }) => {
  await start(electron, echo, folder);
  const pid = await current().evaluate(() => (globalThis as unknown as Main).store.pid);
  await current().evaluate(() => (globalThis as unknown as Main).store.stop());
  // Chromium learns of the end before the kernel forgets the process
  await expect.poll(() => existsSync(`/proc/${pid}`)).toBe(false);
  expect((await lines()).filter((line) => line.includes('ended'))).toEqual([]);
});

test('the real store in the form that this Electron gets', async ({ electron, folder }) => {
  await start(electron, echo, folder);
  const node = await current().evaluate(() => Number.parseInt(process.versions.node, 10));
  await current().close();
  // before Node 22 better-sqlite3 ends its process: the kiosk then forks a Node of its own, which other tests use
  const isForThisForm = node >= 22;
  await start(electron, isForThisForm ? builtStore : echo, folder);
  const visit = visitUnderWay(100);
  expect((await record(visit.slice(0, 50))).every(({ ok }) => ok)).toBe(true);
  await kill();
  expect((await record(visit.slice(50))).every(({ ok }) => ok)).toBe(true);
  const span = await current().evaluate(() => (globalThis as unknown as Main).store.ask('readSpan', undefined));
  expect(span).toMatchObject({ ok: true, value: { events: isForThisForm ? visit.length : 7 } });
  await current().evaluate(() => (globalThis as unknown as Main).store.stop());
  expect(existsSync(join(folder, 'interest.db'))).toBe(isForThisForm);
  expect(readRows(folder).map(({ id }) => id)).toEqual(isForThisForm ? visit.map(({ id }) => id) : []);
});
