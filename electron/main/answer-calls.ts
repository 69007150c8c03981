import type { WebContents } from 'electron';
import type { CallName, Handlers } from '../core/contract.ts';
import type { Options } from '../core/options.ts';
import { success } from '../core/result.ts';
import { tourTerms } from '../core/tour-terms.ts';
import type { ChosenPack } from './choose-pack.ts';
import type { InterestStore } from './interest-store.ts';
import type { LiveSettings } from './live-settings.ts';

interface Parts {
  readonly options: Options;
  readonly settings: LiveSettings;
  readonly pack: Promise<ChosenPack>;
  readonly store: Pick<InterestStore, 'record' | 'closeOpenVisits'>;
  /** whether visitors have ever left an address here */
  readonly hadContacts: () => boolean;
  readonly beat: (sender: WebContents) => void;
  /** the first window that answers a touch is there */
  readonly onInteractive: () => void;
  /** a line for the terminal and the log */
  readonly tell: (level: 'info' | 'warning', line: string) => void;
}

/** The calls of the tour itself, and those that every window makes. */
type TourCall = Extract<CallName, 'begin' | 'followTerms' | 'recordInterest' | 'reportInteractive' | 'beat' | 'reportFault'>;

/** What main answers to the visitors' window. */
export function answerTour({ options, settings, pack, store, hadContacts, beat, onInteractive, tell }: Parts): Pick<Handlers<WebContents>, TourCall> {
  /** Once their version is another than the one seen; versions begin at 1. */
  const terms = async (seen: number) => {
    const { version, settings: present } = await settings.after(seen);
    return tourTerms(version, present, options, (await pack).pack, hadContacts());
  };
  let isInteractive = false;
  let hasBegun = false;
  return {
    begin: async () => {
      // A page that begins again, after a crash or a fault of its own, has forgotten the visit it was in.
      if (hasBegun) void store.closeOpenVisits();
      hasBegun = true;
      return success({ ...(await terms(0)), pack: (await pack).pack });
    },
    followTerms: async ({ seen }) => success(await terms(seen)),
    recordInterest: async (event) => {
      const { kioskId } = await settings.present();
      return store.record({ ...event, kioskId });
    },
    reportInteractive: (_argument, sender) => {
      // From here on a visitor can touch it, so from here on it is watched.
      beat(sender);
      // Said once: after a recovery the time since the program's start means nothing.
      if (!isInteractive) tell('info', `interactive after ${millisecondsSinceStart()} ms`);
      isInteractive = true;
      onInteractive();
      return success(null);
    },
    beat: (_argument, sender) => {
      beat(sender);
      return success(null);
    },
    reportFault: ({ what }) => {
      tell('warning', `window: ${what}`);
      return success(null);
    },
  };
}

function millisecondsSinceStart(): number {
  return Math.round(Date.now() - (process.getCreationTime() ?? performance.timeOrigin));
}
