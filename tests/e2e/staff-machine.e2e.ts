import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../fixtures/free-port.ts';
import { runningProcesses } from '../fixtures/process-census.ts';
import { expect, test } from './kiosk.ts';
import { pins, prepareStaffData, readAudit, staffText } from './staff.ts';
import { UndrivenWindow } from './undriven.ts';

const t = (path: string) => staffText('ru', path);

/** Comes in by gesture and PIN, and presses a key of the page Kiosk, and once more when it asks. */
async function press(port: number, deed: 'restart' | 'quit' | 'shutDown'): Promise<void> {
  const visitor = await UndrivenWindow.at(port, 'index');
  await visitor.makeGesture();
  const entry = await UndrivenWindow.at(port, 'entry');
  for (const digit of pins.staff) await entry.touch(digit);
  await entry.touch(t('entry.enter'));
  const staff = await UndrivenWindow.at(port, 'staff');
  await staff.touch(t('kiosk.title'));
  await staff.touch(t(`kiosk.${deed}Key`));
  await staff.touch(t('kiosk.yes'));
  for (const window of [visitor, entry, staff]) window.close();
}

test('restart, quit and shut down do what they say, and leave no process', async ({ runKiosk, folder }) => {
  test.setTimeout(180_000);
  const dataDir = join(folder, 'machine');
  const mark = join(folder, 'shut-down');
  await prepareStaffData(dataDir);
  const file = join(dataDir, 'settings.json');
  const command = [process.execPath, '-e', 'require("node:fs").appendFileSync(process.argv[1], "off")', mark];
  await writeFile(file, JSON.stringify({ ...(JSON.parse(await readFile(file, 'utf8')) as object), shutdownCommand: command }));
  const port = await freePort();
  const start = () => runKiosk({ dataDir, language: 'ru', chromiumFlags: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--remote-debugging-port=${port}`] });
  /** the kiosk, its store and whatever they started */
  const ours = () => runningProcesses().filter(({ command: line }) => line.includes(dataDir));
  const noneIsLeft = () => expect.poll(ours, { timeout: 20_000 }).toEqual([]);
  try {
    const first = start();
    await first.line(/store ready/);
    const before = new Set(ours().map(({ pid, startedAt }) => `${pid} ${startedAt}`));
    expect(before.size).toBeGreaterThan(1);
    await press(port, 'restart');
    expect(await first.ended).toEqual({ code: 0, signal: null });

    // Nobody started this one but the kiosk itself; it has the same flags and takes staff in.
    await press(port, 'quit');
    expect(ours().filter(({ pid, startedAt }) => before.has(`${pid} ${startedAt}`))).toEqual([]);
    await noneIsLeft();

    const last = start();
    await press(port, 'shutDown');
    expect(await last.ended).toEqual({ code: 0, signal: null });
    expect(readFileSync(mark, 'utf8')).toBe('off');
    await noneIsLeft();
    expect(readAudit(dataDir).map(({ action }) => action).filter((action) => !['entered', 'left'].includes(action))).toEqual(['restart', 'quit', 'shut-down']);
  } finally {
    for (const { pid } of ours()) process.kill(pid, 'SIGKILL');
  }
});
