import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PulseWatch } from '../../electron/main/pulse-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const lost: string[] = [];
  const contents = (name: string) => ({ name, isDestroyed: () => false, forcefullyCrashRenderer: vi.fn<() => void>() });
  /** what the clock gains on the timers, as on a machine that is short of time */
  const clock = { extraMs: 0 };
  const watch = new PulseWatch<ReturnType<typeof contents>>(() => Date.now() + clock.extraMs, ({ name }) => lost.push(name));
  return { watch, lost, contents, clock };
}

it('ends a window that stops beating, once, and none that never began to', () => {
  const { watch, lost, contents } = watched();
  const [stage, guide] = [contents('stage'), contents('guide')];
  watch.beat(stage);
  watch.beat(guide);
  for (let second = 0; second < 20; second += 1) {
    vi.advanceTimersByTime(1_000);
    watch.beat(guide);
  }
  expect(lost).toEqual(['stage']);
  expect(stage.forcefullyCrashRenderer).toHaveBeenCalledTimes(1);
  expect(guide.forcefullyCrashRenderer).not.toHaveBeenCalled();
  watch.stop();
});

it('does not take a machine that is short of time for a window that hangs', () => {
  const { watch, lost, contents, clock } = watched();
  watch.beat(contents('stage'));
  for (let second = 0; second < 20; second += 1) {
    clock.extraMs += 1_000;
    vi.advanceTimersByTime(1_000);
  }
  expect(lost).toEqual([]);
  watch.stop();
});

it('forgets a window that is closed', () => {
  const { watch, lost, contents } = watched();
  watch.beat({ ...contents('guide'), isDestroyed: () => true });
  vi.advanceTimersByTime(20_000);
  expect(lost).toEqual([]);
  watch.stop();
});
