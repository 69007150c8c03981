import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOf, storyFaults } from '../../build/media/narration-limits.ts';
import { narrationState, readManifest } from '../../build/media/narration-manifest.ts';
import { planNarration } from '../../build/media/narration-plan.ts';
import { narrationReport, reportName } from '../../build/media/narration-report.ts';
import { spokenForm, unsayable } from '../../build/media/spoken-form.ts';
import { readCaptions } from '../../electron/main/content-narration.ts';
import { builtInPack as pack, copyMutePack } from '../fixtures/packs.ts';

const plan = await planNarration(pack);
const manifest = await readManifest(pack);

/** Head and length of an Ogg Opus file, read by hand: what the doctor's library says of it is checked elsewhere. */
async function opusFile(path: string): Promise<{ channels: number; durationMs: number }> {
  const bytes = await readFile(path);
  const head = bytes.indexOf('OpusHead');
  const lastPage = bytes.lastIndexOf('OggS');
  if (head < 0 || lastPage < 0) throw new Error(`${path} is not Ogg Opus`);
  const preSkip = bytes.readUInt16LE(head + 10);
  const granule = Number(bytes.readBigInt64LE(lastPage + 6));
  return { channels: bytes.readUInt8(head + 9), durationMs: (granule - preSkip) / 48 };
}

describe('the narration of the built-in pack', () => {
  it('asks for nothing that a reader would have to guess at', () => {
    expect(plan.problems).toEqual([]);
    expect(plan.files.length).toBeGreaterThan(0);
  });

  it('was made from the texts, spoken forms and voices as they are now', async () => {
    const { outOfDate, leftOver } = await narrationState(pack, plan, manifest);
    expect(outOfDate.map(({ file, why }) => `${file.path}: ${why}`)).toEqual([]);
    expect(leftOver).toEqual([]);
  });

  it.each(plan.files.map((file) => [file.path, file] as const))('%s: sound and captions say the sentences shown', async (path, file) => {
    const { channels, durationMs } = await opusFile(join(pack, `${path}.opus`));
    const captions = await readCaptions(pack, `${path}.vtt`);
    if (!captions.ok) throw new Error(captions.message);
    expect(channels).toBe(1);
    expect(Math.abs(durationMs - (manifest.files[path]?.durationMs ?? 0))).toBeLessThan(2);
    expect(captions.value.map(({ id, text }) => ({ id, text: text.replaceAll('&amp;', '&') }))).toEqual(
      file.sentences.map(({ id, shown }) => ({ id, text: shown })),
    );
    let end = 0;
    for (const cue of captions.value) {
      expect(cue.startMs).toBeGreaterThanOrEqual(end);
      expect(cue.endMs).toBeGreaterThan(cue.startMs);
      end = cue.endMs;
    }
    expect(end).toBeLessThanOrEqual(durationMs);
    expect(durationMs - end).toBeLessThan(300);
  });

  it('keeps the limits, and the report says the figures of the manifest', async () => {
    expect(plan.files.flatMap((file) => {
      const made = manifest.files[file.path];
      return (made ? faultsOf(file, made) : ['not made']).map((fault) => `${file.path}: ${fault}`);
    })).toEqual([]);
    expect(storyFaults(manifest)).toEqual([]);
    expect(await readFile(join(pack, reportName), 'utf8')).toBe(narrationReport(manifest));
  });
});

describe('the plan of a pack', () => {
  it('tells the centre first, step by step in every language, as it does a laboratory', () => {
    expect([...new Set(plan.files.map(({ story }) => story))]).toEqual(['centre', 'diamond', 'laser', 'robots']);
    expect(plan.files.filter(({ story }) => story === 'centre').map(({ path }) => path)).toEqual(
      ['ru', 'en', 'zh-Hans'].flatMap((language) => ['place', 'startups', 'site', 'guests'].map((step) => `centre/narration/${language}/${step}`)),
    );
  });

  it('has the laboratories alone where a pack tells nothing of the centre', async () => {
    const copy = await copyMutePack();
    const file = join(copy, 'pack.json');
    const { centre: _, tours: _tours, ...older } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    await writeFile(file, JSON.stringify(older));
    expect(await planNarration(copy)).toEqual({ files: plan.files.filter(({ story }) => story !== 'centre'), problems: [] });
    await rm(copy, { recursive: true });
  });

  it('holds the English of every story to its limit by itself', () => {
    const misheard = Object.fromEntries(Object.entries(manifest.files).map(([path, made]) => [
      path, path.startsWith('centre/') && made.words !== undefined ? { ...made, wordErrors: made.words } : made,
    ]));
    expect(storyFaults({ files: misheard })).toEqual(['centre: English word error rate 1.00']);
  });
});

describe('the spoken form', () => {
  it('takes the longest entry and only whole words', () => {
    const lexicon = new Map([['10 ps', 'ten picoseconds'], ['10', 'ten'], ['ps', 'wrong']]);
    expect(spokenForm('A pulse of 10 ps, not 100 or 10', 'en', lexicon)).toBe('A pulse of ten picoseconds, not 100 or ten');
    expect(spokenForm('只有5年，不是15年', 'zh-Hans', new Map([['5年', '五年']]))).toBe('只有五年，不是15年');
  });

  it('finds an entry across any kind of space', () => {
    expect(spokenForm('50\u{a0}000\u{202f}атмосфер', 'ru', new Map([['50 000 атмосфер', 'много']]))).toBe('много');
  });

  it.each([
    ['ru', 'до 700 градусов', ['7', '0']],
    ['ru', 'ошибка ±восемь', ['±']],
    ['ru', 'весит сто кг', ['кг']],
    ['ru', 'реакторы СВД', ['СВД']],
    ['en', 'about 10 W', ['1', '0']],
    ['en', 'ten mm wide', ['mm']],
    ['en', 'the CVD way', ['CVD']],
    ['en', 'by TechnoSpark', ['TechnoSpark']],
    ['zh-Hans', '用CVD做的', ['C', 'V', 'D']],
    ['zh-Hans', '两百°', ['°']],
  ] as const)('refuses what the %s reader would guess at: %s', (language, text, guesses) => {
    expect(unsayable(text, language)).toEqual(guesses);
  });

  it.each([
    ['ru', 'Кристалл — в Хэна́ни, и к нему: «волна»!'],
    ['en', "The laser's L E D, a thirty-one-layer crystal; I see."],
    ['zh-Hans', '金刚石就是这样搭起来的：每个碳原子都拉着四个邻居。'],
  ] as const)('lets %s pass: %s', (language, text) => {
    expect(unsayable(text, language)).toEqual([]);
  });
});
