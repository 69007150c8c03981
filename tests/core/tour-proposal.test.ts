import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../electron/core/language.ts';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import { plannedStopSchema } from '../../electron/core/tour-plan.ts';
import { proposeRoute, type PackTour } from '../../electron/core/tour-proposal.ts';
import { places } from './tour-run.ts';

const all = (lab: string) => places.find(({ id }) => id === lab)?.steps.map(({ id }) => id) ?? [];
const tours: readonly PackTour[] = [
  { id: 'quick', minutes: 15, stops: [{ lab: 'diamond', steps: ['plasma'], minutes: 15 }] },
  { id: 'whole', minutes: 45, stops: [{ lab: 'laser', steps: all('laser'), minutes: 20 }, { lab: 'diamond', steps: all('diamond'), minutes: 20 }, { lab: 'gone', steps: ['x'], minutes: 5 }] },
];
const nothing = { labs: [], topics: [] };
const propose = (minutes: number, part: Partial<Parameters<typeof proposeRoute>[1]> = {}, packTours = tours) =>
  proposeRoute({ places, tours: packTours }, { minutes, languages: ['ru'], interests: nothing, ...part }).map(({ lab, steps, minutes: planned }) => [lab, steps.length, planned]);

describe('a proposed route', () => {
  it('follows the pack’s tour nearest in length, in its order, with time for questions at the end', () => {
    expect(propose(40)).toEqual([['laser', 2, 18], ['diamond', 3, 17], [null, 0, 5]]);
    expect(propose(15)).toEqual([['diamond', 1, 15]]);
  });

  it('keeps the minutes that the pack has where they fill the time', () => {
    const labs = ['diamond', 'laser', 'robots'] as const;
    const whole = { id: 'whole', minutes: 45, stops: labs.map((lab, index) => ({ lab, steps: all(lab), minutes: [6, 11, 22][index] ?? 0 })) };
    expect(propose(45, {}, [whole])).toEqual([['diamond', 3, 6], ['laser', 2, 11], ['robots', 1, 22], [null, 0, 6]]);
  });

  it('gives twice the time to what they care for, and adds it where the tour has none of it', () => {
    expect(propose(40, { interests: { labs: ['diamond'], topics: [] } })).toEqual([['laser', 2, 12], ['diamond', 3, 23], [null, 0, 5]]);
    expect(propose(40, { interests: { labs: [], topics: [{ lab: 'robots', topic: 'pilot' }] } })).toEqual([['laser', 2, 9], ['diamond', 3, 9], ['robots', 1, 17], [null, 0, 5]]);
  });

  it('takes the short way through a laboratory where interpreting leaves too little time', () => {
    const two = { interests: { labs: ['laser'], topics: [] } };
    const steps = (languageList: readonly ('ru' | 'en' | 'zh-Hans')[]) => proposeRoute({ places, tours: [] }, { minutes: 10, languages: languageList, ...two }).map((stop) => [stop.lab, stop.steps, stop.minutes]);
    expect(steps(['ru'])).toEqual([['diamond', all('diamond'), 3], ['laser', all('laser'), 5], ['robots', ['fleet'], 2]]);
    expect(steps(['ru', 'zh-Hans'])).toEqual([['diamond', ['plasma'], 3], ['laser', all('laser'), 5], ['robots', ['fleet'], 2]]);
  });

  it('visits every laboratory where the pack has no tours, and leaves some out where each would get under two minutes', () => {
    expect(propose(25, {}, [])).toEqual([['diamond', 3, 7], ['laser', 2, 8], ['robots', 1, 7], [null, 0, 3]]);
    const many = Array.from({ length: 9 }, (_, index) => ({ id: `lab-${index}`, steps: [{ id: 'one', narrationMs: {} }], short: [], topics: [], exhibit: null }));
    const route = proposeRoute({ places: many, tours: [] }, { minutes: 10, languages: ['ru'], interests: { labs: ['lab-8'], topics: [] } });
    expect(route.map(({ lab, minutes }) => [lab, minutes])).toEqual([['lab-0', 2], ['lab-1', 2], ['lab-2', 2], ['lab-3', 2], ['lab-8', 2]]);
  });

  it('is empty where the pack shows nothing', () => {
    expect(proposeRoute({ places: [], tours }, { minutes: 30, languages: ['ru'], interests: nothing })).toEqual([]);
  });

  it('fills the minutes exactly, with stops that a tour takes, whatever is asked for', () => {
    const id = fc.constantFrom('diamond', 'laser', 'robots', 'gone');
    const anyTour = fc.record({
      id: fc.constant('any'),
      minutes: fc.integer({ min: 1, max: 120 }),
      stops: fc.array(fc.record({ lab: id, steps: fc.uniqueArray(fc.constantFrom('seed', 'plasma', 'cut', 'fleet'), { maxLength: 4 }), minutes: fc.integer({ min: 0, max: 60 }) }), { maxLength: 6 }),
    });
    const wishes = fc.record({
      minutes: fc.integer({ min: tourLimits.minutes.least, max: tourLimits.minutes.most }),
      languages: fc.uniqueArray(fc.constantFrom(...languages), { minLength: 1, maxLength: 3 }),
      interests: fc.record({ labs: fc.array(id, { maxLength: 3 }), topics: fc.array(fc.record({ lab: id, topic: fc.constant('visit') }), { maxLength: 3 }) }),
    });
    fc.assert(
      fc.property(fc.array(anyTour, { maxLength: 3 }), wishes, (packTours, wished) => {
        const route = proposeRoute({ places, tours: packTours }, wished);
        for (const stop of route) expect(plannedStopSchema.parse(stop)).toEqual(stop);
        const labs = route.filter(({ lab }) => lab !== null);
        for (const lab of wished.interests.labs.filter((each) => each !== 'gone')) expect(labs.map((stop) => stop.lab)).toContain(lab);
        if (labs.length > 0) expect(route.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(wished.minutes);
        else expect(route).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
