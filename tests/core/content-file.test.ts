import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaTexts } from '../../build/doctor/schema-texts.ts';
import { labTextKeys } from '../../electron/core/content-keys.ts';
import { faultyReferences } from '../../electron/core/content-references.ts';
import { flattenTexts } from '../../electron/core/content-texts.ts';
import { withoutTextless } from '../../electron/core/content-trim.ts';
import { labFileSchema, packFileSchema, stepSchema, type LabFile } from '../../electron/core/content.ts';
import { builtInPack } from '../fixtures/packs.ts';

const labText = readFileSync(join(builtInPack, 'labs/laser/lab.json'), 'utf8');
const lab = labFileSchema.parse(JSON.parse(labText));

function labWith(change: Partial<LabFile>): LabFile {
  return { ...lab, ...change };
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
    expect(faultyReferences(labWith({ sources: lab.sources.slice(1) }))).toEqual(['source of figure pulse “rp-photonics” is not in the file']);
    const [first, ...others] = lab.steps;
    if (!first) throw new Error('the laboratory has no step');
    expect(faultyReferences(labWith({ steps: [{ ...first, figure: 'nothing', sentences: ['s1', 's1'] }, ...others] }))).toEqual([
      `sentence of step ${first.id} “s1” stands twice`, `figure of step ${first.id} “nothing” is not in the file`,
    ]);
  });

  test('shows nothing that has no text in any language', () => {
    const keys = new Set(labTextKeys(lab).map(({ key }) => key));
    const without = (...gone: readonly string[]) => withoutTextless(lab, (key) => keys.has(key) && !gone.includes(key));
    expect(without()).toEqual({ ok: true, value: lab });
    expect(without('name').ok).toBe(false);
    const trimmed = without('steps.march.title', 'steps.power.sentences.s2', 'steps.power.labels.peak', 'topics.trial');
    if (!trimmed.ok) throw new Error(trimmed.message);
    expect(trimmed.value.steps.map(({ id }) => id)).toEqual(['picosecond', 'power', 'cold-cut']);
    expect(trimmed.value.steps[1]).toMatchObject({ sentences: ['s1', 's3', 's4'], labels: ['average'] });
    expect(trimmed.value.topics).not.toContain('trial');
  });
});

test('a JSON file with any of its bytes changed is refused or read, never thrown over', () => {
  const localeText = readFileSync(join(builtInPack, 'locales/ru/laser.json'), 'utf8');
  const packText = readFileSync(join(builtInPack, 'pack.json'), 'utf8');
  for (const [text, read] of [
    [labText, (value: unknown) => labFileSchema.safeParse(value).data && faultyReferences(labFileSchema.parse(value))],
    [packText, (value: unknown) => packFileSchema.safeParse(value)],
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
