import { describe, expect, test } from 'vitest';
import { absent, attentionFrom, listened, longestPauseMs, touched } from '../../electron/core/attention.ts';
import { VisitRun } from './visit-run.ts';

describe('attention', () => {
  test('counts a pause up to ten seconds, and of a longer one ten seconds', () => {
    expect(longestPauseMs).toBe(10_000);
    expect(touched(attentionFrom(1000), 8000)).toEqual({ activeMs: 7000, countedTo: 8000 });
    expect(touched(attentionFrom(1000), 61_000)).toEqual({ activeMs: 10_000, countedTo: 61_000 });
  });

  test('counts narration whole and absence not at all', () => {
    expect(listened(attentionFrom(0), 90_000)).toEqual({ activeMs: 90_000, countedTo: 90_000 });
    expect(absent(listened(attentionFrom(0), 5000), 90_000)).toEqual({ activeMs: 5000, countedTo: 90_000 });
  });

  test('never counts the same moment twice', () => {
    const counted = touched(attentionFrom(0), 9000);
    expect(listened(counted, 4000)).toEqual(counted);
    expect(absent(counted, 4000)).toEqual(counted);
  });
});

/** Attention to the laboratory that a run has just left. */
function activeMs(run: VisitRun): number {
  const left = run.does({ type: 'go-home' }).last;
  if (left?.kind !== 'lab-left') throw new Error(`left with ${left?.kind}`);
  return left.value.activeMs;
}

const inDiamond = () => new VisitRun().does({ type: 'start' }, { type: 'open-lab', lab: 'diamond' });

describe('the time a laboratory is attended', () => {
  test('is that between touches', () => {
    expect(activeMs(inDiamond().pass(4000).does({ type: 'next' }).pass(30_000).does({ type: 'touch' }).pass(2000))).toBe(16_000);
  });

  test('ends at the last touch when nobody is there any more', () => {
    const run = inDiamond().pass(4000).does({ type: 'next' }).wait(85);
    expect(run.events.at(-2)).toMatchObject({ kind: 'lab-left', value: { activeMs: 4000 } });
  });

  test('leaves out the idle panel and what led to it', () => {
    expect(activeMs(inDiamond().pass(4000).does({ type: 'touch' }).wait(70).does({ type: 'stay' }).pass(3000))).toBe(7000);
  });

  test('takes narration whole, however long nobody touches anything', () => {
    const run = inDiamond().does({ type: 'narration-playing', positionMs: 0, durationMs: 80_000 }).wait(80).does({ type: 'narration-ended' });
    expect(activeMs(run.pass(5000))).toBe(85_000);
  });

  test('ends with the narration when nobody touches anything after it', () => {
    const run = inDiamond().does({ type: 'narration-playing', positionMs: 0, durationMs: 30_000 }).wait(30).does({ type: 'narration-ended' }).wait(85);
    expect(run.events.at(-2)).toMatchObject({ kind: 'lab-left', value: { activeMs: 30_000 } });
  });

  test('takes narration that says nothing of its end only as long as it is', () => {
    const run = inDiamond().does({ type: 'narration-playing', positionMs: 0, durationMs: 3000 }).pass(4000);
    run.does({ type: 'touch' }).pass(500).does({ type: 'touch' }).pass(250);
    expect(activeMs(run)).toBe(4750);
  });

  test('leaves out the time when the window could not be seen, narration or not', () => {
    const run = inDiamond().pass(1000).does({ type: 'touch' }, { type: 'narration-playing', positionMs: 0, durationMs: 60_000 });
    run.pass(2000).does({ type: 'hidden' }).pass(20_000).does({ type: 'touch' }).pass(5000).does({ type: 'shown' });
    run.pass(3000).does({ type: 'narration-paused', positionMs: 30_000 });
    expect(activeMs(run)).toBe(6000);
  });

  test('belongs to each laboratory by itself', () => {
    const run = inDiamond().pass(5000).does({ type: 'open-lab', lab: 'laser' }).pass(3000);
    expect(run.events.find(({ kind }) => kind === 'lab-left')?.value).toEqual({ activeMs: 5000 });
    expect(activeMs(run)).toBe(3000);
  });
});
