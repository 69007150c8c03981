import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { note, setupLog } from '../../electron/main/log.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-log-'));
  setupLog(folder);
});

afterAll(async () => {
  setupLog(null);
  await rm(folder, { recursive: true });
});

const written = () => readFile(join(folder, 'logs/kiosk.log'), 'utf8');

describe('log', () => {
  it('writes a fault that repeats at its 1st, 10th, 100th time', async () => {
    for (let time = 0; time < 250; time += 1) note('warning', 'the disk is full');
    note('info', 'end');
    await vi.waitFor(async () => expect(await written()).toContain('end'));
    const lines = (await written()).split('\n').filter((line) => line.includes('disk'));
    expect(lines.map((line) => line.replace(/^.*full ?/, ''))).toEqual(['', '(10 times)', '(100 times)']);
  });

  it('stays below 20 MB, whatever comes', async () => {
    for (let line = 0; line < 7_000; line += 1) {
      note('warning', `${line} ${'x'.repeat(100_000)}`);
      if (line % 500 === 499) await vi.waitFor(async () => expect(await written()).toContain(`${line} x`));
    }
    const logs = join(folder, 'logs');
    const sizes = await Promise.all((await readdir(logs)).map(async (name) => (await stat(join(logs, name))).size));
    expect(sizes.length).toBe(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(20_000_000);
  });

  it('has nowhere to go where nothing can be written, and that is all', () => {
    setupLog(null);
    expect(() => note('warning', 'unheard')).not.toThrow();
  });
});
