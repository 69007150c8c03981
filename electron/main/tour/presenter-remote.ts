import { app, type Input, type WebContents } from 'electron';
import { isBlockedKey } from '../key-filter.ts';
import { roleOf } from '../window-roles.ts';
import type { TourDesk } from './tour-desk.ts';

/**
 * Keys of a keyboard or a remote steer the tour whichever of our windows has the focus. The console hears its own
 * first, since only the page knows whether somebody types there; what the key filter keeps from it is heard here.
 */
export function hearRemote(desk: Pick<TourDesk, 'press'>): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('before-input-event', (event, input) => {
      if (isHeardHere(contents, input) && desk.press(input.key)) event.preventDefault();
    });
  });
}

function isHeardHere(contents: WebContents, input: Input): boolean {
  // A key that is held down is pressed once: nobody wants to run through the tour.
  if (input.type !== 'keyDown' || input.isAutoRepeat || input.control || input.alt || input.meta) return false;
  const role = roleOf(contents);
  return role === 'stage' || role === 'visitor' || (role === 'guide' && isBlockedKey(input));
}
