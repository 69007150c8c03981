import { app, type WebContents } from 'electron';
import type { Audit } from '../../core/audit.ts';
import type { Handlers } from '../../core/contract.ts';
import { success } from '../../core/result.ts';
import type { ChosenPack } from '../choose-pack.ts';
import { findDrives, unmountDrive } from '../drives.ts';
import type { InterestStore } from '../interest-store.ts';
import type { LiveSettings } from '../live-settings.ts';
import { RecapCopy } from './recap-copy.ts';
import { RecapDesk } from './recap-desk.ts';
import { RecapPress } from './recap-press.ts';
import { RecapShelf } from './recap-shelf.ts';
import type { TourDesk } from './tour-desk.ts';

interface RecapParts {
  readonly data: string;
  readonly preload: string;
  readonly tours: Pick<TourDesk, 'next'>;
  readonly pack: Promise<Pick<ChosenPack, 'whole'>>;
  readonly live: Pick<LiveSettings, 'present'>;
  readonly store: () => Pick<InterestStore, 'ask'>;
  readonly audit: Audit;
  readonly note: (level: 'info' | 'warning', line: string) => void;
}

export type RecapCall = 'readRecap' | 'reportRecapReady' | 'makeRecap' | 'followRecap' | 'listRecapDrives' | 'copyRecap';

/** When the machine has started in peace, and as long as it runs, recaps are removed that have been kept long enough. */
const forgetAfterMs = 5 * 60_000;
const forgetAgainMs = 60 * 60_000;

/** No version of the tour's is this one: it is answered at once. */
const noneSeen = 0;

/** Everything of recaps in main: printed, kept among the exports, forgotten in time. */
export function setupRecap({ data, preload, tours, pack, live, store, audit, note }: RecapParts): Pick<Handlers<WebContents>, RecapCall> {
  const press = new RecapPress({ preload, isPackaged: app.isPackaged });
  const copier = new RecapCopy({ store, findDrives, unmount: unmountDrive, audit, note });
  const desk = new RecapDesk({
    tour: async () => (await tours.next(noneSeen)).tour,
    pack: async () => (await pack).whole(),
    settings: () => live.present(),
    press,
    shelf: new RecapShelf(data),
    copier,
    now: () => Date.now(),
    audit,
    note,
  });
  const forget = () => void desk.forgetOld().catch((error: unknown) => note('warning', `old recaps were not removed: ${String(error)}`));
  setTimeout(() => {
    forget();
    setInterval(forget, forgetAgainMs).unref();
  }, forgetAfterMs).unref();
  return {
    readRecap: (_argument, sender) => {
      const printed = press.recapFor(sender);
      return printed ? success(printed) : desk.recap();
    },
    reportRecapReady: ({ pages }, sender) => {
      press.ready(sender, pages);
      return success(null);
    },
    makeRecap: () => desk.make(),
    followRecap: async () => success(await desk.state()),
    listRecapDrives: async () => success(await copier.drives()),
    copyRecap: ({ place }) => desk.copy(place),
  };
}
