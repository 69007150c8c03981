import { useEffect, useRef } from 'react';

/** A key that is held down longer than this is pressed again and again… */
const beforeMs = 500;
/** …so often. */
const everyMs = 120;

/** What a key needs that repeats while it is held: `onPress` does it once unless it has been repeated. */
export function useHold(act: () => void) {
  const latest = useRef(act);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const wasRepeated = useRef(false);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const repeat = () => {
    wasRepeated.current = true;
    latest.current();
    timer.current = setTimeout(repeat, everyMs);
  };
  return {
    onPressStart: () => {
      wasRepeated.current = false;
      timer.current = setTimeout(repeat, beforeMs);
    },
    onPressEnd: () => clearTimeout(timer.current),
    onPress: () => {
      if (!wasRepeated.current) latest.current();
    },
  };
}
