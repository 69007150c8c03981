import { useEffect, useState } from 'react';
import type { PadState } from '../../electron/core/entry.ts';

/** What is left of a lock-out as minutes:seconds, or null; counts down by the window's own monotonic clock. */
export function useLock(pad: PadState): string | null {
  const [remainingMs, setRemainingMs] = useState(pad.lockedMs);
  useEffect(() => {
    const end = performance.now() + pad.lockedMs;
    const count = () => setRemainingMs(Math.max(0, end - performance.now()));
    count();
    if (pad.lockedMs === 0) return undefined;
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [pad]);
  if (remainingMs <= 0) return null;
  const seconds = Math.ceil(remainingMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
