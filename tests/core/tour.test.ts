import { describe, expect, it } from 'vitest';
import { budgetsOf, paceMs, paceOf, remainingMs } from '../../electron/core/tour-clock.ts';
import { viewOf } from '../../electron/core/tour-snapshot.ts';
import { plan, TourRun } from './tour-run.ts';

const budgets = (run: TourRun) => budgetsOf(run.tour).map((ms) => ms / 60_000);
const valuesOf = (run: TourRun, kind: string) => run.events.filter((event) => event.kind === kind).map(({ value }) => value);

describe('preparing', () => {
  it('keeps the last plan, without what the pack does not show, and begins only once', () => {
    const run = new TourRun().does({ type: 'start' });
    expect(run.state).toBeNull();
    run.does({ type: 'prepare', plan }, { type: 'prepare', plan: { ...plan, stops: [{ lab: 'gone', steps: ['seed'], minutes: 5 }, { lab: 'laser', steps: ['power', 'gone'], minutes: 5 }] } });
    expect(run.state).toMatchObject({ phase: 'prepared', plan: { stops: [{ lab: 'laser', steps: ['power'], minutes: 5 }] } });
    run.does({ type: 'prepare', plan: { ...plan, stops: [{ lab: 'gone', steps: ['seed'], minutes: 5 }] } });
    expect(run.isDone).toBe(false);
    run.does({ type: 'start' }, { type: 'start' });
    expect(run.isDone).toBe(false);
    expect(run.kinds).toEqual(['visit-started', 'tour-started', 'lab-opened', 'step-viewed']);
    run.does({ type: 'prepare', plan }, { type: 'close' });
    expect(run.tour.phase).toBe('running');
  });

  it('makes the stops fill the appointment exactly', () => {
    expect(budgets(TourRun.begun({ minutes: 60 }))).toEqual([24, 24, 12]);
    expect(budgets(TourRun.begun({ minutes: 10 }))).toEqual([4, 4, 2]);
  });

  it('forgets everything when closed', () => {
    expect(TourRun.begun().does({ type: 'finish' }, { type: 'close' }).state).toBeNull();
    expect(new TourRun().does({ type: 'prepare', plan }, { type: 'close' }).state).toBeNull();
  });
});

describe('the clock', () => {
  it('runs down the present stop, then what comes, in proportion', () => {
    const run = TourRun.begun().pass(600).does({ type: 'tick' });
    expect(budgets(run)).toEqual([2, 12, 6]);
    run.pass(300).does({ type: 'tick' });
    expect(budgets(run)).toEqual([0, 10, 5]);
    expect(remainingMs(run.tour)).toBe(15 * 60_000);
    run.pass(3600).does({ type: 'tick' });
    expect(budgets(run)).toEqual([0, 0, 0]);
  });

  it('gives what a short stop left over to those that come, and says how far ahead that is', () => {
    const run = TourRun.begun().pass(360).does({ type: 'jump', stop: 2, step: null });
    expect(budgets(run)).toEqual([0, 16, 8]);
    expect(paceMs(run.tour)).toBe(6 * 60_000);
    expect(viewOf(run.tour)).toMatchObject({ pace: 'ahead', remainingMs: 24 * 60_000, activeMs: 360_000, here: { stop: 2, lab: 'laser', step: 'power' } });
  });

  it('is on time while the guide keeps to it, and behind when a step takes longer', () => {
    const run = TourRun.begun();
    for (let step = 0; step < 3; step += 1) {
      expect(paceMs(run.tour)).toBe(0);
      run.pass(240).does({ type: 'next' });
    }
    expect([paceMs(run.tour), budgets(run)]).toEqual([0, [0, 12, 6]]);
    run.pass(500).does({ type: 'tick' });
    expect(paceMs(run.tour)).toBe(-140_000);
    expect([paceOf(-140_000), paceOf(-60_000), paceOf(60_001)]).toEqual(['behind', 'on-time', 'ahead']);
  });

  it('stands still for a question; then the rest is shared out anew and the guide sees what is shorter', () => {
    const run = TourRun.begun().pass(360).does({ type: 'hold' }).pass(480).does({ type: 'tick' });
    expect(budgets(run)).toEqual([6, 12, 6]);
    expect(viewOf(run.tour)).toMatchObject({ phase: 'held', remainingMs: 24 * 60_000, activeMs: 360_000, heldMs: 480_000 });
    run.does({ type: 'resume' });
    expect(budgets(run)).toEqual([4, 8, 4]);
    expect(run.tour.shortened).toEqual([{ stop: 1, byMs: 120_000 }, { stop: 2, byMs: 240_000 }, { stop: 3, byMs: 120_000 }]);
    expect(paceMs(run.tour)).toBe(0);
    run.does({ type: 'resume' });
    expect(run.isDone).toBe(false);
  });

  it('takes the end of the appointment as a time of the day, in a question too', () => {
    const run = TourRun.begun();
    run.does({ type: 'fix-end', at: run.clock.at + 15 * 60_000 });
    expect([budgets(run), run.tour.isEndFixed]).toEqual([[6, 6, 3], true]);
    run.does({ type: 'hold' }).pass(300).does({ type: 'fix-end', at: run.clock.at + 600_000 });
    expect(remainingMs(run.tour)).toBe(600_000);
    expect(run.does({ type: 'fix-end', at: run.clock.at - 1 }).isDone).toBe(false);
    expect(run.does({ type: 'fix-end', at: run.clock.at + 5 * 3_600_000 }).isDone).toBe(false);
  });

  it('does not follow a clock of the day that jumps, nor a monotonic one that steps back', () => {
    const run = TourRun.begun().pass(60);
    run.clock = { ...run.clock, at: run.clock.at + 86_400_000 };
    run.does({ type: 'tick' });
    expect(remainingMs(run.tour)).toBe(29 * 60_000);
    run.clock = { ...run.clock, monotonicMs: 0 };
    run.does({ type: 'tick' }).pass(60).does({ type: 'tick' });
    expect(remainingMs(run.tour)).toBe(28 * 60_000);
  });
});

describe('the route under way', () => {
  it('drops what comes, not what is shown or was', () => {
    const run = TourRun.begun().does({ type: 'drop-stop', stop: 1 });
    expect(run.isDone).toBe(false);
    run.does({ type: 'drop-stop', stop: 2 });
    expect(budgets(run)).toEqual([20, 10]);
    expect(run.tour.shortened).toEqual([]);
  });

  it('puts a stop that was seen already behind the present one, so that it stays on record', () => {
    const run = TourRun.begun().does({ type: 'jump', stop: 2, step: 'cut' }, { type: 'jump', stop: 1, step: null }, { type: 'drop-stop', stop: 2 });
    expect(run.tour.stops.map(({ id }) => id)).toEqual([2, 1, 3]);
    expect(run.tour.stops[run.tour.stop]?.id).toBe(1);
    expect(budgets(run)).toEqual([0, 20, 10]);
  });

  it('adds a stop with its minutes, the others giving them up in proportion', () => {
    const run = TourRun.begun().does({ type: 'add-stop', added: { lab: 'robots', steps: ['fleet'], minutes: 5 }, before: 3 });
    expect(run.tour.stops.map(({ id, lab }) => [id, lab])).toEqual([[1, 'diamond'], [2, 'laser'], [4, 'robots'], [3, null]]);
    expect(budgets(run)).toEqual([10, 10, 5, 5]);
    run.does({ type: 'add-stop', added: { lab: 'nowhere', steps: ['fleet'], minutes: 5 }, before: null });
    expect(run.isDone).toBe(false);
    run.does({ type: 'add-stop', added: { lab: 'robots', steps: ['fleet'], minutes: 5 }, before: 1 });
    expect(run.isDone).toBe(false);
  });

  it('puts stops in another order and gives one so many minutes', () => {
    const run = TourRun.begun().does({ type: 'move-stop', stop: 3, before: 2 });
    expect([run.tour.stops.map(({ id }) => id), budgets(run)]).toEqual([[1, 3, 2], [12, 6, 12]]);
    run.does({ type: 'set-minutes', stop: 3, minutes: 2 });
    expect(budgets(run)).toEqual([14, 2, 14]);
    expect(run.tour.shortened).toEqual([{ stop: 3, byMs: 240_000 }]);
    run.does({ type: 'set-minutes', stop: 3, minutes: 90 });
    expect(budgets(run)).toEqual([0, 30, 0]);
    run.does({ type: 'move-stop', stop: 1, before: null });
    expect(run.isDone).toBe(false);
  });
});

describe('the stage', () => {
  it('hears a step, pauses it for a question and takes it up again', () => {
    const run = TourRun.begun().does({ type: 'play-narration' }).pass(5).does({ type: 'hold' });
    expect(viewOf(run.tour)).toMatchObject({ narration: { positionMs: 5_000, isPlaying: false } });
    run.does({ type: 'play-narration' });
    expect(run.isDone).toBe(false);
    run.pass(100).does({ type: 'resume' }).pass(10).does({ type: 'tick' });
    expect(viewOf(run.tour)).toMatchObject({ narration: { positionMs: 15_000, isPlaying: true } });
    run.pass(5).does({ type: 'tick' });
    expect(run.tour.listening).toBeNull();
    expect(valuesOf(run, 'narration-ended')).toEqual([{ fraction: 1 }]);
  });

  it('records how much was heard when the step is left, the rest left out, or the voice changes', () => {
    const run = TourRun.begun().does({ type: 'play-narration' }).pass(5).does({ type: 'set-stage-languages', languages: ['zh-Hans', 'ru'] });
    expect(run.tour.listening).toMatchObject({ durationMs: 40_000, positionMs: 10_000 });
    run.pass(10).does({ type: 'skip-narration' }, { type: 'play-narration' }).pass(10).does({ type: 'next' });
    expect(valuesOf(run, 'narration-ended')).toEqual([{ fraction: 0.5 }, { fraction: 0.25 }]);
    run.does({ type: 'set-stage-languages', languages: ['en'] }, { type: 'play-narration' });
    expect(run.isDone).toBe(false);
    expect(run.events.filter(({ kind }) => kind === 'language-chosen').map(({ language }) => language)).toEqual(['zh-Hans', 'en']);
  });

  it('keeps sound within the limit, and black, spot and languages as told', () => {
    const run = TourRun.begun().does({ type: 'set-volume', volume: 1 }, { type: 'black-out', isOn: true }, { type: 'point', at: { x: 0.5, y: 1 } });
    expect(run.tour).toMatchObject({ volume: 0.8, isBlack: true, pointer: { x: 0.5, y: 1 }, stageLanguages: ['ru', 'zh-Hans'] });
  });
});

describe('what is recorded', () => {
  it('is a visit of its own, with every stop’s active and held time', () => {
    const run = TourRun.begun().pass(60).does({ type: 'hold' }).pass(30).does({ type: 'resume' }).pass(10).does({ type: 'jump', stop: 2, step: null });
    run.pass(5).does({ type: 'next' }).does({ type: 'next' }).pass(90).does({ type: 'finish' });
    expect(valuesOf(run, 'tour-started')).toEqual([{ languages: ['ru', 'zh-Hans'], people: 8, minutes: 30 }]);
    expect(valuesOf(run, 'lab-left')).toEqual([{ activeMs: 70_000, heldMs: 30_000 }, { activeMs: 5_000, heldMs: 0 }]);
    expect(run.events.filter(({ kind }) => kind === 'step-viewed').map(({ lab, item }) => [lab, item])).toEqual([['diamond', 'seed'], ['laser', 'power'], ['laser', 'cut']]);
    expect(run.events.at(-1)).toMatchObject({ kind: 'visit-ended', mode: 'guided', value: { reason: 'finished' }, elapsedMs: 195_000 });
    expect(new Set(run.events.map(({ visitId }) => visitId)).size).toBe(1);
  });

  it('counts hands as they stand at the end, and every question where it was asked', () => {
    const run = TourRun.begun().does(
      { type: 'count-hands', lab: 'diamond', topic: 'plates', count: 80 },
      { type: 'count-hands', lab: 'diamond', topic: 'plates', count: 6 },
      { type: 'count-hands', lab: 'diamond', topic: 'visit', count: 2 },
      { type: 'count-hands', lab: 'diamond', topic: 'visit', count: 0 },
      { type: 'count-hands', lab: 'diamond', topic: 'trial', count: 2 },
      { type: 'note-question', text: '每克拉耗电多少？', language: 'zh-Hans' },
      { type: 'finish' },
    );
    expect(valuesOf(run, 'interest-expressed')).toEqual([{ topic: 'plates', count: 6 }]);
    expect(run.events.find(({ kind }) => kind === 'question-asked')).toMatchObject({ lab: 'diamond', item: 'seed', value: null });
    const [question] = run.tour.questions;
    expect(question).toMatchObject({ text: '每克拉耗电多少？', state: 'to-answer', askedMs: 0 });
    run.does({ type: 'mark-question', question: question?.id ?? '', state: 'follow-up' });
    expect(run.tour.questions[0]?.state).toBe('follow-up');
    expect(run.does({ type: 'next' }).isDone).toBe(false);
  });

  it('marks a practice as rehearsal', () => {
    expect(new Set(TourRun.begun({ isRehearsal: true }).events.map(({ mode }) => mode))).toEqual(new Set(['rehearsal']));
  });
});

it('stays where it is at both ends of the route', () => {
  const run = TourRun.begun().does({ type: 'previous' });
  expect(run.isDone).toBe(false);
  for (let step = 0; step < 9; step += 1) run.does({ type: 'next' });
  expect(viewOf(run.tour)).toMatchObject({ here: { stop: 3, lab: null, step: null }, next: null });
  run.does({ type: 'previous' });
  expect(viewOf(run.tour)).toMatchObject({ here: { stop: 2, step: 'cut' } });
});
