import { describe, expect, it } from 'vitest';
import { brokenOff, continuableMs, isContinuable, isForgotten, nameKeptMs, outageMs } from '../../electron/core/tour-continuation.ts';
import { budgetsOf, remainingMs } from '../../electron/core/tour-clock.ts';
import { keepingOf } from '../../electron/core/tour-keeping.ts';
import { plan, rules, TourRun } from './tour-run.ts';

const minute = 60_000;
const kept = { state: 'kept' };
const over = { state: 'over' };
const asks = (leftMs: number) => ({ state: 'asked', leftMs });

describe('the kiosk', () => {
  it('gives itself back two minutes after the guide’s last action outside a tour, asked for half a minute', () => {
    const finished = TourRun.begun().does({ type: 'finish' }).state;
    for (const state of [null, new TourRun().does({ type: 'prepare', plan }).state, finished]) {
      expect(keepingOf(state, 1_000, 90_999)).toEqual(kept);
      expect(keepingOf(state, 1_000, 91_000)).toEqual(asks(30_000));
      expect(keepingOf(state, 1_000, 120_999)).toEqual(asks(1));
      expect(keepingOf(state, 1_000, 121_000)).toEqual(over);
    }
  });

  it('is kept by a tour until ten minutes after the appointment, then asked about for two', () => {
    const run = TourRun.begun();
    const ends = run.clock.monotonicMs + 30 * minute;
    for (const { state } of [run, TourRun.begun().does({ type: 'hold' })]) {
      expect(keepingOf(state, 0, ends + 10 * minute - 1)).toEqual(kept);
      expect(keepingOf(state, 0, ends + 10 * minute)).toEqual(asks(2 * minute));
      expect(keepingOf(state, 0, ends + 12 * minute)).toEqual(over);
      // whoever acts late is asked ten minutes later again
      expect(keepingOf(state, ends + 11 * minute, ends + 20 * minute)).toEqual(kept);
      expect(keepingOf(state, ends + 11 * minute, ends + 21 * minute)).toEqual(asks(2 * minute));
    }
  });

  it('is never taken in the middle of narration', () => {
    const run = TourRun.begun().does({ type: 'play-narration' });
    expect(keepingOf(run.state, 0, run.clock.monotonicMs + 9 * 60 * minute)).toEqual(kept);
    run.does({ type: 'pause-narration' });
    expect(keepingOf(run.state, 0, run.clock.monotonicMs + 9 * 60 * minute)).toEqual(over);
  });

  it('is kept by a clock that ran back', () => {
    expect(keepingOf(null, 1e9, 0)).toEqual(kept);
  });
});

describe('after a power cut', () => {
  const saved = { at: Date.UTC(2026, 10, 22, 9), monotonicMs: 3_600_000 };

  it('UTC says how long the kiosk was away; where it stepped back, the monotonic clock does', () => {
    expect(outageMs(saved, { at: saved.at + 120_000, monotonicMs: 20_000 })).toBe(120_000);
    expect(outageMs(saved, { at: 0, monotonicMs: saved.monotonicMs + 5_000 })).toBe(5_000);
    expect(outageMs(saved, { at: 0, monotonicMs: 20_000 })).toBe(0);
  });

  it('a tour under way is offered for 15 minutes, unless the pack no longer shows it', () => {
    const { state } = TourRun.begun();
    expect(isContinuable(state, continuableMs, rules)).toBe(true);
    expect(isContinuable(TourRun.begun().does({ type: 'hold' }).state, 0, rules)).toBe(true);
    expect(isContinuable(state, continuableMs + 1, rules)).toBe(false);
    expect(isContinuable(state, 0, { ...rules, places: rules.places.slice(1) })).toBe(false);
    expect(isContinuable(TourRun.begun().does({ type: 'finish' }).state, 0, rules)).toBe(false);
    expect(isContinuable(null, 0, rules)).toBe(false);
  });

  it('the tour goes on where it stood, the time away held and taken from what remains', () => {
    const run = TourRun.begun().pass(360).does({ type: 'next' }, { type: 'play-narration' }).pass(10).does({ type: 'tick' });
    run.clock = { at: run.clock.at + 300_000, monotonicMs: 12_345 };
    run.state = brokenOff(run.tour, 300_000, run.clock);
    run.does({ type: 'tick' });
    expect(run.tour).toMatchObject({ phase: 'held', stop: 0, step: 1, elapsedMs: 670_000, heldMs: 300_000, listening: { positionMs: 10_000, isPlaying: false } });
    expect(remainingMs(run.tour)).toBe(30 * minute - 370_000);
    run.pass(30).does({ type: 'resume' });
    expect(remainingMs(run.tour)).toBe(30 * minute - 700_000);
    expect(budgetsOf(run.tour).reduce((sum, ms) => sum + ms, 0)).toBe(30 * minute - 700_000);
    expect(run.tour.shortened.length).toBeGreaterThan(0);
    expect(run.tour.listening?.isPlaying).toBe(false);
  });

  it('nobody who declines it costs the record anything: it ends where it stood', () => {
    const run = TourRun.begun().pass(60).does({ type: 'tick' }).does({ type: 'abandon' });
    expect(run.events.at(-1)).toMatchObject({ kind: 'visit-ended', value: { reason: 'restart' }, elapsedMs: 60_000 });
  });

  it('after 30 days nothing of a tour is left', () => {
    const run = TourRun.begun();
    const later = (ms: number) => ({ at: run.clock.at + ms, monotonicMs: 0 });
    expect([isForgotten(run.state, later(nameKeptMs)), isForgotten(run.state, later(nameKeptMs + 1))]).toEqual([false, true]);
    expect(isForgotten(new TourRun().does({ type: 'prepare', plan }).state, later(nameKeptMs + 1))).toBe(true);
  });
});
