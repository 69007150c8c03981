import { closedAt, type Closed } from '../../core/opening-hours.ts';
import type { Settings } from '../../core/settings.ts';

/** Asked anew rather than waited for: the clock of the machine may be set, and staff may change the hours. */
const lookMs = 5_000;

interface OpeningParts {
  readonly settings: () => Promise<Settings>;
  /** UTC, ms since 1970 */
  readonly now: () => number;
  /** how it is, every time somebody looked */
  readonly onLook: (closed: Closed | null) => void;
}

/** Looks, as long as the kiosk runs, whether the centre is open. */
export function watchOpening({ settings, now, onLook }: OpeningParts): void {
  const look = async () => {
    const { openingHours, timeZone } = await settings();
    onLook(closedAt(openingHours, timeZone, now()));
  };
  void look();
  setInterval(() => void look(), lookMs).unref();
}
