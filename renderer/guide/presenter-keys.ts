import type { GuideAction } from '../../electron/core/tour-actions.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';

/** What a key of a keyboard or a presenter remote does; null: nothing of the tour. */
export function presenterAction({ key, target }: Pick<KeyboardEvent, 'key' | 'target'>, { isBlack, narration, phase }: Pick<RunningTour, 'isBlack' | 'narration' | 'phase'>): GuideAction | null {
  if (target instanceof HTMLInputElement) return null;
  switch (key) {
    case 'PageDown':
    case 'ArrowRight':
      return { type: 'next' };
    case 'PageUp':
    case 'ArrowLeft':
      return { type: 'previous' };
    case 'b':
    case 'B':
    case 'и':
    case 'И':
    case '.':
      return { type: 'black-out', isOn: !isBlack };
    case 'F5':
      return phase === 'held' ? { type: 'resume' } : { type: narration?.isPlaying ? 'pause-narration' : 'play-narration' };
    default:
      return null;
  }
}
