import { describe, expect, test } from 'vitest';
import { faultyTours, tourSchema, walkableTours, type Tour } from '../../electron/core/content-tours.ts';

describe('a tour', () => {
  const stories = [{ id: 'centre', steps: [{ id: 'place' }] }, { id: 'laser', steps: [{ id: 'march' }, { id: 'power' }] }];
  const tour: Tour = { id: 'short', minutes: 10, stops: [{ lab: 'centre', steps: ['place'], minutes: 2 }, { lab: 'laser', steps: ['power', 'march'], minutes: 8 }] };

  test('may fill its time and go back and forth', () => {
    expect(faultyTours([tour], stories)).toEqual([]);
    expect(walkableTours([tour], stories)).toEqual([tour]);
  });

  test('may not be longer than it is, stand twice, or go where nothing is', () => {
    expect(faultyTours([{ ...tour, minutes: 9 }], stories)).toEqual(['tour “short” has stops of 10 minutes and lasts 9']);
    expect(faultyTours([tour, tour], stories)).toEqual(['tour “short” stands twice']);
    expect(faultyTours([tour], stories.slice(1))).toEqual(['tour “short” stops at “centre”, which is not there']);
    expect(faultyTours([tour], [{ id: 'centre', steps: [{ id: 'place' }] }, { id: 'laser', steps: [{ id: 'march' }] }])).toEqual(['tour “short” shows step “power” of laser, which is not there']);
  });

  test('is walked without what is not there, and not at all without stops', () => {
    expect(walkableTours([tour, tour], [{ id: 'laser', steps: [{ id: 'march' }] }])).toEqual([{ ...tour, stops: [{ lab: 'laser', steps: ['march'], minutes: 8 }] }]);
    expect(walkableTours([tour], [])).toEqual([]);
  });

  test('has whole minutes and real names', () => {
    for (const change of [{ minutes: 4 }, { minutes: 20.5 }, { minutes: 181 }, { stops: [] }, { id: '../x' }, { guide: 'Anna' }]) {
      expect(tourSchema.safeParse({ ...tour, ...change }).success, JSON.stringify(change)).toBe(false);
    }
    for (const stop of [{ lab: 'laser', steps: [], minutes: 1 }, { lab: 'laser', steps: ['march'], minutes: 0 }, { lab: 'laser', steps: ['__proto__'], minutes: 1 }]) {
      expect(tourSchema.safeParse({ ...tour, stops: [stop] }).success, JSON.stringify(stop)).toBe(false);
    }
  });
});
