import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planNarration } from '../../build/media/narration-plan.ts';
import { languages } from '../../electron/core/language.ts';
import { speechMs } from '../../electron/core/speech-time.ts';
import { builtInPack } from '../fixtures/packs.ts';

test('how long a text takes to say is what the narration took, numbers and all', async () => {
  const { files } = JSON.parse(readFileSync(join(builtInPack, 'narration.json'), 'utf8')) as { files: Record<string, { durationMs: number }> };
  const plan = await planNarration(builtInPack);
  for (const language of languages) {
    const ratios = plan.files.filter((file) => file.language === language).map((file) => {
      const said = files[file.path]?.durationMs ?? 0;
      return speechMs(file.sentences.map(({ shown }) => shown).join(' '), language) / said;
    });
    expect(ratios.length).toBeGreaterThan(10);
    expect(Math.min(...ratios), language).toBeGreaterThan(0.85);
    expect(Math.max(...ratios), language).toBeLessThan(1.15);
  }
});

test('nothing takes as long as one sentence, no number is a pause or an end, and its last zeros take no time', () => {
  expect(speechMs('', 'en')).toBe(300);
  expect(speechMs('1,064.5', 'en')).toBe(speechMs('10645', 'en'));
  expect(speechMs('12,000', 'en')).toBe(speechMs('12', 'en'));
  expect(speechMs('12\u{a0}000', 'ru')).toBe(speechMs('12', 'ru'));
  expect(speechMs('1005', 'en')).toBe(speechMs('1115', 'en'));
  expect(speechMs('0', 'en')).toBe(speechMs('7', 'en'));
  expect(speechMs('Stop. Look.', 'en')).toBe(300 + speechMs('Stop look', 'en'));
});
