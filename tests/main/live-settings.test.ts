import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { languages } from '../../electron/core/language.ts';
import { staffSettings, type StaffSettings } from '../../electron/core/settings-change.ts';
import { defaultSettings } from '../../electron/core/settings.ts';
import { LiveSettings } from '../../electron/main/live-settings.ts';
import { loadSettings } from '../../electron/main/settings-file.ts';

const noon = () => new Date('2026-11-22T12:00:00Z');
const usual = staffSettings(defaultSettings('0192f0c1-0000-4000-8000-000000000001'), languages);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-live-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const live = () => new LiveSettings(folder, loadSettings(folder, noon));
const idle = (idleSeconds: number): StaffSettings => ({ ...usual, idleSeconds });

it('a change holds at once, is told to whoever waits, and is there after a restart', async () => {
  const settings = live();
  const { version, settings: first } = await settings.after(0);
  expect(first.idleSeconds).toBe(60);
  const next = settings.after(version);
  const changed = await settings.change(idle(30));
  expect(changed).toMatchObject({ ok: true, value: { before: { idleSeconds: 60 }, after: { idleSeconds: 30, kioskId: first.kioskId } } });
  expect(await next).toMatchObject({ version: version + 1, settings: { idleSeconds: 30 } });
  expect(await live().present()).toEqual(await settings.present());
  expect(await readdir(folder)).toEqual(['settings.json']);
});

it('changes made at once are written one after another, the last one last', async () => {
  const settings = live();
  await Promise.all([20, 25, 30, 35].map((seconds) => settings.change(idle(seconds))));
  expect((await settings.present()).idleSeconds).toBe(35);
  expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toMatchObject({ idleSeconds: 35 });
});

it('what cannot be written does not hold either', async () => {
  const settings = live();
  await settings.present();
  await rm(join(folder, 'settings.json'));
  await mkdir(join(folder, 'settings.json', 'in-the-way'), { recursive: true });
  expect(await settings.change(idle(30))).toMatchObject({ ok: false, code: 'failed' });
  expect((await settings.present()).idleSeconds).toBe(60);
  await rm(join(folder, 'settings.json'), { recursive: true });
  expect((await settings.change(idle(30))).ok).toBe(true);
});

it('a file that could not be read is not written over', async () => {
  await mkdir(join(folder, 'settings.json'));
  const settings = live();
  expect(await settings.change(idle(30))).toMatchObject({ ok: false, message: 'settings.json could not be read at the start' });
});

it('a broken file that was set aside can be replaced by the panel', async () => {
  await writeFile(join(folder, 'settings.json'), '{');
  const settings = live();
  expect((await settings.change(idle(30))).ok).toBe(true);
  expect((await live().present()).idleSeconds).toBe(30);
});
