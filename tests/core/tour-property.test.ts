import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interestEventSchema, type InterestEvent } from '../../electron/core/interest.ts';
import type { Moment } from '../../electron/core/run-clock.ts';
import { guideActionSchema, type TourAction } from '../../electron/core/tour-actions.ts';
import { budgetsOf, remainingMs, spread } from '../../electron/core/tour-clock.ts';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import { viewOf } from '../../electron/core/tour-snapshot.ts';
import { tourStateSchema, type TourState } from '../../electron/core/tour-state.ts';
import { plan, TourRun } from './tour-run.ts';

const minute = 60_000;
const year = 365 * 86_400_000;
const noon = Date.UTC(2026, 10, 22, 9);
const stop = fc.integer({ min: 1, max: 9 });
const lab = fc.constantFrom('diamond', 'laser', 'robots', 'nowhere');
const step = fc.constantFrom('seed', 'plasma', 'patience', 'power', 'cut', 'fleet', 'nowhere');
const count = fc.integer({ min: 0, max: tourLimits.people.most });
const languages = fc.uniqueArray(fc.constantFrom('ru', 'en', 'zh-Hans'), { minLength: 1, maxLength: 2 });
const plannedStop = fc.oneof(
  fc.record({ lab, steps: fc.uniqueArray(step, { minLength: 1, maxLength: 4 }), minutes: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ lab: fc.constant(null), steps: fc.constant<string[]>([]), minutes: fc.integer({ min: 1, max: 90 }) }),
);
const anyPlan = fc.record({ stops: fc.array(plannedStop, { minLength: 1, maxLength: 8 }), minutes: fc.integer({ min: 10, max: 90 }), isRehearsal: fc.boolean() }).map((part) => ({ ...plan, ...part }));
const of = (...types: readonly string[]) => fc.record({ type: fc.constantFrom(...types) });
const typed = (type: string, rest: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ ...rest, type: fc.constant(type) });

/** What guides and the clock do, in their usual shares. */
const anyAction = fc.oneof(
  { weight: 2, arbitrary: typed('prepare', { plan: anyPlan }) },
  { weight: 3, arbitrary: of('start') },
  { weight: 10, arbitrary: of('next', 'previous', 'next', 'hold', 'resume') },
  { weight: 5, arbitrary: of('tick') },
  { weight: 4, arbitrary: of('play-narration', 'play-narration', 'pause-narration', 'skip-narration') },
  { weight: 4, arbitrary: typed('jump', { stop, step: fc.option(step) }) },
  { weight: 2, arbitrary: typed('drop-stop', { stop }) },
  { weight: 2, arbitrary: typed('add-stop', { added: plannedStop, before: fc.option(stop) }) },
  { weight: 2, arbitrary: typed('move-stop', { stop, before: fc.option(stop) }) },
  { weight: 2, arbitrary: typed('set-minutes', { stop, minutes: fc.integer({ min: 0, max: 90 }) }) },
  { weight: 2, arbitrary: typed('fix-end', { at: fc.integer({ min: noon - 2 * 60 * minute, max: noon + 6 * 60 * minute }) }) },
  { weight: 1, arbitrary: typed('set-volume', { volume: fc.double({ min: 0, max: 1, noNaN: true }) }) },
  { weight: 1, arbitrary: typed('set-stage-languages', { languages }) },
  { weight: 1, arbitrary: typed('count-hands', { lab, topic: fc.constantFrom('plates', 'trial', 'pilot', 'nothing'), count }) },
  { weight: 1, arbitrary: typed('note-question', { text: fc.constantFrom('?', 'Сколько стоит?', '"; DROP'), language: fc.constantFrom('ru', 'zh-Hans') }) },
  { weight: 2, arbitrary: typed('show-exhibit', { isOn: fc.boolean() }) },
  { weight: 2, arbitrary: typed('use-exhibit', { action: fc.constantFrom({ turn: 1 }, { turn: -1 }, { turn: 7 }, 'nonsense') }) },
  { weight: 1, arbitrary: of('finish', 'close', 'run-out', 'abandon') },
) as fc.Arbitrary<TourAction>;

const broken = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MAX_VALUE, -Number.MAX_VALUE, -1, 1e-300);
const jump = fc.integer({ min: -10 * year, max: 10 * year });

/** What happens to the clocks before an action. `glitch`: they show that during this one action only. */
type Passing = { readonly seconds: number } | { readonly utcJump: number } | { readonly monotonicJump: number } | { readonly glitch: Moment };

const anyPassing = fc.oneof(
  { weight: 14, arbitrary: fc.record({ seconds: fc.integer({ min: 0, max: 300_000 }).map((ms) => ms / 1000) }) },
  { weight: 1, arbitrary: fc.record({ utcJump: jump }) },
  { weight: 1, arbitrary: fc.record({ monotonicJump: jump }) },
  { weight: 1, arbitrary: fc.record({ glitch: fc.record({ at: fc.oneof(broken, jump), monotonicMs: fc.oneof(broken, jump) }) }) },
) as fc.Arbitrary<Passing>;

type History = readonly (readonly [Passing, TourAction])[];

/** Three of four begin with a tour under way, where most can go wrong. */
const anyHistory: fc.Arbitrary<History> = fc
  .tuple(fc.integer({ min: 0, max: 3 }), anyPlan, fc.array(fc.tuple(anyPassing, anyAction), { maxLength: 60 }))
  .map(([begun, first, rest]): History => {
    const opening: readonly TourAction[] = [{ type: 'prepare', plan: first }, { type: 'start' }];
    return begun > 0 ? [...opening.map((action) => [{ seconds: 1 }, action] as const), ...rest] : rest;
  });

function live(history: History): TourRun {
  const run = new TourRun();
  for (const [passing, action] of history) {
    if ('glitch' in passing) {
      run.at(passing.glitch, action);
      continue;
    }
    if ('seconds' in passing) run.pass(passing.seconds);
    if ('utcJump' in passing) run.clock = { ...run.clock, at: run.clock.at + passing.utcJump };
    if ('monotonicJump' in passing) run.clock = { ...run.clock, monotonicMs: run.clock.monotonicMs + passing.monotonicJump };
    run.does(action);
  }
  return run;
}

const under = (state: TourState) => (state === null || state.phase === 'prepared' ? null : state);
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

function toursOf(run: TourRun): InterestEvent[][] {
  const ids = [...new Set(run.events.map(({ visitId }) => visitId))];
  return ids.map((id) => run.events.filter(({ visitId }) => visitId === id));
}

const seriously = { numRuns: 500 };

test('whatever happens, no budget is below zero and together they are exactly what remains', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const { after } of live(history).stages) {
        const tour = under(after);
        if (!tour) continue;
        const budgets = budgetsOf(tour);
        expect(budgets).toHaveLength(tour.stops.length);
        for (const budget of budgets) expect(Number.isSafeInteger(budget) && budget >= 0).toBe(true);
        expect(sum(budgets)).toBe(remainingMs(tour));
        expect(budgets.slice(0, tour.stop).every((budget) => budget === 0)).toBe(true);
      }
    }),
    seriously,
  );
});

test('what remains is the appointment less the time since it began, by the monotonic clock, and stands still in a question', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const { before, after, action } of live(history).stages) {
        const [earlier, later] = [under(before), under(after)];
        if (!earlier || !later || earlier.id !== later.id) continue;
        if (later.phase === 'running') expect(remainingMs(later)).toBe(Math.max(0, later.endMs - later.elapsedMs));
        if (later.phase === 'held' && earlier.phase === 'held' && action.type !== 'fix-end') expect(remainingMs(later)).toBe(remainingMs(earlier));
        if (action.type !== 'fix-end') expect(later.endMs).toBe(earlier.endMs);
        expect(later.elapsedMs).toBeGreaterThanOrEqual(earlier.elapsedMs);
      }
    }),
    seriously,
  );
});

test('all time is counted once: active or held, at one stop', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const { after } of live(history).stages) {
        const tour = under(after);
        if (!tour) continue;
        expect(sum(tour.stops.map(({ heldMs }) => heldMs))).toBe(tour.heldMs);
        expect(sum(tour.stops.map(({ activeMs, heldMs }) => activeMs + heldMs))).toBe(tour.elapsedMs);
      }
    }),
    seriously,
  );
});

test('every state can be kept on disk and read back, and every one has a view', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const { after } of live(history).stages) {
        expect(tourStateSchema.parse(JSON.parse(JSON.stringify(after)))).toEqual(after);
        expect(() => viewOf(after)).not.toThrow();
      }
    }),
    { numRuns: 300 },
  );
});

test('every event is one that the store takes, counted without a gap, in order of time', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const events of toursOf(live(history))) {
        for (const event of events) {
          const parsed = interestEventSchema.safeParse(event);
          if (!parsed.success) expect.fail(`${JSON.stringify(event)}: ${parsed.error.message}`);
        }
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, position) => position + 1));
        const times = events.map(({ elapsedMs }) => elapsedMs);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(events.slice(0, 2).map(({ kind }) => kind)).toEqual(['visit-started', 'tour-started']);
      }
    }),
    seriously,
  );
});

test('what is opened is left, and a tour that is over has ended once', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const run = live([...history, [{ seconds: 1 }, { type: 'finish' }]]);
      for (const events of toursOf(run)) {
        let open: string | null = null;
        let narration: string | null = null;
        for (const { kind, lab: where, item } of events) {
          if (kind === 'lab-opened') {
            expect(open).toBeNull();
            open = where;
          } else if (kind === 'lab-left') {
            expect([where, narration]).toEqual([open, null]);
            open = null;
          } else if (kind === 'step-viewed') expect(where).toBe(open);
          else if (kind === 'narration-started') {
            expect([narration, where]).toEqual([null, open]);
            narration = item;
          } else if (kind === 'narration-ended') {
            expect(item).toBe(narration);
            narration = null;
          }
        }
        expect([open, narration]).toEqual([null, null]);
        expect(events.filter(({ kind }) => kind === 'visit-ended')).toHaveLength(1);
        expect(events.at(-1)?.kind).toBe('visit-ended');
      }
    }),
    seriously,
  );
});

test('an action that is refused changes nothing but the clock and a narration that came to its end', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const { action, before, after, isDone, events } of live(history).stages) {
        if (isDone) continue;
        if (before === null || before.phase === 'prepared') expect(after).toBe(before);
        for (const { kind } of events) expect(kind).toBe('narration-ended');
        const [earlier, later] = [under(before), under(after)];
        if (earlier && later) expect([action.type, later.stop, later.step, later.phase, later.endMs]).toEqual([action.type, earlier.stop, earlier.step, earlier.phase, earlier.endMs]);
      }
    }),
    seriously,
  );
});

test('the actions made up here are such as a window may send', () => {
  const own = new Set(['tick', 'run-out', 'abandon']);
  const refused = fc.sample(anyAction, 500).filter((action) => !own.has(action.type) && !guideActionSchema.safeParse(action).success);
  expect(refused).toEqual([]);
});

test('shares are whole, never below zero, and together the total', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 * minute }), fc.array(fc.oneof(fc.integer({ min: 0, max: 90 * minute }), fc.double({ min: 0, max: 1e6, noNaN: true })), { minLength: 1, maxLength: 24 }), (total, weights) => {
      const shares = spread(total, weights);
      expect(shares.every((share) => Number.isSafeInteger(share) && share >= 0)).toBe(true);
      expect(sum(shares)).toBe(total);
    }),
  );
});
