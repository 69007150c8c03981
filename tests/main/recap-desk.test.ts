import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../electron/core/settings.ts';
import { success } from '../../electron/core/result.ts';
import { viewOf, type TourSnapshot } from '../../electron/core/tour-snapshot.ts';
import { loadPack } from '../../electron/main/content-pack.ts';
import { RecapCopy } from '../../electron/main/tour/recap-copy.ts';
import { RecapDesk } from '../../electron/main/tour/recap-desk.ts';
import { RecapShelf } from '../../electron/main/tour/recap-shelf.ts';
import { openOnDisk, type OpenDatabase } from '../../electron/store/open-database.ts';
import { finishedTour } from '../fixtures/finished-tour.ts';
import { builtInPack } from '../fixtures/packs.ts';
import { kioskId } from '../fixtures/settings-on-disk.ts';
import { mountMemory, type SmallDrive } from '../fixtures/small-drive.ts';
import { storeInProcess } from '../fixtures/store-in-process.ts';

// Needs root: it mounts a small drive.

const { pack } = await (await loadPack({ builtIn: builtInPack })).whole();
const pdf = Buffer.alloc(300_000, 'a page ');

let folder: string;
let drive: SmallDrive;
let opened: OpenDatabase;
let tour: TourSnapshot['tour'];
let deeds: unknown[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-recap-'));
  drive = mountMemory(2 ** 21);
  opened = openOnDisk(folder, () => undefined);
  tour = viewOf(finishedTour(pack));
  deeds = [];
});

afterEach(() => {
  opened.database.close();
  drive.end();
  rmSync(folder, { recursive: true });
});

function recapDesk(): RecapDesk {
  const parts = { audit: (...deed: unknown[]) => void deeds.push(deed), note: () => undefined };
  const plugged = { folder: drive.folder, name: 'STICK', device: '/dev/sdz1', freeBytes: 2 ** 21 };
  return new RecapDesk({
    ...parts,
    tour: () => Promise.resolve(tour),
    pack: () => Promise.resolve(pack),
    settings: () => Promise.resolve(defaultSettings(kioskId)),
    press: { print: () => Promise.resolve(success({ pdf, pages: 3 })) },
    shelf: new RecapShelf(folder),
    copier: new RecapCopy({ ...parts, store: () => storeInProcess(opened), findDrives: () => Promise.resolve(existsSync(drive.folder) ? [plugged] : []), unmount: () => Promise.resolve(true) }),
    now: () => Date.now(),
  });
}

async function made(desk: RecapDesk) {
  await desk.make();
  await vi.waitFor(async () => expect((await desk.state()).stage).not.toBe('making'));
  const state = await desk.state();
  if (state.stage !== 'made') throw new Error(JSON.stringify(state));
  return state;
}

async function copied(desk: RecapDesk, place: string) {
  expect(await desk.copy(place)).toEqual({ ok: true, value: null });
  const copy = async () => {
    const state = await desk.state();
    return state.stage === 'made' ? state.copy : null;
  };
  await vi.waitFor(async () => expect((await copy())?.stage).not.toBe('running'));
  return copy();
}

it('is copied to a drive, read back, with its checksum beside it; what is on record names nobody', async () => {
  const desk = recapDesk();
  const { file, sha256 } = await made(desk);
  expect(await copied(desk, drive.folder)).toMatchObject({ stage: 'written', isUnmounted: true, receipt: { file: join(drive.folder, file), sha256, bytes: pdf.length } });
  expect(readdirSync(drive.folder).sort()).toEqual([file, `${file}.sha256`]);
  expect(createHash('sha256').update(readFileSync(join(drive.folder, file))).digest('hex')).toBe(sha256);
  expect(deeds.map((deed) => (deed as [string])[0])).toEqual(['recap-made', 'recap-copied']);
  expect(JSON.stringify(deeds)).not.toContain('Хэнань');
});

it('says why it was not copied, and can be copied anew', async () => {
  const desk = recapDesk();
  const { file } = await made(desk);
  expect(await copied(desk, '/media/nowhere')).toMatchObject({ stage: 'not-written', why: 'gone' });
  writeFileSync(join(drive.folder, 'full'), Buffer.alloc(2 ** 21 - 200_000));
  expect(await copied(desk, drive.folder)).toMatchObject({ stage: 'not-written', why: 'no-space' });
  expect(readdirSync(drive.folder)).toEqual(['full']);
  rmSync(join(drive.folder, 'full'));
  expect(await copied(desk, drive.folder)).toMatchObject({ stage: 'written' });
  expect(readdirSync(drive.folder)).toContain(file);
});

it('belongs to its tour alone, and needs one that is over', async () => {
  const desk = recapDesk();
  await made(desk);
  tour = viewOf(finishedTour(pack));
  expect(await desk.state()).toEqual({ stage: 'none' });
  expect(await desk.copy(drive.folder)).toMatchObject({ ok: false });
  tour = null;
  expect(await desk.make()).toMatchObject({ ok: false, message: 'no tour is over' });
});
