import { useEffect, useState } from 'react';
import type { TourSnapshot } from '../../electron/core/tour-snapshot.ts';

/** Main that did not answer is asked again after this time; it always answers. */
const pauseMs = 1000;

/** The tour as main has it, whole at every change; null until main has said. */
export function useTour(): TourSnapshot | null {
  const [snapshot, setSnapshot] = useState<TourSnapshot | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    const follow = async () => {
      let seen = 0;
      while (!ending.signal.aborted) {
        const answer = await window.kiosk.followTour({ seen });
        if (answer.ok) {
          seen = answer.value.version;
          if (!ending.signal.aborted) setSnapshot(answer.value);
        } else {
          await new Promise((resolve) => setTimeout(resolve, pauseMs));
        }
      }
    };
    void follow();
    return () => ending.abort();
  }, []);
  return snapshot;
}
