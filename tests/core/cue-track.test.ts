import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedCues, type FileCue } from '../../electron/core/cue-track.ts';

const cue = (id: string, startMs: number, endMs: number): FileCue => ({ id, startMs, endMs, text: id });

test('cues are taken when there is one a sentence, in order', () => {
  const cues = [cue('s1', 0, 900), cue('s2', 1200, 2000), cue('s3', 2000, 3000)];
  expect(orderedCues(cues, ['s1', 's2', 's3'])).toMatchObject({ ok: true });
  expect(orderedCues(cues, ['s1', 's3'])).toEqual({ ok: true, value: [{ id: 's1', startMs: 0, endMs: 900 }, { id: 's3', startMs: 2000, endMs: 3000 }] });
});

test('cues that a player would stumble over are refused with the reason', () => {
  const messageOf = (cues: readonly FileCue[]): string => {
    const result = orderedCues(cues, ['s1', 's2']);
    return result.ok ? 'taken' : result.message;
  };
  expect(messageOf([cue('s1', 0, 900)])).toBe('no cue for s2');
  expect(messageOf([cue('s2', 0, 900), cue('s1', 900, 1800)])).toBe('cues stand as s2, s1, not as s1, s2');
  expect(messageOf([cue('s1', 0, 900), cue('s2', 800, 1800)])).toBe('cue s2 begins before the one ahead of it ends');
  expect(messageOf([cue('s1', 0, 900), cue('s2', 900, 900)])).toBe('cue s2 ends before it begins');
  expect(messageOf([cue('s1', 0, 900), cue('s1', 900, 950), cue('s2', 950, 1000)])).toContain('cues stand as');
});

test('whatever is taken runs forward in time and names each sentence once', () => {
  const anyCue = fc.record({ id: fc.constantFrom('s1', 's2', 's3', 'x'), startMs: fc.integer({ min: -5, max: 50 }), endMs: fc.integer({ min: -5, max: 50 }), text: fc.constant('') });
  fc.assert(fc.property(fc.array(anyCue, { maxLength: 5 }), fc.subarray(['s1', 's2', 's3'], { minLength: 1 }), (cues, sentences) => {
    const result = orderedCues(cues, sentences);
    if (!result.ok) return;
    expect(result.value.map(({ id }) => id)).toEqual(sentences);
    const times = result.value.flatMap(({ startMs, endMs }) => [startMs, endMs]);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times[0]).toBeGreaterThanOrEqual(0);
  }), { numRuns: 2000 });
});
