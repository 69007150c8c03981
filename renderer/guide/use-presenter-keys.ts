import { useEffect } from 'react';
import { presenterAction } from '../../electron/core/presenter-keys.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';

/** Keys that whoever works the console by keyboard needs for what has the focus. */
const ownKeys: ReadonlySet<string> = new Set([' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Escape']);

/** Keys of a keyboard or a remote steer the tour, unless somebody types, or walks the console by keys. */
export function usePresenterKeys(tour: RunningTour, act: (action: GuideAction) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (!(target instanceof HTMLElement) || target instanceof HTMLInputElement) return;
      if (ownKeys.has(key) && target !== document.body && target.matches(':focus-visible')) return;
      const action = presenterAction(key, tour);
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) act(action);
    };
    // Before the key that a finger last touched, which has the focus and would take a space for a press.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [tour, act]);
}
