import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftMs } from '../../electron/core/contact-rules.ts';
import { standardDisplay } from '../../electron/core/settings.ts';
import { interestEventSchema, type InterestEvent } from '../../electron/core/interest.ts';
import type { Moment } from '../../electron/core/run-clock.ts';
import type { VisitAction } from '../../electron/core/visit-state.ts';
import { VisitRun } from './visit-run.ts';

const nonsense = fc.constantFrom('', 'nowhere', 'Not An Id', '__proto__', 'constructor', 'x'.repeat(500), 'алмаз');
const anyLab = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('diamond', 'laser', 'empty') }, { weight: 1, arbitrary: nonsense });
const anyTopic = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('plates', 'visit', 'trial') }, { weight: 1, arbitrary: nonsense });
const anySource = fc.oneof(fc.constantFrom('exeter', 'svd-spark', 'rp-photonics'), nonsense);
const anyLanguage = fc.constantFrom('ru', 'en', 'zh-Hans');
const broken = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MAX_VALUE, -Number.MAX_VALUE, -1, 1e-300);
const anyTime = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 60_000 }) }, { weight: 1, arbitrary: broken });
const anyVolume = fc.oneof(fc.double({ min: -1, max: 3, noNaN: true }), broken);

/** What visitors, windows and players do, in their usual shares; the lengths and volumes may be any number. */
const anyAction: fc.Arbitrary<VisitAction> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('start' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('start' as const), language: anyLanguage }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('open-lab' as const), lab: anyLab }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constantFrom('next' as const, 'previous' as const) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('touch' as const, 'stay' as const, 'go-home' as const, 'finish' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('leave' as const) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('mark-topic' as const), topic: anyTopic, isMarked: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('open-source' as const), source: anySource }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('open-quiz' as const) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('open-question' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('question-asked' as const), lab: fc.option(anyLab), step: fc.option(fc.oneof(fc.constantFrom('seed', 'power'), nonsense)) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('answer' as const), option: fc.oneof(fc.constantFrom('cool', 'sweep', 'day', 'run'), nonsense) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('choose-language' as const), language: anyLanguage }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('set-display' as const),
      display: fc.record(
        { textSize: fc.constantFrom(100, 150, 200), contrast: fc.constantFrom('standard', 'more'), reach: fc.constantFrom('standard', 'low') },
        { requiredKeys: [] },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('set-sound' as const),
      sound: fc.record({ volume: anyVolume, muted: fc.boolean() }, { requiredKeys: [] }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('narration-playing' as const), positionMs: anyTime, durationMs: anyTime }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('narration-paused' as const), positionMs: anyTime }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('narration-ended' as const, 'hidden' as const, 'shown' as const) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('tick' as const) }) },
);

const year = 365 * 86_400_000;
const jump = fc.integer({ min: -10 * year, max: 10 * year });

/** What happens to the clocks before an action. `glitch`: they show that during this one action only. */
const anyPassing = fc.oneof(
  { weight: 12, arbitrary: fc.record({ ms: fc.integer({ min: 0, max: 30_000 }) }) },
  { weight: 1, arbitrary: fc.record({ utcJump: jump }) },
  { weight: 1, arbitrary: fc.record({ monotonicJump: jump }) },
  { weight: 1, arbitrary: fc.record({ glitch: fc.record({ at: fc.oneof(broken, jump), monotonicMs: fc.oneof(broken, jump) }) }) },
);

type Passing = { ms: number } | { utcJump: number } | { monotonicJump: number } | { glitch: Moment };

type History = readonly (readonly [Passing, VisitAction])[];

/** Half of the histories begin inside a laboratory, listening to a short narration, where most can go wrong. */
const anyHistory: fc.Arbitrary<History> = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 5000 }), fc.array(fc.tuple(anyPassing as fc.Arbitrary<Passing>, anyAction), { maxLength: 60 }))
  .map(([isInside, durationMs, rest]) => {
    const inside: readonly VisitAction[] = [
      { type: 'start' },
      { type: 'open-lab', lab: 'diamond' },
      { type: 'narration-playing', positionMs: 0, durationMs },
    ];
    return isInside ? [...inside.map((action) => [{ ms: 500 }, action] as const), ...rest] : rest;
  });

function live(history: History): VisitRun {
  const run = new VisitRun();
  for (const [passing, action] of history) {
    if ('glitch' in passing) {
      run.at(passing.glitch, action);
      continue;
    }
    if ('ms' in passing) run.pass(passing.ms);
    if ('utcJump' in passing) run.clock = { ...run.clock, at: run.clock.at + passing.utcJump };
    if ('monotonicJump' in passing) run.clock = { ...run.clock, monotonicMs: run.clock.monotonicMs + passing.monotonicJump };
    run.does(action);
  }
  return run;
}

/** The events of a history, visit by visit, the last one left alone until it is over. */
function visitsOf(history: History): InterestEvent[][] {
  const run = live(history).leaveAlone();
  const ids = [...new Set(run.events.map(({ visitId }) => visitId))];
  return ids.map((id) => run.events.filter(({ visitId }) => visitId === id));
}

/** Every count from 1 up, in order. */
const counting = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

const seriously = { numRuns: 1_000 };

test('left alone, every visit returns to the attract screen', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const run = live(history);
      // Idle limit, panel, what narration can have left at most and its grace.
      const narrationSeconds = run.state?.listening?.isPlaying ? run.state.listening.durationMs / 1000 + 5 : 0;
      run.wait(60 + 25 + Math.ceil(narrationSeconds) + 3);
      expect(run.state).toBeNull();
    }),
    seriously,
  );
});

test('every visit begins once and ends once, and its events are counted without a gap', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const events of visitsOf(history)) {
        const kinds = events.map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === 'visit-started')).toHaveLength(1);
        expect(kinds.filter((kind) => kind === 'visit-ended')).toHaveLength(1);
        expect(kinds[0]).toBe('visit-started');
        expect(kinds.at(-1)).toBe('visit-ended');
        expect(events.map(({ seq }) => seq)).toEqual(counting(events.length));
      }
    }),
    seriously,
  );
});

test('every event is one that the store takes', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const event of visitsOf(history).flat()) {
        const parsed = interestEventSchema.safeParse(event);
        if (!parsed.success) expect.fail(`${JSON.stringify(event)}: ${parsed.error.message}`);
      }
    }),
    seriously,
  );
});

test('time never runs backwards within a visit, and nobody attends longer than there was time', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const events of visitsOf(history)) {
        const times = events.map(({ elapsedMs }) => elapsedMs);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        let openedAt = 0;
        for (const event of events) {
          if (event.kind === 'lab-opened') openedAt = event.elapsedMs;
          if (event.kind !== 'lab-left') continue;
          expect(event.value.activeMs).toBeGreaterThanOrEqual(0);
          expect(event.value.activeMs).toBeLessThanOrEqual(event.elapsedMs - openedAt);
        }
      }
    }),
    seriously,
  );
});

test('what is opened is left: laboratories and narration, in pairs that never overlap', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const events of visitsOf(history)) {
        let lab: string | null = null;
        let narration: string | null = null;
        for (const event of events) {
          switch (event.kind) {
            case 'lab-opened':
              expect(lab).toBeNull();
              lab = event.lab;
              break;
            case 'lab-left':
              expect(lab).toBe(event.lab);
              expect(narration).toBeNull();
              lab = null;
              break;
            case 'step-viewed':
            case 'source-opened':
            case 'interest-expressed':
              expect(lab).toBe(event.lab);
              break;
            case 'narration-started':
              expect(lab).toBe(event.lab);
              expect(narration).toBeNull();
              narration = `${event.lab}/${event.item}`;
              break;
            case 'narration-ended':
              expect(narration).toBe(`${event.lab}/${event.item}`);
              narration = null;
              break;
            default:
              break;
          }
        }
        expect([lab, narration]).toEqual([null, null]);
      }
    }),
    seriously,
  );
});

test('asking an engineer leads back to the very place it was asked from, and tells of nothing else', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const { action, before, after, events } of live(history).stages) {
        if (before === null || after === null) continue;
        const isOpened = before.place.screen !== 'question' && after.place.screen === 'question';
        const isBack = before.place.screen === 'question' && action.type === 'previous';
        if (isOpened) expect(after.place).toEqual({ screen: 'question', from: before.place });
        if (isBack) expect(after.place).toBe(before.place.screen === 'question' && before.place.from);
        if (isOpened || isBack) expect([events, after.marked, after.seen, after.expressed]).toEqual([[], before.marked, before.seen, before.expressed]);
        if (after.place.screen === 'question') expect(after.listening?.isPlaying ?? false).toBe(false);
      }
    }),
    seriously,
  );
});

test('“still there?” is asked only after the idle limit, waits its whole time, and never interrupts narration', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const { stages, rules } = live(history);
      for (const { action, before, after } of stages) {
        if (before === null) continue;
        const isAskedNow = before.askedAt === null && after !== null && after.askedAt !== null;
        if (isAskedNow) {
          expect(action.type).toBe('tick');
          const idleMs = after.place.screen === 'question' ? draftMs - rules.answerMs : rules.idleMs;
          expect(after.elapsedMs - after.lastActivity).toBeGreaterThanOrEqual(idleMs);
          expect(after.listening?.isPlaying ?? false).toBe(false);
        }
        if (after === null && action.type === 'tick' && before.place.screen !== 'finish') expect(before.askedAt).not.toBeNull();
        if (after?.listening?.isPlaying) expect(after.askedAt).toBeNull();
      }
    }),
    seriously,
  );
});

test('a visit ends as idle no sooner than its panel stood for the time to answer', () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 20_000, max: 60_000 }), (history, answerMs) => {
      const run = new VisitRun({ answerMs });
      for (const [, action] of history) run.pass(700).does(action);
      run.leaveAlone();
      for (const { before, after, events } of run.stages) {
        const end = events.find((event) => event.kind === 'visit-ended');
        if (after !== null || before === null || end?.value.reason !== 'idle') continue;
        expect(end.elapsedMs - (before.askedAt ?? Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(answerMs);
      }
    }),
    { numRuns: 300 },
  );
});

test('sound is never louder than the limit, and nothing of one visitor reaches the next', () => {
  fc.assert(
    fc.property(anyHistory, fc.double({ min: 0, max: 1, noNaN: true }), (history, volumeLimit) => {
      const run = new VisitRun({ volumeLimit });
      for (const [, action] of history) {
        run.pass(700).does(action);
        const volume = run.state?.sound.volume ?? 0;
        expect(volume).toBeGreaterThanOrEqual(0);
        expect(volume).toBeLessThanOrEqual(volumeLimit);
      }
      run.leaveAlone().does({ type: 'start' });
      expect(run.visit).toMatchObject({
        language: 'ru',
        display: standardDisplay,
        sound: { volume: Math.min(0.6, volumeLimit), muted: false },
        place: { screen: 'home' },
        marked: [],
        expressed: [],
        seen: [],
        seq: 1,
        elapsedMs: 0,
      });
    }),
    { numRuns: 500 },
  );
});

test('a topic counts once in a visit, and only if it was still marked when its screen was left', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const run = live(history).leaveAlone();
      for (const { before, events } of run.stages) {
        const said = events.flatMap((event) => (event.kind === 'interest-expressed' ? [event.value.topic] : []));
        if (said.length > 0) expect(before?.marked).toEqual(expect.arrayContaining(said));
      }
      const all = run.events.flatMap((event) =>
        event.kind === 'interest-expressed' ? [`${event.visitId} ${event.lab} ${event.value.topic}`] : [],
      );
      expect(new Set(all).size).toBe(all.length);
    }),
    seriously,
  );
});

test('an event is a new one whatever the clocks show: ids never repeat', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const ids = live(history).events.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});
