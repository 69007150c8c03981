import type { GuideAction } from './tour-actions.ts';
import type { RunningTour } from './tour-snapshot.ts';

/** What the keys of keyboards and presenter remotes do, as the help panel lists them. */
export const presenterKeys = {
  next: ['PageDown', 'ArrowRight', 'ArrowDown', ' '],
  previous: ['PageUp', 'ArrowLeft', 'ArrowUp'],
  black: ['b', 'B', 'и', 'И', '.'],
  narration: ['F5'],
  back: ['Escape'],
} as const;

type Deed = keyof typeof presenterKeys;

const deedOfKey = new Map<string, Deed>((Object.keys(presenterKeys) as Deed[]).flatMap((deed) => presenterKeys[deed].map((key) => [key, deed] as const)));

/** What a key does to a tour, by its DOM name; null: nothing. */
export function presenterAction(key: string, { isBlack, exhibit, narration, phase }: Pick<RunningTour, 'isBlack' | 'exhibit' | 'narration' | 'phase'>): GuideAction | null {
  const isPlaying = narration?.isPlaying === true;
  switch (deedOfKey.get(key)) {
    case 'next':
    case 'previous':
      return { type: deedOfKey.get(key) === 'next' ? 'next' : 'previous' };
    case 'black':
      return { type: 'black-out', isOn: !isBlack };
    case 'narration':
      return phase === 'held' ? { type: 'resume' } : { type: isPlaying ? 'pause-narration' : 'play-narration' };
    case 'back':
      // Out of whatever hides the stage or talks over the guide; a remote sends it in pairs with F5.
      if (isBlack) return { type: 'black-out', isOn: false };
      if (exhibit) return { type: 'show-exhibit', isOn: false };
      return isPlaying ? { type: 'pause-narration' } : null;
    default:
      return null;
  }
}
