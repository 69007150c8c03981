import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaTexts } from '../../build/doctor/schema-texts.ts';
import { guideTextKeys, labTextKeys } from '../../electron/core/content-keys.ts';
import { faultyReferences, unusedSources } from '../../electron/core/content-references.ts';
import { flattenTexts } from '../../electron/core/content-texts.ts';
import { withoutTextless } from '../../electron/core/content-trim.ts';
import { labForVisitors } from '../../electron/core/content-visitors.ts';
import { labFileSchema, packFileSchema, startingPackSchema, stepSchema, type LabFile } from '../../electron/core/content.ts';
import { builtInPack } from '../fixtures/packs.ts';

const labText = readFileSync(join(builtInPack, 'labs/laser/lab.json'), 'utf8');
const lab = labFileSchema.parse(JSON.parse(labText));

function labWith(change: Partial<LabFile>): LabFile {
  return { ...lab, ...change };
}

function note(id: string, ...sources: readonly string[]) {
  return { id, claims: sources.map(claim) };
}

function claim(sourceId: string) {
  return { sourceId, confidence: 'sourced' } as const;
}

function occurrence(stepId: string) {
  return { step: stepId, sentences: [], notes: [] };
}

function quiz(change: Partial<LabFile['quiz'][number]>): LabFile['quiz'][number] {
  return { id: 'best', options: ['a', 'b'], right: 'a', claim: claim('ailu'), ...change };
}

function firstStep(change: Partial<LabFile['steps'][number]>): LabFile['steps'][number] {
  const [first] = lab.steps;
  if (!first) throw new Error('the laboratory has no step');
  return { ...first, ...change };
}

test('the published JSON Schemas are those of the code (npm run schema writes them)', () => {
  for (const [name, text] of Object.entries(schemaTexts())) {
    expect(readFileSync(join(builtInPack, '..', name), 'utf8'), name).toBe(text);
  }
});

describe('lab.json', () => {
  test('may not name a picture outside its media folder', () => {
    for (const picture of ['../secret.png', '/etc/passwd.png', 'a/b.png', '..png', '.png', 'a\\b.png', 'C:x.png', 'x.html', 'x.png\u0000', '']) {
      expect(stepSchema.safeParse({ id: 'one', picture, figure: 'f', sentences: ['s1'] }).success, picture).toBe(false);
    }
    expect(stepSchema.safeParse({ id: 'one', picture: 'press-1.svg', figure: 'f', sentences: ['s1'] }).success).toBe(true);
  });

  test('may write a figure as number, range, tolerance, year or decade, and in no other way', () => {
    const withValue = (value: unknown): boolean =>
      labFileSchema.safeParse({ ...lab, figures: [{ ...lab.figures[0], value }] }).success;
    for (const value of [0.357, { from: 700, to: 1200 }, { plusMinus: 8 }, { year: 1963 }, { decade: 1950 }]) expect(withValue(value)).toBe(true);
    for (const value of ['10', null, { from: 2, to: 1 }, { plusMinus: 0 }, { plusMinus: 1, year: 2 }, Number.NaN]) expect(withValue(value)).toBe(false);
  });

  test('must hold what it names, once', () => {
    expect(faultyReferences(lab)).toEqual([]);
    expect(faultyReferences(labWith({ doorFigure: 'nothing' }))).toEqual(['doorFigure “nothing” is not in the file']);
    expect(faultyReferences(labWith({ short: ['nowhere'] }))).toEqual(['step of the short way “nowhere” is not in the file']);
    expect(faultyReferences(labWith({ topics: [...lab.topics, 'trial'] }))).toEqual(['topic “trial” stands twice']);
    expect(faultyReferences(labWith({ sources: lab.sources.slice(1) }))).toContain('source of figure pulse “rp-photonics” is not in the file');
    const [first, ...others] = lab.steps;
    if (!first) throw new Error('the laboratory has no step');
    expect(faultyReferences(labWith({ glossary: [], steps: [{ ...first, figure: 'nothing', sentences: ['s1', 's1'] }, ...others] }))).toEqual([
      `sentence of step ${first.id} “s1” stands twice`, `figure of step ${first.id} “nothing” is not in the file`,
    ]);
  });

  test('shows nothing that has no text in any language', () => {
    const keys = new Set([...labTextKeys(lab), ...guideTextKeys(lab)].map(({ key }) => key));
    const without = (...gone: readonly string[]) => withoutTextless(lab, (key) => keys.has(key) && !gone.includes(key));
    expect(without()).toEqual({ ok: true, value: lab });
    expect(without('name').ok).toBe(false);
    const trimmed = without('steps.march.title', 'steps.power.sentences.s2', 'steps.power.labels.peak', 'topics.trial');
    if (!trimmed.ok) throw new Error(trimmed.message);
    expect(trimmed.value.steps.map(({ id }) => id)).toEqual(['picosecond', 'power', 'cold-cut']);
    expect(trimmed.value.steps[1]).toMatchObject({ sentences: ['s1', 's3', 's4'], labels: ['average'] });
    expect(trimmed.value.topics).not.toContain('trial');

    const guide = without(
      'steps.cold-cut.notes.n2', 'steps.cold-cut.asides.a1', 'glossary.peak-power.term', 'questions.tattoos.question', 'questions.safety.answer',
      'quiz.cold.options.ice', 'quiz.peak.question', 'timeline.nobel',
    );
    if (!guide.ok) throw new Error(guide.message);
    expect(guide.value.steps[3]?.notes.map(({ id }) => id)).toEqual(['n1', 'n3', 'n4', 'n5']);
    expect(guide.value.steps[3]?.asides).toEqual([]);
    expect(guide.value.glossary.map(({ id }) => id)).not.toContain('peak-power');
    expect(guide.value.glossary.find(({ id }) => id === 'cold-ablation')?.occurs).toEqual([{ step: 'cold-cut', sentences: [], notes: [] }]);
    expect(guide.value.questions.map(({ id }) => id)).not.toContain('tattoos');
    expect(guide.value.questions.find(({ id }) => id === 'safety')?.claim).toBeNull();
    expect(guide.value.quiz.map(({ id }) => id)).toEqual(['light-path', 'class-four']);
    expect(guide.value.timeline.map(({ id }) => id)).not.toContain('nobel');
  });

  test('may leave out everything that is for guides: an older laboratory stays valid', () => {
    const { glossary: _, questions: _questions, timeline: _timeline, ...rest } = lab;
    const file = { ...rest, quiz: [] };
    const older = { ...file, steps: lab.steps.map(({ notes: _notes, asides: _asides, ...step }) => step) };
    const parsed = labFileSchema.parse(older);
    expect(faultyReferences(parsed)).toEqual([]);
    expect(guideTextKeys(parsed)).toEqual([]);
    expect(labForVisitors({ ...parsed, steps: parsed.steps.map((step) => ({ ...step, narration: {} })) }).steps).toEqual(
      older.steps.map((step) => ({ ...step, narration: {} })),
    );
  });

  test.each<[string, Partial<LabFile>, string]>([
    ['a note twice', { steps: [firstStep({ notes: [note('n1'), note('n1')] })] }, 'note of step picosecond “n1” stands twice'],
    ['an aside twice', { steps: [firstStep({ asides: [note('a1'), note('a1')] })] }, 'aside of step picosecond “a1” stands twice'],
    ['a note of nobody', { steps: [firstStep({ notes: [note('n1', 'hearsay')] })] }, 'source of n1 of step picosecond “hearsay” is not in the file'],
    ['an aside of nobody', { steps: [firstStep({ asides: [note('a1', 'hearsay')] })] }, 'source of a1 of step picosecond “hearsay” is not in the file'],
    ['a term in no step', { glossary: [{ id: 'pulse', occurs: [occurrence('nowhere')] }] }, 'step of term pulse “nowhere” is not in the file'],
    ['a term in no sentence', { glossary: [{ id: 'pulse', occurs: [{ ...occurrence('march'), sentences: ['s9'] }] }] }, 'sentence of term pulse “s9” is not in the file'],
    ['a term in no note', { glossary: [{ id: 'pulse', occurs: [{ ...occurrence('march'), notes: ['n9'] }] }] }, 'note of term pulse “n9” is not in the file'],
    ['an answer of nobody', { questions: [{ id: 'why', claim: claim('hearsay') }] }, 'source of question why “hearsay” is not in the file'],
    ['a quiz question twice', { quiz: [quiz({}), quiz({})] }, 'quiz question “best” stands twice'],
    ['an answer twice', { quiz: [quiz({ options: ['a', 'b', 'a'] })] }, 'option of quiz question best “a” stands twice'],
    ['a quiz without its right answer', { quiz: [quiz({ right: 'c' })] }, 'right answer of quiz question best “c” is not in the file'],
    ['an unsourced quiz', { quiz: [quiz({ claim: claim('hearsay') })] }, 'source of quiz question best “hearsay” is not in the file'],
    ['an event of nobody', { timeline: [{ id: 'now', date: '2018', claim: claim('hearsay') }] }, 'source of event now “hearsay” is not in the file'],
  ])('may not have %s', (_name, change, expected) => {
    expect(faultyReferences(labWith(change))).toContain(expected);
  });

  test('is refused with a quiz, a term or a date that cannot be one', () => {
    const isGood = (change: object): boolean => labFileSchema.safeParse({ ...lab, ...change }).success;
    for (const options of [[], ['a'], ['a', 'b', 'c', 'd', 'e'], 'ab', ['A', 'b']]) expect(isGood({ quiz: [{ ...quiz({}), options }] })).toBe(false);
    for (const change of [{ claim: null }, { right: null }, { claim: { sourceId: 'ailu' } }, { hint: 'more' }]) expect(isGood({ quiz: [{ ...quiz({}), ...change }] })).toBe(false);
    for (const pinyin of ['皮秒', '<b>', '', ' a', 'a'.repeat(81), 'a1']) expect(isGood({ glossary: [{ id: 'pulse', pinyin, occurs: [{ step: 'march' }] }] }), pinyin).toBe(false);
    expect(isGood({ glossary: [{ id: 'pulse', pinyin: "kě bǎohé xīshōutǐ, Xī'ān".replace(',', ''), occurs: [{ step: 'march' }] }] })).toBe(true);
    expect(isGood({ glossary: [{ id: 'pulse', occurs: [] }] })).toBe(false);
    for (const date of ['2018-13', '2018-00-01', '2018-06-32', '18', 'soon', '2018-6', 2018, { decade: 1955 }]) {
      expect(isGood({ timeline: [{ id: 'now', date, claim: claim('ailu') }] }), JSON.stringify(date)).toBe(false);
    }
    for (const date of ['1954', '1954-12', '1954-12-16', { decade: 1950 }]) expect(isGood({ timeline: [{ id: 'now', date, claim: claim('ailu') }] })).toBe(true);
  });

  test('says which of its sources nobody needs', () => {
    expect(unusedSources(lab)).toEqual([]);
    expect(unusedSources(labWith({ timeline: [] }))).toEqual(['nobel']);
  });

  test('keeps from visitors what only guides need', () => {
    const shown = labForVisitors({ ...lab, steps: lab.steps.map((one) => ({ ...one, narration: {} })) });
    expect(Object.keys(shown).toSorted()).toEqual(['accent', 'doorFigure', 'figures', 'hint', 'id', 'quiz', 'short', 'sources', 'steps', 'topics', '$schema'].toSorted());
    expect(Object.keys(shown.steps[0] ?? {}).toSorted()).toEqual(['figure', 'id', 'labels', 'narration', 'scene', 'sentences']);
    expect(shown.sources.map(({ id }) => id)).toEqual(['rp-photonics', 'ultrafast-optics', 'ops-patent', 'peak-calc', 'heat-calc', 'ailu', 'laser-classes']);
  });
});

test('a JSON file with any of its bytes changed is refused or read, never thrown over', () => {
  const localeText = readFileSync(join(builtInPack, 'locales/ru/laser.json'), 'utf8');
  const packText = readFileSync(join(builtInPack, 'pack.json'), 'utf8');
  for (const [text, read] of [
    [labText, (value: unknown) => labFileSchema.safeParse(value).data && faultyReferences(labFileSchema.parse(value))],
    [packText, (value: unknown) => packFileSchema.safeParse(value).data && startingPackSchema.parse(value)],
    [localeText, (value: unknown) => flattenTexts(value)],
  ] as const) {
    const bytes = Buffer.from(text);
    fc.assert(fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, flip) => {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(place) ^ flip, place);
      let value: unknown;
      try {
        value = JSON.parse(changed.toString());
      } catch {
        return;
      }
      read(value);
    }), { numRuns: 3500 });
  }
});
