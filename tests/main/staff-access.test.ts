import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StaffAccess } from '../../electron/main/staff/access.ts';
import { PinChange } from '../../electron/main/staff/pin-change.ts';

let folder: string;
let now: number;
let deeds: string[];
let keys: string[];

function start(): StaffAccess {
  return new StaffAccess({
    dataDirectory: folder,
    monotonicMs: () => now,
    now: () => new Date(Date.UTC(2026, 10, 22)),
    audit: (action, detail) => deeds.push(`${action} ${JSON.stringify(detail)}`),
    tell: () => undefined,
    readKeys: () => Promise.resolve(keys),
  });
}

async function setUp(access: StaffAccess) {
  await access.look();
  const proposed = access.propose();
  if (!proposed.ok) throw new Error(proposed.message);
  expect(await access.setUp(proposed.value)).toMatchObject({ ok: true });
  return proposed.value;
}

/** A PIN that is neither. */
function wrongFor(pins: { readonly guide: string; readonly staff: string }): string {
  return ['480173', '480174', '480175'].find((pin) => pin !== pins.guide && pin !== pins.staff) ?? '';
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-access-'));
  now = 1_000;
  deeds = [];
  keys = [];
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('set-up', () => {
  it('stores only what was proposed and typed back, hashed, and proposes once', async () => {
    const access = start();
    expect(await access.look()).toMatchObject({ shows: 'set-up' });
    const first = access.propose();
    if (!first.ok) throw new Error(first.message);
    expect(await access.setUp({ ...first.value, guide: first.value.staff })).toMatchObject({ ok: false });
    expect(await readdir(folder)).toEqual([]);
    const second = access.propose();
    if (!second.ok) throw new Error(second.message);
    expect(await access.setUp(first.value)).toMatchObject({ ok: false });
    access.forgetProposal();
    expect(await access.setUp(second.value)).toMatchObject({ ok: false });
    expect(await readdir(folder)).toEqual([]);

    const pins = await setUp(access);
    const text = await readFile(join(folder, 'access.json'), 'utf8');
    expect([pins.staff, pins.guide].some((pin) => text.includes(pin))).toBe(false);
    expect(access.propose()).toMatchObject({ ok: false });
    expect(await start().look()).toMatchObject({ shows: 'pin' });
  });
});

describe('entry', () => {
  it('opens for the staff PIN, names the guide’s, counts the others and locks after the fifth, restarts included', async () => {
    const access = start();
    const pins = await setUp(access);
    const wrong = wrongFor(pins);
    expect(await access.enterPin(wrong)).toEqual({ outcome: 'wrong', pad: { triesLeft: 4, lockedMs: 0 } });
    // The guide's PIN gives back its own try and none before it.
    expect(await access.enterPin(pins.guide)).toEqual({ outcome: 'guide', pad: { triesLeft: 4, lockedMs: 0 } });
    for (let left = 3; left > 0; left -= 1) expect((await access.enterPin(wrong)).pad.triesLeft).toBe(left);
    expect(await access.enterPin(wrong)).toEqual({ outcome: 'locked', pad: { triesLeft: 5, lockedMs: 30_000 } });
    now += 29_000;
    expect(await access.enterPin(pins.staff)).toMatchObject({ outcome: 'locked' });
    expect(deeds.some((deed) => deed.startsWith('locked-out'))).toBe(true);

    const restarted = start();
    expect(await restarted.look()).toEqual({ shows: 'pin', pad: { triesLeft: 5, lockedMs: 30_000 } });
    now += 30_000;
    expect(await restarted.enterPin(pins.staff)).toMatchObject({ outcome: 'opened' });
    expect(JSON.stringify(deeds)).not.toContain(wrong);
    expect(await start().look()).toMatchObject({ pad: { triesLeft: 5, lockedMs: 0 } });
  }, 60_000);

  it('counts a try on disk before it is looked at, and looks at one at a time', async () => {
    const access = start();
    const pins = await setUp(access);
    const first = access.enterPin(wrongFor(pins));
    expect(await access.enterPin(pins.staff)).toMatchObject({ outcome: 'busy' });
    let isAnswered = false;
    void first.then(() => (isAnswered = true));
    await vi.waitFor(async () => {
      const written = JSON.parse(await readFile(join(folder, 'access.json'), 'utf8')) as { guard: unknown };
      expect(written.guard).toMatchObject({ tries: 1 });
    });
    expect(isAnswered).toBe(false);
    expect(await first).toMatchObject({ outcome: 'wrong' });
  }, 30_000);

  it('takes the key file, counts a wrong one and not a missing one', async () => {
    const access = start();
    await setUp(access);
    expect(await access.enterWithKey()).toMatchObject({ outcome: 'no-key', pad: { triesLeft: 5 } });
    keys = ['0'.repeat(64)];
    expect(await access.enterWithKey()).toMatchObject({ outcome: 'wrong', pad: { triesLeft: 4 } });
    keys = [`${(await access.newKey()) ?? ''}\n`];
    expect(await access.enterWithKey()).toMatchObject({ outcome: 'opened', pad: { triesLeft: 5 } });
    expect(await readFile(join(folder, 'access.json'), 'utf8')).not.toContain(keys[0]?.trim());
  });
});

describe('proofs', () => {
  it('serve once, their own purpose, and while they are fresh', async () => {
    const access = start();
    const pins = await setUp(access);
    const proofFor = async () => {
      const answer = await access.confirm(pins.staff, 'export');
      return answer.outcome === 'confirmed' ? answer.proof : '';
    };
    const proof = await proofFor();
    expect([access.useProof(proof, 'export'), access.useProof(proof, 'export')]).toEqual([true, false]);
    expect(access.useProof(await proofFor(), 'erase')).toBe(false);
    const late = await proofFor();
    now += 120_000;
    expect(access.useProof(late, 'export')).toBe(false);
    expect(await access.confirm(pins.guide, 'export')).toMatchObject({ outcome: 'wrong' });
  }, 60_000);
});

describe('another PIN', () => {
  const changeOf = (access: StaffAccess) => new PinChange(access, (action, detail) => deeds.push(`${action} ${JSON.stringify(detail)}`));

  it('holds once it is typed back, restarts included, and the one before it no more; the other holder’s stays', async () => {
    const access = start();
    const pins = await setUp(access);
    const change = changeOf(access);
    const proposed = await change.propose('staff');
    if (!proposed.ok) throw new Error(proposed.message);
    const { pin } = proposed.value;
    expect([pins.staff, pins.guide]).not.toContain(pin);
    expect(await change.change(wrongFor({ guide: pin, staff: pin }))).toMatchObject({ ok: false });
    expect(await access.enterPin(pins.staff)).toMatchObject({ outcome: 'opened' });
    expect(await change.change(pin)).toMatchObject({ ok: true });
    expect(await change.change(pin)).toMatchObject({ ok: false });
    const restarted = start();
    await restarted.look();
    expect(await restarted.enterPin(pins.staff)).toMatchObject({ outcome: 'wrong' });
    expect(await restarted.enterPin(pins.guide)).toMatchObject({ outcome: 'guide' });
    expect(await restarted.enterPin(pin)).toMatchObject({ outcome: 'opened' });
    expect(deeds).toContain('pin-changed {"holder":"staff"}');
    expect(JSON.stringify(deeds)).not.toContain(pin);
  }, 60_000);

  it('is forgotten with the panel, and does not hold where it could not be stored', async () => {
    const access = start();
    const pins = await setUp(access);
    const change = changeOf(access);
    const first = await change.propose('guide');
    change.forget();
    expect(await change.change(first.ok ? first.value.pin : '')).toMatchObject({ ok: false });
    const second = await change.propose('guide');
    await rm(join(folder, 'access.json'));
    await mkdir(join(folder, 'access.json', 'in-the-way'), { recursive: true });
    expect(await change.change(second.ok ? second.value.pin : '')).toMatchObject({ ok: false, message: 'access.json cannot be written' });
    expect(await access.enterPin(pins.guide)).toMatchObject({ outcome: 'guide' });
    expect(await access.newKey()).toBeNull();
  }, 60_000);

  it('is not to be had before the set-up', async () => {
    expect(await changeOf(start()).propose('staff')).toMatchObject({ ok: false });
  });
});

describe('recovery', () => {
  it('forgets the PINs for the administrator’s file, once, and erases nothing', async () => {
    await setUp(start());
    await writeFile(join(folder, 'interest.db'), 'rows');
    await writeFile(join(folder, 'reset-access'), '');
    expect(await start().look()).toMatchObject({ shows: 'set-up' });
    expect((await readdir(folder)).sort()).toEqual(['interest.db', 'quarantine']);
    expect((await readdir(join(folder, 'quarantine'))).map((name) => name.replace(/-2026.*/, '')).sort()).toEqual(['access', 'reset-access']);
    expect(deeds.at(-1)).toBe('access-reset {}');
    await setUp(start());
    expect(await start().look()).toMatchObject({ shows: 'pin' });
  });

  it('lets nobody set up anew because the file is broken', async () => {
    await writeFile(join(folder, 'access.json'), '{"version": 1}');
    const access = start();
    expect(await access.look()).toMatchObject({ shows: 'broken' });
    expect(access.propose()).toMatchObject({ ok: false });
    expect(await access.enterPin('123456')).toMatchObject({ outcome: 'wrong' });
    expect(await readFile(join(folder, 'access.json'), 'utf8')).toBe('{"version": 1}');
  });
});
