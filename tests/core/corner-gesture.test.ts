import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cornerAt, corners, fingerDown, fingerHeld, fingerUp, gestureGapMs, noGesture, type Corner, type Gesture, type GestureRules } from '../../electron/core/corner-gesture.ts';

const rules: GestureRules = { corners: ['top-left', 'top-right'], holdMs: 2000 };

/** Holds a corner so long and lets go. */
function hold(gesture: Gesture, corner: Corner | null, now: number, ms: number) {
  const { gesture: held, isComplete } = fingerHeld(fingerDown(gesture, corner, rules, now), rules, now + ms);
  return { gesture: isComplete ? held : fingerUp(held, now + ms), isComplete };
}

describe('the hidden gesture', () => {
  it('is the first corner held, then the second, within the gap', () => {
    const first = hold(noGesture, 'top-left', 0, 2000);
    expect(hold(first.gesture, 'top-right', 2000 + gestureGapMs, 2000).isComplete).toBe(true);
    expect(hold(first.gesture, 'top-right', 2001 + gestureGapMs, 2000).isComplete).toBe(false);
  });

  it('is nothing else: not too short, not the other way round, not with a touch in between', () => {
    expect(hold(hold(noGesture, 'top-left', 0, 1999).gesture, 'top-right', 2100, 5000).isComplete).toBe(false);
    expect(hold(hold(noGesture, 'top-right', 0, 2000).gesture, 'top-left', 2100, 2000).isComplete).toBe(false);
    const between = hold(hold(noGesture, 'top-left', 0, 2000).gesture, null, 2100, 10);
    expect(hold(between.gesture, 'top-right', 2200, 2000).isComplete).toBe(false);
    const early = hold(hold(noGesture, 'top-left', 0, 2000).gesture, 'top-right', 2100, 1999);
    expect(hold(early.gesture, 'top-right', 4200, 2000).isComplete).toBe(false);
  });

  it('has four corners however the screen hangs, and none in the middle', () => {
    for (const [width, height] of [[1920, 1080], [1080, 1920]] as const) {
      const found = [[1, 1], [width - 1, 1], [1, height - 1], [width - 1, height - 1]].map(([x = 0, y = 0]) => cornerAt({ x, y }, { width, height }));
      expect(found).toEqual([...corners]);
      fc.assert(
        fc.property(fc.integer({ min: 200, max: width - 200 }), fc.nat(height), (x, y) => {
          expect(cornerAt({ x, y }, { width, height })).toBeNull();
        }),
      );
    }
  });
});
