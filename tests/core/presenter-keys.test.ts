import { expect, it } from 'vitest';
import { presenterAction, presenterKeys } from '../../electron/core/presenter-keys.ts';

const quiet = { isBlack: false, exhibit: null, narration: null, phase: 'running' } as const;
const playing = { ...quiet, narration: { positionMs: 0, durationMs: 10, isPlaying: true } };

it('walks on and back by what presenter remotes send', () => {
  for (const key of presenterKeys.next) expect(presenterAction(key, quiet)).toEqual({ type: 'next' });
  for (const key of presenterKeys.previous) expect(presenterAction(key, quiet)).toEqual({ type: 'previous' });
});

it('darkens the stage and lights it again, on either alphabet', () => {
  for (const key of presenterKeys.black) {
    expect(presenterAction(key, quiet)).toEqual({ type: 'black-out', isOn: true });
    expect(presenterAction(key, { ...quiet, isBlack: true })).toEqual({ type: 'black-out', isOn: false });
  }
});

it('plays, pauses, and goes on after a question with one key', () => {
  expect(presenterAction('F5', quiet)).toEqual({ type: 'play-narration' });
  expect(presenterAction('F5', playing)).toEqual({ type: 'pause-narration' });
  expect(presenterAction('F5', { ...quiet, phase: 'held' })).toEqual({ type: 'resume' });
});

it('gets out of the dark first, then of an exhibit, then of narration, and else does nothing', () => {
  expect(presenterAction('Escape', { ...playing, isBlack: true })).toEqual({ type: 'black-out', isOn: false });
  expect(presenterAction('Escape', { ...quiet, exhibit: { id: 'dial', state: null, isUsed: false } })).toEqual({ type: 'show-exhibit', isOn: false });
  expect(presenterAction('Escape', playing)).toEqual({ type: 'pause-narration' });
  expect(presenterAction('Escape', quiet)).toBeNull();
  for (const key of ['x', 'Enter', 'Tab', '']) expect(presenterAction(key, quiet)).toBeNull();
});
