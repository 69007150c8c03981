import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { spanOfDays } from '../../electron/core/erasure.ts';
import { wallClock } from '../../electron/core/local-time.ts';
import { defaultSettings } from '../../electron/core/settings.ts';
import { SafekeepingDesk } from '../../electron/main/staff/safekeeping-desk.ts';
import { Turns } from '../../electron/main/turns.ts';
import { openOnDisk, type OpenDatabase } from '../../electron/store/open-database.ts';
import { fillStore } from '../fixtures/filled-store.ts';
import { kioskId } from '../fixtures/interest-events.ts';
import { storeInProcess } from '../fixtures/store-in-process.ts';

const now = Date.UTC(2026, 10, 22, 9, 30);

let folder: string;
let opened: OpenDatabase;
let deeds: { readonly action: string; readonly detail: object }[];
let proofs: Set<string>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-desk-'));
  opened = openOnDisk(folder, () => undefined);
  deeds = [];
  proofs = new Set();
});

afterEach(() => {
  opened.database.close();
  rmSync(folder, { recursive: true });
});

function desk(stick: string | null = null): SafekeepingDesk {
  return new SafekeepingDesk({
    store: storeInProcess(opened),
    upkeep: { keepAgain: async () => true },
    turns: new Turns(),
    backups: join(folder, 'backups'),
    settings: async () => defaultSettings(kioskId),
    now: () => now,
    useProof: (proof, purpose) => proofs.delete(`${proof} ${purpose}`),
    audit: (action, detail) => deeds.push({ action, detail }),
    note: () => undefined,
    findDrives: async () => (stick === null ? [] : [{ folder: stick, name: 'STICK' }]),
  });
}

test('a backup on a stick is previewed, then restored with a proof for that purpose, and is on record', async () => {
  const stick = join(folder, 'stick');
  mkdirSync(join(folder, 'backups'));
  fillStore(join(folder, 'old'), 40);
  mkdirSync(join(stick, 'backups'), { recursive: true });
  const file = join(stick, 'backups', 'interest_2026-11-21.db');
  copyFileSync(join(folder, 'old', 'interest.db'), file);
  const safekeeping = desk(stick);
  expect(await safekeeping.backups()).toMatchObject({ ok: true, value: [{ file, drive: 'STICK' }] });
  expect(await safekeeping.previewRestore(file)).toMatchObject({
    ok: true,
    value: { outcome: 'opened', comparison: { events: 40, here: 0, forbidden: 0, taken: 0, missing: 40, erasable: 0, packVersions: ['0.1.0'], kioskIds: [kioskId] } },
  });
  expect(opened.database.prepare('SELECT count(*) FROM interest_event').pluck().get()).toBe(0);

  proofs.add('p erase');
  expect(await safekeeping.startRestore('p', file)).toMatchObject({ ok: false, code: 'forbidden' });
  proofs.add('p restore');
  expect(await safekeeping.startRestore('p', file)).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(safekeeping.state).toEqual({ stage: 'restored', name: 'interest_2026-11-21.db', events: 40, erased: 0, left: 0 }), { timeout: 10_000 });
  expect(deeds).toEqual([
    { action: 'restore-began', detail: { file: 'interest_2026-11-21.db' } },
    { action: 'restored', detail: { file: 'interest_2026-11-21.db', events: 40, deeds: 0, erased: 0, left: 0 } },
  ]);
});

test('only what the list offers is opened', async () => {
  mkdirSync(join(folder, 'backups'));
  fillStore(join(folder, 'old'), 20);
  const safekeeping = desk();
  for (const file of [join(folder, 'old', 'interest.db'), '/etc/passwd', join(folder, 'backups', '..', 'old', 'interest.db')]) {
    expect(await safekeeping.previewRestore(file)).toEqual({ ok: true, value: { outcome: 'refused', why: 'gone' } });
    proofs.add('p restore');
    await safekeeping.startRestore('p', file);
    expect(safekeeping.state).toMatchObject({ stage: 'not-restored', why: 'gone' });
  }
});

test('days to erase are days of the centre, both included, and never reach beyond this moment', () => {
  const moscow = wallClock('Europe/Moscow');
  const at = (date: string) => Date.parse(`${date}+03:00`);
  expect(spanOfDays({ first: '2026-11-01', last: '2026-11-02' }, moscow, now)).toEqual({ from: at('2026-11-01T00:00'), before: at('2026-11-03T00:00') });
  expect(spanOfDays({ first: '2026-11-02', last: '2026-11-01' }, moscow, now)).toEqual({ from: at('2026-11-01T00:00'), before: at('2026-11-03T00:00') });
  expect(spanOfDays({ first: null, last: '2026-11-22' }, moscow, now)).toEqual({ from: 0, before: now });
  expect(spanOfDays({ first: '2026-11-23', last: '2026-11-24' }, moscow, now)).toBeNull();
  expect(spanOfDays({ first: '1960-01-01', last: '1965-01-01' }, moscow, now)).toBeNull();
});
