import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type * as FileSystem from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { channelOf } from '../../electron/core/channels.ts';
import { familyOf, survivors } from '../fixtures/process-census.ts';
import { finger } from '../fixtures/touch.ts';
import { expect, test, type Kiosk } from '../e2e/kiosk.ts';

// Two kiosks beside each other, each killed so often, again and again on the same data directory.
const livesEach = 25;

/** Small, so that drawing takes little of the machine: here it is the rows that matter. */
const size = { width: 960, height: 540 };

/**
 * Lets main write down, before its answer leaves, the id of every event it acknowledges: into a file, because what
 * it only remembers dies with it. The kiosk itself knows nothing of it.
 */
async function noteAcknowledgements({ app }: Kiosk, file: string): Promise<void> {
  await app.evaluate(
    ({ ipcMain }, { channel, path }) => {
      type Handler = (event: Electron.IpcMainInvokeEvent, argument: unknown) => Promise<{ ok: boolean; value: { id: string } }>;
      const handlers: unknown = Reflect.get(ipcMain, '_invokeHandlers');
      const original: Handler | undefined = handlers instanceof Map ? handlers.get(channel) : undefined;
      if (!original) throw new Error(`Electron keeps no handler of ${channel} where it used to`);
      const program = process.mainModule;
      if (!program) throw new Error('main cannot load a module of Node');
      const { appendFileSync: append } = program.require('node:fs') as typeof FileSystem;
      ipcMain.removeHandler(channel);
      ipcMain.handle(channel, async (event, argument) => {
        const result = await original(event, argument);
        if (result.ok) append(path, `${result.value.id}\n`);
        return result;
      });
    },
    { channel: channelOf('recordInterest'), path: file },
  );
}

/** Begins a visit, opens laboratories and leaves them, as fast as the screen follows, until the kiosk is gone. */
async function visit({ app, page }: Kiosk): Promise<void> {
  const hand = await finger(page);
  const invitation = page.getByRole('button', { name: /^Touch the screen/ });
  const door = page.getByRole('navigation', { name: 'Choose a laboratory' }).getByRole('button');
  const home = page.getByRole('button', { name: 'Home', exact: true });
  const program = app.process();
  for (let touch = 0; program.signalCode === null; touch += 1) {
    try {
      if (await invitation.isVisible()) await hand.tap(invitation);
      else await hand.tap((await door.first().isVisible()) ? door.nth(touch % 3) : home);
    } catch {
      // the screen changed under the finger, or the kiosk is gone: the loop looks again
    }
  }
}

/** What the disk holds after the kill, looked at in a copy: the next start must find it as it was left. */
function inspect(dataDir: string, folder: string) {
  const copy = mkdtempSync(join(folder, 'copy-'));
  for (const part of ['interest.db', 'interest.db-wal']) {
    if (existsSync(join(dataDir, part))) copyFileSync(join(dataDir, part), join(copy, part));
  }
  const database = new SQLite(join(copy, 'interest.db'));
  try {
    return {
      integrity: database.pragma('integrity_check', { simple: true }),
      ids: new Set(database.prepare<[], string>('SELECT id FROM interest_event').pluck().all()),
      visitsWithGaps: database.prepare('SELECT visit_id FROM interest_event GROUP BY visit_id HAVING max(seq) <> count(*)').all(),
      open: database
        .prepare(`SELECT DISTINCT visit_id FROM interest_event
          EXCEPT SELECT visit_id FROM interest_event WHERE kind = 'visit-ended'`)
        .all().length,
      restarts: database.prepare(`SELECT count(*) FROM interest_event WHERE value = '{"reason":"restart"}'`).pluck().get(),
    };
  } finally {
    database.close();
    rmSync(copy, { recursive: true });
  }
}

function acknowledgedIn(file: string): string[] {
  // the kill may have cut off the last line
  return readFileSync(file, 'utf8').split('\n').slice(0, -1);
}

for (const side of ['left', 'right']) {
  test(`kill -9 of the whole ${side} kiosk in mid-visit, ${livesEach} times: nothing acknowledged is missing`, async ({ launchKiosk, folder }) => {
    test.setTimeout(300_000);
    const dataDir = join(folder, 'data');
    const file = join(folder, 'acknowledged');
    writeFileSync(file, '');
    for (let life = 1; life <= livesEach; life += 1) {
      const kiosk = await launchKiosk({ dataDir, size });
      await noteAcknowledgements(kiosk, file);
      const before = acknowledgedIn(file).length;
      const { pid } = kiosk.app.process();
      if (pid === undefined) throw new Error('the kiosk has no process');
      const isVisiting = visit(kiosk);
      // after different numbers of rows, and at no particular moment of the next touch
      await expect
        .poll(() => acknowledgedIn(file).length, {
          message: `acknowledgements in life ${life}`,
          intervals: [5],
          timeout: 30_000,
        })
        .toBeGreaterThan(before + (life % 5));
      const family = familyOf(pid);
      process.kill(-pid, 'SIGKILL');
      await expect.poll(() => survivors(family), { intervals: [5] }).toEqual([]);
      await isVisiting;

      const acknowledged = acknowledgedIn(file);
      const { integrity, ids, visitsWithGaps, restarts } = inspect(dataDir, folder);
      expect(integrity).toBe('ok');
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      expect(visitsWithGaps).toEqual([]);
      // every earlier visit, and no other, was ended by the start that followed it
      expect(restarts).toBe(life - 1);
    }
    console.log(`${side}: ${livesEach} kills, ${acknowledgedIn(file).length} acknowledged rows, none missing`);
    const last = await launchKiosk({ dataDir, size });
    await last.close();
    expect(inspect(dataDir, folder)).toMatchObject({ integrity: 'ok', open: 0, restarts: livesEach, visitsWithGaps: [] });
  });
}
