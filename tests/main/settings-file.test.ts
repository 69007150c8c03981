import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomically } from '../../electron/main/atomic-write.ts';
import { loadSettings } from '../../electron/main/settings-file.ts';

const noon = () => new Date('2026-11-22T12:00:00Z');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-settings-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('settings', () => {
  it('are made at the first start and stay the same afterwards', async () => {
    const first = await loadSettings(join(folder, 'new'), noon);
    const second = await loadSettings(join(folder, 'new'), noon);
    expect(first.notices).toEqual([]);
    expect(first.settings).toMatchObject({ idleSeconds: 60, narrationStartsByItself: false, language: null });
    expect(second).toEqual(first);
  });

  it('fill what an older file does not have', async () => {
    const kioskId = '0b0f9a52-6a3c-4c67-9f0e-0d6f0c1f2a11';
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ kioskId, idleSeconds: 30 }));
    const { settings, notices } = await loadSettings(folder, noon);
    expect(settings).toMatchObject({ kioskId, idleSeconds: 30, volume: { initial: 0.6, limit: 0.8 } });
    expect(notices).toEqual([]);
  });

  it.each([
    ['no JSON', '{"kioskId":'],
    ['empty', ''],
    ['zeros, as a power cut leaves them', '\0'.repeat(64)],
    ['another shape', '[1, 2]'],
    ['a value out of range', '{"kioskId":"0b0f9a52-6a3c-4c67-9f0e-0d6f0c1f2a11","idleSeconds":-1}'],
    ['an unknown member', '{"kioskId":"0b0f9a52-6a3c-4c67-9f0e-0d6f0c1f2a11","idleSecond":30}'],
  ])('broken (%s) are set aside, said, and replaced', async (_name, text) => {
    await writeFile(join(folder, 'settings.json'), text);
    const { settings, notices } = await loadSettings(folder, noon);
    expect(settings.idleSeconds).toBe(60);
    expect(notices).toHaveLength(1);
    const [aside] = await readdir(join(folder, 'quarantine'));
    expect(notices[0]).toContain(`quarantine/${aside}`);
    expect(await readFile(join(folder, 'quarantine', aside ?? ''), 'utf8')).toBe(text);
    expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toEqual(settings);
    if (text.includes('kioskId":"')) expect(settings.kioskId).toBe('0b0f9a52-6a3c-4c67-9f0e-0d6f0c1f2a11');
  });

  it('that cannot be read are left alone, and defaults are used', async () => {
    await mkdir(join(folder, 'settings.json'));
    const { settings, notices } = await loadSettings(folder, noon);
    expect(settings.idleSeconds).toBe(60);
    expect(notices).toEqual(['settings.json cannot be read (EISDIR): using defaults']);
  });

  it('that cannot be written are kept in memory and said', async () => {
    await writeFile(join(folder, 'file'), '');
    const { settings, notices } = await loadSettings(join(folder, 'file'), noon);
    expect(settings.idleSeconds).toBe(60);
    expect(notices.join()).toContain('cannot be written');
  });

  it('never throw, whatever the file holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.uint8Array().map((bytes) => Buffer.from(bytes))), async (content) => {
        await writeFile(join(folder, 'settings.json'), content);
        expect((await loadSettings(folder, noon)).settings.volume.limit).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});

describe('atomic write', () => {
  it('leaves the old file and no draft when it cannot finish', async () => {
    await mkdir(join(folder, 'target'));
    await expect(writeAtomically(join(folder, 'target'), 'new')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['target']);
  });

  it('is whole for every reader while it is written over and over', async () => {
    const path = join(folder, 'settings.json');
    const texts = ['a'.repeat(50_000), 'b'.repeat(70_000)];
    await writeAtomically(path, texts[0] ?? '');
    const end = new AbortController();
    const reading = (async () => {
      while (!end.signal.aborted) expect(texts).toContain(await readFile(path, 'utf8'));
    })();
    for (let round = 0; round < 20; round += 1) await writeAtomically(path, texts[round % 2] ?? '');
    end.abort();
    await reading;
    expect(await readdir(folder)).toEqual(['settings.json']);
  });
});
