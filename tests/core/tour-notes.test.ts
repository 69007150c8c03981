import { describe, expect, it } from 'vitest';
import { loadPack } from '../../electron/main/content-pack.ts';
import { flattenTexts } from '../../electron/core/content-texts.ts';
import { languages } from '../../electron/core/language.ts';
import { storiesOf } from '../../electron/core/pack-stories.ts';
import { speechMs } from '../../electron/core/speech-time.ts';
import { chunksOf, longestChunkMs } from '../../electron/core/tour-notes.ts';
import { tourPlaces } from '../../electron/core/tour-rules.ts';
import { builtInPack } from '../fixtures/packs.ts';

const step = { id: 'march', notes: [{ id: 'n1', claims: [] }, { id: 'n2', claims: [] }] };
const term = { id: 'mode-locking', pinyin: 'suǒmó', occurs: [{ step: 'march', sentences: [], notes: ['n2'] }, { step: 'other', sentences: [], notes: ['n1'] }] };
const chunks = (text: string, language: (typeof languages)[number] = 'en') =>
  chunksOf({ glossary: [] }, { ...step, notes: step.notes.slice(0, 1) }, language, () => text).map((chunk) => chunk.text);

describe('notes for an interpreter', () => {
  it('are one chunk a note where it is short, with the terms that the note says', () => {
    expect(chunksOf({ glossary: [term] }, step, 'en', (key) => `said at ${key}`)).toEqual([
      { note: 'n1', text: 'said at steps.march.notes.n1', terms: [] },
      { note: 'n2', text: 'said at steps.march.notes.n2', terms: [{ id: 'mode-locking', pinyin: 'suǒmó' }] },
    ]);
  });

  it('leave out a note that has no text in any language', () => {
    expect(chunks('')).toEqual([]);
  });

  it('are cut between sentences, and never inside a number', () => {
    const sentence = 'The crystal is grown from gas at 1.5 atmospheres, layer upon layer, for two hundred and forty-five hours.';
    expect(chunks(`${sentence} ${sentence}`)).toEqual([sentence, sentence]);
  });

  it('are cut at pauses and between words where a sentence is too long, and lose nothing', () => {
    for (const [language, text] of [
      ['ru', `${'Кристалл растёт слой за слоем, медленно и ровно, '.repeat(8)}и готов`],
      ['zh-Hans', '晶体一层一层地生长非常缓慢也非常均匀'.repeat(6)],
      ['en', 'word '.repeat(200).trim()],
    ] as const) {
      const cut = chunks(text, language);
      expect(cut.length).toBeGreaterThan(1);
      expect(cut.join(language === 'zh-Hans' ? '' : ' ')).toBe(text);
      for (const chunk of cut) expect(speechMs(chunk, language), chunk).toBeLessThanOrEqual(longestChunkMs);
    }
  });

  it('of the built-in pack are all sayable in one go', async () => {
    const pack = await (await loadPack({ builtIn: builtInPack })).whole();
    for (const language of languages) {
      for (const story of storiesOf(pack.pack)) {
        const { texts } = flattenTexts(pack.pack.texts[language]?.[story.id]);
        for (const one of story.steps) {
          const cut = chunksOf(story, one, language, (key) => texts.get(key) ?? '');
          expect(cut.length, `${language} ${story.id} ${one.id}`).toBeGreaterThanOrEqual(one.notes.length);
          for (const { text } of cut) expect(speechMs(text, language), text).toBeLessThanOrEqual(longestChunkMs);
        }
      }
    }
  });
});

it('the centre is a place of tours with a length of its narration, like the laboratories', async () => {
  const { pack } = await (await loadPack({ builtIn: builtInPack })).whole();
  const places = tourPlaces(pack);
  expect(places.map(({ id }) => id)).toEqual(['centre', ...pack.labs.map(({ id }) => id)]);
  expect(places[0]?.steps.map(({ id, narrationMs }) => [id, Object.keys(narrationMs), Object.values(narrationMs).every((ms) => ms > 1_000)])).toEqual(
    pack.centre?.steps.map(({ id }) => [id, [...pack.languages], true]),
  );
});
