/** How long touch is off for cleaning. */
export const cleaningMs = 60_000;

/** What staff have told the kiosk to do; the visitors' window follows it. */
export interface Standing {
  /** 1, 2, 3… with every change, so that a window can ask for the next one */
  readonly version: number;
  /** a panel of staff stands over the tour */
  readonly isCovered: boolean;
  /** what follows is recorded as rehearsal */
  readonly isRehearsal: boolean;
  /** shown in place of the tour */
  readonly notice: 'out-of-order' | 'cleaning' | null;
  /** what is left of cleaning at the moment of the answer; 0 when there is none */
  readonly cleaningMs: number;
}
