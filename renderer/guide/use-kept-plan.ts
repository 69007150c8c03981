import { useCallback, useEffect, useState } from 'react';
import type { TourPlan } from '../../electron/core/tour-plan.ts';

/** Main hears of the plan once it has stood for so long. */
const settledMs = 400;

/** The plan on the screen. Main keeps it as it stands, so that it can be made hours before the guests come, and survives a crash. */
export function useKeptPlan(first: () => TourPlan) {
  const [plan, change] = useState(first);
  const [known, setKnown] = useState(plan);
  const tell = useCallback((told: TourPlan) => {
    setKnown(told);
    return window.kiosk.guideTour({ type: 'prepare', plan: told });
  }, []);
  useEffect(() => {
    if (plan === known) return undefined;
    const timer = setTimeout(() => void tell(plan), settledMs);
    return () => clearTimeout(timer);
  }, [plan, known, tell]);
  /** Main has the plan when this resolves, whatever came of it. */
  const keep = () => tell(plan);
  /** Begins again; main forgets the plan. */
  const begin = (fresh: TourPlan) => {
    change(fresh);
    setKnown(fresh);
    void window.kiosk.guideTour({ type: 'close' });
  };
  return { plan, change, isKept: plan === known, keep, begin };
}
