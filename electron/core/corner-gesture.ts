/** The corners of a screen, in whatever way it hangs. */
export const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;

export type Corner = (typeof corners)[number];

/** The hidden gesture of staff: hold one corner, then another. */
export interface GestureRules {
  readonly corners: readonly [Corner, Corner];
  /** how long each corner is held */
  readonly holdMs: number;
}

/** Between letting go of the first corner and touching the second; long enough to walk around a large screen. */
export const gestureGapMs = 4_000;

/** Side of a corner's square, as part of the screen's shorter side. */
const cornerShare = 0.12;

/** How far into the gesture a finger is; `at` is monotonic ms. */
export type Gesture =
  | { readonly step: 'none' }
  | { readonly step: 'first-held' | 'second-held'; readonly at: number }
  /** the first corner has been held long enough */
  | { readonly step: 'first-done'; readonly at: number };

export const noGesture: Gesture = { step: 'none' };

interface Screen {
  readonly width: number;
  readonly height: number;
}

/** The corner a point lies in, if any. Point and screen in the same unit. */
export function cornerAt({ x, y }: { readonly x: number; readonly y: number }, { width, height }: Screen): Corner | null {
  const side = Math.min(width, height) * cornerShare;
  const across = x <= side ? 'left' : x >= width - side ? 'right' : null;
  const down = y <= side ? 'top' : y >= height - side ? 'bottom' : null;
  return across && down ? `${down}-${across}` : null;
}

/** A finger comes down in a corner (or beside all of them: null). */
export function fingerDown(gesture: Gesture, corner: Corner | null, rules: GestureRules, now: number): Gesture {
  const isInTime = gesture.step === 'first-done' && now - gesture.at <= gestureGapMs;
  if (isInTime && corner === rules.corners[1]) return { step: 'second-held', at: now };
  return corner === rules.corners[0] ? { step: 'first-held', at: now } : noGesture;
}

/** The held finger stays where it is: the gesture at `now`, and whether it is complete. */
export function fingerHeld(gesture: Gesture, rules: GestureRules, now: number): { readonly gesture: Gesture; readonly isComplete: boolean } {
  if (gesture.step !== 'first-held' && gesture.step !== 'second-held') return { gesture, isComplete: false };
  if (now - gesture.at < rules.holdMs) return { gesture, isComplete: false };
  if (gesture.step === 'second-held') return { gesture: noGesture, isComplete: true };
  return { gesture: { step: 'first-done', at: now }, isComplete: false };
}

/** The finger goes up: a corner let go too early is no step. The gap to the second corner counts from here. */
export function fingerUp(gesture: Gesture, now: number): Gesture {
  return gesture.step === 'first-done' ? { step: 'first-done', at: now } : noGesture;
}
