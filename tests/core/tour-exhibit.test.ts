import { expect, it } from 'vitest';
import { exhibitDataSchema } from '../../electron/core/exhibit.ts';
import { exhibits } from '../../electron/core/exhibits.ts';
import { guideActionSchema } from '../../electron/core/tour-actions.ts';
import { viewOf } from '../../electron/core/tour-snapshot.ts';
import { exhibitViews } from '../../renderer/exhibits/registry.ts';
import { TourRun } from './tour-run.ts';

const show = (isOn: boolean) => ({ type: 'show-exhibit', isOn }) as const;
const use = (action: { readonly turn: number } | string) => ({ type: 'use-exhibit', action }) as const;
const shown = (run: TourRun) => viewOf(run.state);

it('stands on the stage as it is at first, follows the guide’s hand, and is as new the next time', () => {
  const run = TourRun.begun().does(use({ turn: 1 }));
  expect(run.isDone).toBe(false);
  run.does(show(true));
  expect(shown(run)).toMatchObject({ exhibit: { id: 'dial', state: { value: 3 } } });
  run.does(use({ turn: 1 }), use({ turn: 1 }));
  expect(shown(run)).toMatchObject({ exhibit: { state: { value: 5 } } });
  run.does(show(true));
  expect([run.isDone, run.tour.exhibit?.state]).toEqual([false, { value: 5 }]);
  run.does(show(false), show(true));
  expect(run.tour.exhibit?.state).toEqual({ value: 3 });
});

it('takes nothing that is none of its own actions', () => {
  const run = TourRun.begun().does(show(true));
  for (const action of [{ turn: 7 }, 'nonsense', { turn: 1, more: 1 } as { turn: number }]) {
    run.does(use(action));
    expect([run.isDone, run.tour.exhibit]).toEqual([false, { id: 'dial', state: { value: 3 }, isUsed: false }]);
  }
});

it('is recorded once a showing, when it is touched', () => {
  const run = TourRun.begun().does(show(true), show(false), show(true), use({ turn: 1 }), use({ turn: -1 }), show(false), show(true), use({ turn: 1 }));
  expect(run.events.filter(({ kind }) => kind === 'exhibit-used').map(({ lab, item, value }) => [lab, item, value])).toEqual([['diamond', 'dial', null], ['diamond', 'dial', null]]);
});

it('interrupts the narration, and makes way for it, for another step and for the end', () => {
  const run = TourRun.begun().does({ type: 'play-narration' }).pass(5).does(show(true));
  expect(shown(run)).toMatchObject({ narration: { isPlaying: false, positionMs: 5_000 } });
  run.does({ type: 'play-narration' });
  expect(shown(run)).toMatchObject({ exhibit: null, narration: { isPlaying: true, positionMs: 5_000 } });
  for (const action of [{ type: 'next' }, { type: 'previous' }, { type: 'finish' }] as const) {
    run.does(show(true), action);
    expect(run.tour.exhibit).toBeNull();
  }
});

it('is not to be had where the laboratory has none', () => {
  const run = TourRun.begun().does({ type: 'jump', stop: 2, step: null }, show(true));
  expect([run.isDone, run.tour.exhibit]).toEqual([false, null]);
});

it('sends no more than a little plain data through main', () => {
  expect(guideActionSchema.safeParse(use('x'.repeat(20_000))).success).toBe(false);
  expect(exhibitDataSchema.safeParse(() => 1).success).toBe(false);
});

it('has rules and a picture for every id that a pack can name', () => {
  expect(Object.keys(exhibitViews).sort()).toEqual(Object.keys(exhibits).sort());
});
