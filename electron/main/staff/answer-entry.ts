import type { Handlers } from '../../core/contract.ts';
import { languages as allLanguages, type Language } from '../../core/language.ts';
import { refusal, success } from '../../core/result.ts';
import type { Settings } from '../../core/settings.ts';
import type { ChosenPack } from '../choose-pack.ts';
import type { Takeover } from '../tour/takeover.ts';
import type { StaffAccess } from './access.ts';
import type { Panels } from './panels.ts';
import type { StandingOrders } from './standing-orders.ts';

export interface EntryParts {
  readonly access: StaffAccess;
  readonly panels: Panels;
  readonly takeover: Takeover;
  readonly standing: StandingOrders;
  readonly pack: Promise<ChosenPack>;
  readonly settings: () => Promise<Settings>;
  readonly panelLanguage: PanelLanguage;
}

type EntryCall =
  | 'followStanding'
  | 'openEntry'
  | 'beginEntry'
  | 'proposePins'
  | 'setUpAccess'
  | 'enterPin'
  | 'enterWithKey'
  | 'leavePanel'
  | 'keepPanelOpen'
  | 'choosePanelLanguage'
  | 'makeWay';

/** The language of staff: the last one chosen at a panel, else the kiosk's first. */
export class PanelLanguage {
  private chosen: Language | null = null;
  private readonly first: () => Promise<Language>;

  constructor(first: () => Promise<Language>) {
    this.first = first;
  }

  choose(language: Language): void {
    this.chosen = language;
  }

  async present(): Promise<Language> {
    return this.chosen ?? (await this.first());
  }
}

/** What main answers to the gesture, the set-up and the PIN pad. */
export function answerEntry({ access, panels, takeover, standing, panelLanguage }: EntryParts): Pick<Handlers<unknown>, EntryCall> {
  return {
    followStanding: async ({ seen }) => success(await standing.next(seen)),
    openEntry: async () => {
      if (panels.kind !== null) return success(null);
      const { shows } = await access.look();
      // Twice at once is once; and during cleaning nothing opens.
      if (panels.kind === null && standing.present.notice !== 'cleaning') panels.open(shows === 'set-up' ? 'set-up' : 'pin');
      return success(null);
    },
    beginEntry: async () => success({ ...(await access.look()), language: await panelLanguage.present(), languages: allLanguages }),
    proposePins: () => access.propose(),
    setUpAccess: async (typed) => {
      const stored = await access.setUp(typed);
      if (stored.ok && panels.kind === 'set-up') panels.open('pin');
      return stored;
    },
    enterPin: async ({ pin }) => opened(await access.enterPin(pin), panels, takeover),
    enterWithKey: async () => opened(await access.enterWithKey(), panels, takeover),
    leavePanel: () => {
      panels.close('left');
      return success(null);
    },
    keepPanelOpen: () => {
      panels.touch();
      return success(null);
    },
    makeWay: () => {
      takeover.makeWay();
      return success(null);
    },
    choosePanelLanguage: ({ language }) => {
      panelLanguage.choose(language);
      return success(null);
    },
  };
}

/** The panel comes only where the pad still stands: a try that outlived it opens nothing. */
function opened<Answer extends { readonly outcome: string }>(answer: Answer, panels: Panels, takeover: Takeover) {
  if (panels.kind !== 'pin') return refusal('failed', 'the entry is closed');
  panels.touch();
  if (answer.outcome === 'opened') panels.open('staff');
  if (answer.outcome === 'guide') takeover.begin();
  return success(answer);
}
