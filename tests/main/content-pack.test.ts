import { mkdir, readdir, readFile, rename, rm, stat, symlink, truncate, unlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { guideTextKeys, labTextKeys, storyTextKeys } from '../../electron/core/content-keys.ts';
import type { Pack, Texts, WholePack } from '../../electron/core/content.ts';
import { loadPack } from '../../electron/main/content-pack.ts';
import { addFourthLab, builtInPack, copyBuiltInPack, copyMutePack, fourthLabId, narrate } from '../fixtures/packs.ts';

const made: string[] = [];

async function temporary(make: () => Promise<string>): Promise<string> {
  const folder = await make();
  made.push(folder);
  return folder;
}

afterEach(async () => {
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

function textAt(texts: Texts | undefined, key: string): string | undefined {
  const found = key.split('.').reduce<Texts | string | undefined>((place, name) => (typeof place === 'object' ? place[name] : undefined), texts);
  return typeof found === 'string' ? found : undefined;
}

/** A pack that a visitor can walk through: every sentence there, every file that is named there. */
async function expectUsable(pack: Pack, folder: string): Promise<void> {
  expect(pack.labs.length).toBeGreaterThan(0);
  expect(pack.languages).toContain(pack.defaultLanguage);
  for (const lab of pack.labs) {
    const figures = lab.figures.map(({ id }) => id);
    expect(figures).toEqual(expect.arrayContaining([lab.doorFigure, ...lab.steps.map(({ figure }) => figure)]));
    for (const language of pack.languages) {
      const texts = pack.texts[language]?.[lab.id];
      const shown = labTextKeys(lab).filter(({ slot }) => ['name', 'title', 'sentence', 'label', 'topic'].includes(slot));
      for (const { key } of shown) expect(textAt(texts, key)?.trim(), `${language} ${lab.id} ${key}`).toBeTruthy();
    }
    for (const step of lab.steps) {
      for (const narration of Object.values(step.narration)) {
        expect(narration.cues.map(({ id }) => id)).toEqual(step.sentences);
        await expectServed(folder, narration.url);
      }
      if (step.pictureUrl !== undefined) await expectServed(folder, step.pictureUrl);
    }
  }
}

/** A pack that a guide can speak from: every text there in every language, every tour leading somewhere. */
async function expectTellable(pack: WholePack, folder: string): Promise<void> {
  const stories = [...(pack.centre ? [{ id: 'centre', ...pack.centre }] : []), ...pack.labs];
  for (const story of stories) {
    const wanted = [...storyTextKeys(story), ...guideTextKeys(story)].filter(({ slot }) => !['alt', 'figure', 'source', 'definition', 'feedback'].includes(slot));
    for (const language of pack.languages) {
      for (const { key } of wanted) expect(textAt(pack.texts[language]?.[story.id], key)?.trim(), `${language} ${story.id} ${key}`).toBeTruthy();
    }
    for (const { pictureUrl, narration, sentences } of story.steps) {
      if (pictureUrl !== undefined) await expectServed(folder, pictureUrl);
      for (const { url, cues } of Object.values(narration)) {
        expect(cues.map(({ id }) => id)).toEqual(sentences);
        await expectServed(folder, url);
      }
    }
  }
  for (const tour of pack.tours) {
    expect(tour.stops.length).toBeGreaterThan(0);
    for (const stop of tour.stops) expect(stories.find(({ id }) => id === stop.lab)?.steps.map(({ id }) => id)).toEqual(expect.arrayContaining([...stop.steps]));
  }
}

async function expectServed(folder: string, url: string): Promise<void> {
  const path = /^app:\/\/content\/(.+)$/.exec(url)?.[1] ?? '';
  expect((await stat(join(folder, path))).size).toBeGreaterThan(0);
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(path, 'utf8');
  const changed = change(text);
  expect(changed, `nothing to change in ${path}`).not.toBe(text);
  await writeFile(path, changed);
}

describe('the built-in pack', () => {
  test('is whole: three laboratories, three languages, nothing to report', async () => {
    const { pack, folder, notices } = await loadPack({ builtIn: builtInPack });
    expect(notices).toEqual([]);
    expect(pack.labs.map(({ id }) => id)).toEqual(['diamond', 'laser', 'robots']);
    expect(pack.languages).toEqual(['ru', 'en', 'zh-Hans']);
    expect(textAt(pack.texts.ru?.['pack'], 'centre.name')).toBe('ТехноСпарк');
    await expectUsable(pack, folder);
  });

  test('can be handed to another process as it is', async () => {
    const { pack } = await loadPack({ builtIn: builtInPack });
    expect(structuredClone(pack)).toEqual(pack);
    expect(JSON.parse(JSON.stringify(pack))).toEqual(pack);
  });
});

describe('a pack of one’s own', () => {
  test('with a fourth laboratory as a folder shows it, without a line of code', async () => {
    const copy = await temporary(copyBuiltInPack);
    await addFourthLab(copy);
    const { pack, folder, notices } = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(notices).toEqual([]);
    expect(pack.labs.map(({ id }) => id)).toEqual(['diamond', 'laser', 'robots', fourthLabId]);
    expect(pack.labs[3]).toMatchObject({ accent: 'teal', steps: [{ pictureUrl: `app://content/labs/${fourthLabId}/media/film.svg`, narration: {} }, {}] });
    expect(textAt(pack.texts['zh-Hans']?.[fourthLabId], 'name')).toBe('柔性电子');
    await expectUsable(pack, folder);
  });

  test('may offer one language only', async () => {
    const copy = await temporary(copyMutePack);
    await edit(join(copy, 'pack.json'), (text) => text.replace('["ru", "en", "zh-Hans"]', '["en"]').replace('"defaultLanguage": "ru"', '"defaultLanguage": "en"'));
    await rm(join(copy, 'locales/ru'), { recursive: true });
    await rm(join(copy, 'locales/zh-Hans'), { recursive: true });
    const { pack, folder, notices } = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(notices).toEqual([]);
    expect(pack.languages).toEqual(['en']);
    await expectUsable(pack, folder);
  });

  test('is narrated where sound and captions are there, language by language', async () => {
    const copy = await temporary(copyMutePack);
    await narrate(copy, 'laser', 'en', 'march');
    const { pack, notices } = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(notices).toEqual([]);
    expect(pack.labs[1]?.steps[1]?.narration).toEqual({
      en: {
        url: 'app://content/labs/laser/narration/en/march.opus',
        cues: ['s1', 's2', 's3', 's4'].map((id, index) => ({ id, startMs: index * 1000, endMs: (index + 1) * 1000 })),
      },
    });
  });

  test('keeps an own media recording in .m4a', async () => {
    const copy = await temporary(copyMutePack);
    await narrate(copy, 'laser', 'en', 'march');
    await rename(join(copy, 'labs/laser/narration/en/march.opus'), join(copy, 'labs/laser/narration/en/march.m4a'));
    const { pack } = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(pack.labs[1]?.steps[1]?.narration.en?.url).toBe('app://content/labs/laser/narration/en/march.m4a');
  });
});

describe('what is missing in a language', () => {
  test('is said in the pack’s default language, then in any other, and reported', async () => {
    const copy = await temporary(copyMutePack);
    await edit(join(copy, 'locales/zh-Hans/laser.json'), (text) => text.replace('"冷加工"', '""'));
    await edit(join(copy, 'locales/ru/laser.json'), (text) => text.replace('"Купить лазер"', 'null'));
    const { pack, notices } = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(textAt(pack.texts['zh-Hans']?.['laser'], 'steps.cold-cut.title')).toBe('Холодный рез');
    expect(textAt(pack.texts.ru?.['laser'], 'topics.equipment')).toBe('Buying a laser');
    expect(notices.join('\n')).toContain('locales/zh-Hans/laser.json: steps.cold-cut.title is empty');
    expect(notices.join('\n')).toContain('locales/ru/laser.json: topics.equipment is missing');
  });

  test('is left out where no language has it', async () => {
    const copy = await temporary(copyMutePack);
    for (const language of ['ru', 'en', 'zh-Hans']) {
      await edit(join(copy, 'locales', language, 'laser.json'), (text) => text.replace(/"s2": "[^"]+",/u, ''));
    }
    const { pack, folder } = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(pack.labs[1]?.steps[0]?.sentences).toEqual(['s1', 's3', 's4']);
    await expectUsable(pack, folder);
  });

  test('takes the language away where it has no file at all', async () => {
    const copy = await temporary(copyMutePack);
    await rm(join(copy, 'locales/ru'), { recursive: true });
    const { pack, folder, notices } = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(pack.languages).toEqual(['en', 'zh-Hans']);
    expect(pack.defaultLanguage).toBe('en');
    expect(notices.join('\n')).toContain('locales/ru holds no text');
    await expectUsable(pack, folder);
  });
});

describe('what guides need', () => {
  test('is whole in the built-in pack: notes and narration for every step, terms, quiz, questions, dates, tours', async () => {
    const { whole, folder } = await loadPack({ builtIn: builtInPack });
    const { pack, notices } = await whole();
    expect(notices).toEqual([]);
    await expectTellable(pack, folder);
    expect(pack.tours.map(({ id, minutes }) => [id, minutes])).toEqual([['short', 20], ['diamonds-first', 30], ['whole', 45]]);
    expect(textAt(pack.texts['zh-Hans']?.['pack'], 'tours.short')).toBe('短线路');
    expect(pack.centre?.steps.map(({ id, pictureUrl }) => [id, pictureUrl])[0]).toEqual(['place', 'app://content/centre/media/place.svg']);
    for (const story of [...(pack.centre ? [pack.centre] : []), ...pack.labs]) {
      for (const step of story.steps) {
        expect(step.notes.length, step.id).toBeGreaterThan(1);
        expect(Object.keys(step.narration), step.id).toEqual(pack.languages);
      }
      expect(story.glossary.length).toBeGreaterThan(3);
      expect(story.questions.length).toBeGreaterThan(3);
      expect(story.timeline.length).toBeGreaterThan(3);
    }
    for (const lab of pack.labs) expect(lab.quiz.length, lab.id).toBeGreaterThan(2);
  });

  test('does not reach visitors, who wait for what they are sent', async () => {
    const { pack, whole } = await loadPack({ builtIn: builtInPack });
    const sent = JSON.stringify(pack);
    for (const word of ['"notes"', '"asides"', '"glossary"', '"questions"', '"timeline"', '"tours"', '"stops"', 'Хэнань идёт другим путём']) expect(sent).not.toContain(word);
    expect(sent.length).toBeLessThan(JSON.stringify((await whole()).pack).length / 2);
    const kept = pack.labs.flatMap((lab) => pack.languages.flatMap((language) => keysIn(pack.texts[language]?.[lab.id] ?? {}).length - labTextKeys(lab).length));
    expect(kept).toEqual(kept.map(() => 0));
  });

  test('may be missing altogether: an older pack is shown as it was', async () => {
    const copy = await temporary(copyMutePack);
    await edit(join(copy, 'pack.json'), (text) => {
      const { centre: _, tours: _tours, ...older } = JSON.parse(text) as Record<string, unknown>;
      return JSON.stringify(older);
    });
    for (const lab of ['diamond', 'laser', 'robots']) {
      await edit(join(copy, 'labs', lab, 'lab.json'), (text) => {
        const { glossary: _, questions: _questions, quiz: _quiz, timeline: _timeline, steps, ...older } = JSON.parse(text) as Record<string, unknown> & { steps: Record<string, unknown>[] };
        return JSON.stringify({ ...older, steps: steps.map(({ notes: _notes, asides: _asides, ...step }) => step) });
      });
    }
    const { pack, folder, notices, whole } = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(notices).toEqual([]);
    expect(folder).toBe(copy);
    await expectUsable(pack, folder);
    const read = await whole();
    expect(read.notices).toEqual([]);
    expect([read.pack.centre, read.pack.tours]).toEqual([null, []]);
  });

  test.each<[string, string, string, string]>([
    ['a centre that is no story', '"accent": "rose"', '"accent": "pink"', 'pack.json: centre: accent: '],
    ['a centre that names what it does not hold', '"figure": "residents"', '"figure": "tenants"', 'pack.json: centre: figure of step site “tenants” is not in the file'],
  ])('is left out and reported where it is broken, and visitors see no difference: %s', async (_name, from, to, expected) => {
    const copy = await temporary(copyMutePack);
    await edit(join(copy, 'pack.json'), (text) => text.replace(from, to));
    const { pack, folder, notices, whole } = await loadPack({ requested: copy, builtIn: builtInPack });
    expect([notices, folder]).toEqual([[], copy]);
    await expectUsable(pack, folder);
    const read = await whole();
    expect(read.pack.centre).toBeNull();
    expect(read.notices[0]).toContain(expected);
    // The tours go on without the centre, and say so.
    expect(read.notices[1]).toContain('tour “short” stops at “centre”, which is not there');
    expect(read.pack.tours.map(({ stops }) => stops.map(({ lab }) => lab))).toEqual(Array.from({ length: 3 }, () => ['diamond', 'laser', 'robots']));
  });

  test('offers no tour where they cannot be read, and only what is left of one whose laboratory is broken', async () => {
    const copy = await temporary(copyMutePack);
    await edit(join(copy, 'pack.json'), (text) => text.replace('"minutes": 20', '"minutes": "20"'));
    const unread = await (await loadPack({ requested: copy, builtIn: builtInPack })).whole();
    expect(unread.pack.tours).toEqual([]);
    expect(unread.notices).toHaveLength(1);
    expect(unread.notices[0]).toContain('pack.json: tours: 0.minutes: ');

    await edit(join(copy, 'pack.json'), (text) => text.replace('"minutes": "20"', '"minutes": 20'));
    await edit(join(copy, 'labs/laser/lab.json'), (text) => text.replace('"right": "third"', '"right": "fourth"'));
    const loaded = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(loaded.notices[0]).toContain('labs/laser/lab.json: right answer of quiz question light-path “fourth” is not in the file: the laboratory is left out');
    const left = await loaded.whole();
    expect(left.pack.tours[0]?.stops.map(({ lab }) => lab)).toEqual(['centre', 'diamond', 'robots']);
    await expectTellable(left.pack, loaded.folder);
  });
});

/** The dotted keys of all texts. */
function keysIn(texts: Texts, path = ''): readonly string[] {
  return Object.entries(texts).flatMap(([name, inner]) => (typeof inner === 'string' ? [`${path}${name}`] : keysIn(inner, `${path}${name}.`)));
}

describe('damage', () => {
  test('to any single file leaves a pack to show, and is reported', async () => {
    const copy = await temporary(copyBuiltInPack);
    await narrate(copy, 'laser', 'en', 'march');
    // Says what the narration was made of: for `npm run media` and the doctor, the kiosk never reads it.
    const madeOf = 'narration.json';
    const files = (await filesOf(copy)).filter((file) => /\.(json|opus|m4a|vtt)$/.test(file) && !/narration[\\/](?!en)/.test(file) && file !== madeOf);
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) {
      const path = join(copy, file);
      const bytes = await readFile(path);
      for (const damage of [() => unlink(path), () => truncate(path, 0), () => writeFile(path, Buffer.from([0xff, 0xfe, 0x00, 0x7b])), () => truncate(path, Math.floor(bytes.length / 2))]) {
        await damage();
        const { pack, folder, notices: atStart, whole } = await loadPack({ requested: copy, builtIn: builtInPack });
        await expectUsable(pack, folder);
        const read = await whole();
        await expectTellable(read.pack, folder);
        const notices = [...atStart, ...read.notices];
        const isSound = /\.(opus|m4a)$/.test(file);
        // A sound file cut in half is found by the player, which goes on with captions.
        const isSilentlyCut = isSound && (await stat(path).catch(() => ({ size: 0 }))).size > 0;
        if (!isSilentlyCut) expect(notices.length, file).toBeGreaterThan(0);
        for (const notice of notices) expect(notice).toMatch(/^pack [^\n]+: [^\n]+$/);
        await writeFile(path, bytes);
      }
    }
    expect((await loadPack({ requested: copy, builtIn: builtInPack })).notices).toEqual([]);
  }, 60_000);

  test('to any single value of any JSON file leaves a pack to show', async () => {
    const copy = await temporary(copyMutePack);
    const files = (await filesOf(copy)).filter((file) => file.endsWith('.json'));
    const originals = new Map(await Promise.all(files.map(async (file) => [file, await readFile(join(copy, file), 'utf8')] as const)));
    const wrong = fc.constantFrom(undefined, null, 0, -1, '', '../../etc/passwd', [], {}, true, 'x'.repeat(5000), ['seed', 'seed'], '__proto__');
    await fc.assert(fc.asyncProperty(fc.constantFrom(...files), fc.nat(), wrong, async (file, place, value) => {
      const original = originals.get(file) ?? '';
      await writeFile(join(copy, file), JSON.stringify(withValueAt(JSON.parse(original), place, value)));
      try {
        const { pack, folder, whole } = await loadPack({ requested: copy, builtIn: builtInPack });
        await expectUsable(pack, folder);
        await expectTellable((await whole()).pack, folder);
      } finally {
        await writeFile(join(copy, file), original);
      }
    }), { numRuns: 100 });
  }, 60_000);

  test('to the whole pack brings the built-in one, with one clear line', async () => {
    const copy = await temporary(copyMutePack);
    await writeFile(join(copy, 'pack.json'), '{');
    for (const requested of [copy, join(copy, 'nowhere'), join(copy, 'pack.json'), '', '\u0000', join(copy, 'labs')]) {
      const { pack, notices, folder } = await loadPack({ requested, builtIn: builtInPack });
      expect(pack.id).toBe('technospark');
      expect(folder).toBe(builtInPack);
      expect(notices).toHaveLength(1);
      expect(notices[0]).toContain('showing the built-in pack');
    }
  });

  test('to every laboratory brings the built-in pack; to one, the others stay', async () => {
    const copy = await temporary(copyMutePack);
    await edit(join(copy, 'labs/laser/lab.json'), (text) => text.replace('"doorFigure": "pulse"', '"doorFigure": "gone"'));
    const one = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(one.pack.labs.map(({ id }) => id)).toEqual(['diamond', 'robots']);
    expect(one.notices).toEqual([
      `pack ${copy}: labs/laser/lab.json: doorFigure “gone” is not in the file: the laboratory is left out, correct it with “npm run doctor”`,
    ]);
    for (const lab of ['diamond', 'robots']) await rm(join(copy, 'labs', lab), { recursive: true });
    const all = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(all.folder).toBe(builtInPack);
    expect(all.notices.at(-1)).toContain('no laboratory can be shown: showing the built-in pack');
  });

  test('to the built-in pack itself is survived', async () => {
    const copy = await temporary(copyMutePack);
    await rm(join(copy, 'pack.json'));
    const { pack, notices } = await loadPack({ builtIn: copy });
    expect(pack.labs).toEqual([]);
    expect(notices[0]).toContain('the built-in pack is damaged, install the kiosk again');
  });
});

describe('a hostile pack', () => {
  test('reaches nothing outside its folder', async () => {
    const copy = await temporary(copyMutePack);
    const outside = await temporary(copyMutePack);
    await narrate(outside, 'laser', 'en', 'march');
    await rm(join(copy, 'labs/robots'), { recursive: true });
    await symlink(join(outside, 'labs/robots'), join(copy, 'labs/robots'));
    await rm(join(copy, 'locales/en/diamond.json'));
    await symlink(join(outside, 'locales/en/diamond.json'), join(copy, 'locales/en/diamond.json'));
    await mkdir(join(copy, 'labs/laser/narration'), { recursive: true });
    await symlink(join(outside, 'labs/laser/narration/en'), join(copy, 'labs/laser/narration/en'));
    await mkdir(join(copy, 'labs/laser/media'));
    await symlink(join(outside, 'pack.json'), join(copy, 'labs/laser/media/key.png'));
    await edit(join(copy, 'labs/laser/lab.json'), (text) => text.replace('"scene": "light-ruler"', '"picture": "key.png"'));
    const { pack, folder, notices } = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(pack.labs.map(({ id }) => id)).toEqual(['diamond', 'laser']);
    expect(pack.labs[1]?.steps.map(({ narration, pictureUrl }) => [narration, pictureUrl])).toEqual(Array.from({ length: 4 }, () => [{}, undefined]));
    expect(textAt(pack.texts.en?.['diamond'], 'name')).toBe('Синтез алмазов');
    expect(notices.filter((notice) => notice.includes('leads out of the pack’s folder'))).toHaveLength(4);
    await expectUsable(pack, folder);
  });

  test('cannot fill the memory with a large file or a line with its own breaks', async () => {
    const copy = await temporary(copyMutePack);
    await writeFile(join(copy, 'labs/laser/lab.json'), ' '.repeat(1024 * 1024 + 1));
    await edit(join(copy, 'labs/diamond/lab.json'), (text) => text.replace('"id": "diamond"', '"id": "a\\nb"'));
    const { pack, notices } = await loadPack({ requested: copy, builtIn: builtInPack });
    expect(pack.labs.map(({ id }) => id)).toEqual(['robots']);
    expect(notices).toHaveLength(2);
    for (const notice of notices) expect(notice).toMatch(/^[^\n]{1,500}$/);
  });
});

/** A copy of `value` with its `place`-th member (counted through the tree, round and round) replaced; undefined removes it. */
function withValueAt(value: unknown, place: number, replacement: unknown): unknown {
  const members: { readonly holder: Record<string, unknown>; readonly name: string }[] = [];
  const walk = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    const holder = part as Record<string, unknown>;
    for (const name of Object.keys(holder)) {
      members.push({ holder, name });
      walk(holder[name]);
    }
  };
  walk(value);
  const chosen = members[place % members.length];
  if (!chosen) return value;
  if (replacement === undefined) delete chosen.holder[chosen.name];
  else chosen.holder[chosen.name] = replacement;
  return value;
}
