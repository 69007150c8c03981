/** The pace at which pictures move: never before a finger's answer, and never faster than the machine follows. */

/** A frame later than this counts as this late, in s, so that a pause of the machine does not make the picture jump. */
const longestFrame = 0.1;
/** From a touch or its end, in ms, pictures hold still: reading the finger and painting its answer come first. */
const holdMs = 250;
/** A frame that took longer than this, in ms, missed its turn on a screen of 60 Hz. */
const lateMs = 25;
/** So many late frames more than good ones: from here on every other frame is left out… */
const latesAllowed = 12;
/** …for so long, in ms; then the full pace is tried again. */
const restMs = 60_000;

let heldUntil = 0;
let lates = 0;
let halfPaceUntil = 0;

for (const touch of ['pointerdown', 'pointerup'] as const) {
  window.addEventListener(touch, () => { heldUntil = performance.now() + holdMs; }, { capture: true, passive: true });
}

/** Calls once the next frame is on the screen and the one after it has begun; returns what calls it off. */
export function afterNextFrame(work: () => void): () => void {
  let request = requestAnimationFrame(() => {
    request = requestAnimationFrame(() => {
      request = requestAnimationFrame(work);
    });
  });
  return () => cancelAnimationFrame(request);
}

/** Follows whether the element can be seen; returns what ends it. */
function watchVisible(element: Element, onChange: (isVisible: boolean) => void): () => void {
  const observer = new IntersectionObserver((entries) => onChange(entries.at(-1)?.isIntersecting ?? true));
  observer.observe(element);
  return () => observer.disconnect();
}

/**
 * Calls with the seconds since the last call, frame after frame, while the element can be seen. Returns what ends it.
 */
export function runWhileVisible(element: Element, advance: (seconds: number) => void): () => void {
  let request = 0;
  let lastFrame = 0;
  let lastDrawn = 0;
  const run = (now: number): void => {
    request = requestAnimationFrame(run);
    const frameMs = now - lastFrame;
    lastFrame = now;
    if (now < heldUntil) {
      lastDrawn = now;
      return;
    }
    const isHalfPace = now < halfPaceUntil;
    if (!isHalfPace) {
      lates = Math.max(0, lates + (frameMs > lateMs ? 1 : -1));
      if (lates > latesAllowed) {
        lates = 0;
        halfPaceUntil = now + restMs;
      }
    } else if (now - lastDrawn < lateMs) return;
    advance(Math.min((now - lastDrawn) / 1000, longestFrame));
    lastDrawn = now;
  };
  const stopWatching = watchVisible(element, (isVisible) => {
    cancelAnimationFrame(request);
    if (!isVisible) return;
    request = requestAnimationFrame((now) => {
      lastFrame = now;
      lastDrawn = now;
      request = requestAnimationFrame(run);
    });
  });
  return () => {
    stopWatching();
    cancelAnimationFrame(request);
  };
}

/** Calls every so many seconds while the element can be seen. Returns what ends it. */
export function stepWhileVisible(element: Element, seconds: number, advance: () => void): () => void {
  let isSeen = true;
  const stopWatching = watchVisible(element, (isVisible) => { isSeen = isVisible; });
  const timer = window.setInterval(() => {
    if (isSeen && !document.hidden) advance();
  }, seconds * 1000);
  return () => {
    stopWatching();
    window.clearInterval(timer);
  };
}
