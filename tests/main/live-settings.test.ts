import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { languages } from '../../electron/core/language.ts';
import { staffSettings, type StaffSettings } from '../../electron/core/settings-change.ts';
import { defaultSettings } from '../../electron/core/settings.ts';
import { LiveSettings } from '../../electron/main/live-settings.ts';
import { loadSettings } from '../../electron/main/settings-file.ts';

const noon = () => new Date('2026-11-22T12:00:00Z');
const usual = staffSettings(defaultSettings('0192f0c1-0000-4000-8000-000000000001'), languages);
let folder: string;
let said: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-live-'));
  said = [];
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const live = () => new LiveSettings({ dataDirectory: folder, loaded: loadSettings(folder, noon), now: noon, warn: (line) => said.push(line) });
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

describe('a file edited by hand while the kiosk runs', () => {
  const edit = async (part: object) => {
    const path = join(folder, 'settings.json');
    await writeFile(path, JSON.stringify({ ...(JSON.parse(await readFile(path, 'utf8')) as object), ...part }));
  };

  it('is never written over: it holds, the change is refused in words, and the next one goes on from it', async () => {
    const settings = live();
    await settings.present();
    await edit({ idleSeconds: 45, shutdownCommand: ['/sbin/poweroff'] });
    expect(await settings.change(idle(30))).toMatchObject({ ok: false, message: 'edited-by-hand' });
    expect(await settings.present()).toMatchObject({ idleSeconds: 45, shutdownCommand: ['/sbin/poweroff'] });
    expect((await settings.change(idle(30))).ok).toBe(true);
    expect(await live().present()).toMatchObject({ idleSeconds: 30, shutdownCommand: ['/sbin/poweroff'] });
    expect(said).toEqual(['settings.json was edited by hand: it holds from now on']);
  });

  it('holds from the moment the page is opened, for visitors too', async () => {
    const settings = live();
    const { version } = await settings.after(0);
    const next = settings.after(version);
    await edit({ idleSeconds: 45 });
    expect(await settings.refresh()).toMatchObject({ idleSeconds: 45 });
    expect((await next).settings.idleSeconds).toBe(45);
    expect(await settings.refresh()).toMatchObject({ idleSeconds: 45 });
    expect(said).toHaveLength(1);
  });

  it('and broken is set aside, not lost, and the settings stay as they were', async () => {
    const settings = live();
    expect((await settings.change(idle(30))).ok).toBe(true);
    await writeFile(join(folder, 'settings.json'), '{"idleSeconds": 45,}');
    expect(await settings.change(idle(35))).toMatchObject({ ok: false, message: 'broken-by-hand' });
    expect((await settings.present()).idleSeconds).toBe(30);
    const [aside = ''] = await readdir(join(folder, 'quarantine'));
    expect(await readFile(join(folder, 'quarantine', aside), 'utf8')).toBe('{"idleSeconds": 45,}');
    expect(said).toEqual([`settings.json was broken: set aside as quarantine/${aside}, the settings stay as they were`]);
    expect((await settings.change(idle(35))).ok).toBe(true);
    expect((await live().present()).idleSeconds).toBe(35);
  });

  it('and taken away is made anew', async () => {
    const settings = live();
    await settings.present();
    await rm(join(folder, 'settings.json'));
    expect((await settings.change(idle(30))).ok).toBe(true);
    expect((await live().present()).idleSeconds).toBe(30);
    expect(said).toEqual([]);
  });
});
