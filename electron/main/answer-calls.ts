import type { WebContents } from 'electron';
import type { Beginning, CallName, Handlers } from '../core/contract.ts';
import type { Pack } from '../core/content.ts';
import type { Language } from '../core/language.ts';
import type { Options } from '../core/options.ts';
import { success } from '../core/result.ts';
import type { Settings } from '../core/settings.ts';
import type { ChosenPack } from './choose-pack.ts';
import type { InterestStore } from './interest-store.ts';
import type { LoadedSettings } from './settings-file.ts';

interface Parts {
  readonly options: Options;
  readonly settings: Promise<LoadedSettings>;
  readonly pack: Promise<ChosenPack>;
  readonly store: Pick<InterestStore, 'record' | 'closeOpenVisits'>;
  readonly beat: (sender: WebContents) => void;
  /** the first window that answers a touch is there */
  readonly onInteractive: () => void;
  /** a line for the terminal and the log */
  readonly tell: (level: 'info' | 'warning', line: string) => void;
}

/** The calls of the tour itself, and those that every window makes. */
type TourCall = Extract<CallName, 'begin' | 'recordInterest' | 'reportInteractive' | 'beat' | 'reportFault'>;

/** What main answers to the visitors' window. */
export function answerTour({ options, settings, pack, store, beat, onInteractive, tell }: Parts): Pick<Handlers<WebContents>, TourCall> {
  let isInteractive = false;
  let hasBegun = false;
  return {
    begin: async () => {
      // A page that begins again, after a crash or a fault of its own, has forgotten the visit it was in.
      if (hasBegun) void store.closeOpenVisits();
      hasBegun = true;
      return success(beginning(options, (await settings).settings, (await pack).pack));
    },
    recordInterest: async (event) => {
      const { kioskId } = (await settings).settings;
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

function beginning(options: Options, settings: Settings, pack: Pack): Beginning {
  const { narrationStartsByItself, volume, staffGesture } = settings;
  return {
    pack,
    language: firstLanguage([options.language, settings.language], pack),
    settings: { idleSeconds: options.idleSeconds ?? settings.idleSeconds, narrationStartsByItself, volume, staffGesture },
  };
}

/** The first wish that the pack can be shown in. */
export function firstLanguage(wishes: readonly (Language | null | undefined)[], pack: Pack): Language {
  for (const wish of wishes) {
    if (wish && pack.languages.includes(wish)) return wish;
  }
  return pack.defaultLanguage;
}

function millisecondsSinceStart(): number {
  return Math.round(Date.now() - (process.getCreationTime() ?? performance.timeOrigin));
}
