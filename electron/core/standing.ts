import type { Closed } from './opening-hours.ts';
import type { GuidePresence } from './tour-takeover.ts';

/** How long touch is off for cleaning. */
export const cleaningMs = 60_000;

/** What the kiosk is to do, by staff's word or the centre's hours; the visitors' window follows it. */
export interface Standing {
  /** 1, 2, 3… with every change, so that a window can ask for the next one */
  readonly version: number;
  /** a panel of staff stands over the tour */
  readonly isCovered: boolean;
  /** whether a guide takes the kiosk over: the visit goes on while one comes, and ends when one is here */
  readonly guide: GuidePresence;
  /** what follows is recorded as rehearsal */
  readonly isRehearsal: boolean;
  /** the centre is closed by its opening hours: nobody is expected, and whoever touches the screen is welcome */
  readonly closed: Closed | null;
  /** shown in place of the tour */
  readonly notice: 'out-of-order' | 'cleaning' | null;
  /** what is left of cleaning at the moment of the answer; 0 when there is none */
  readonly cleaningMs: number;
}
