import type { Pack, WholePack } from './content.ts';
import type { Display } from './interest.ts';
import type { Language } from './language.ts';
import type { Standing } from './standing.ts';

/** How the PIN pad stands: tries until it locks, and how long it is locked (ms, 0: it is not). */
export interface PadState {
  readonly triesLeft: number;
  readonly lockedMs: number;
}

/** What the entry shows first. `broken`: access.json cannot be read; only the recovery file helps. */
export interface EntryBeginning {
  readonly shows: 'set-up' | 'pin' | 'broken';
  readonly pad: PadState;
  readonly language: Language;
  readonly languages: readonly Language[];
}

export interface ProposedPins {
  readonly guide: string;
  readonly staff: string;
}

/**
 * What a try came to. `opened`: the panel comes. `guide`: the guide's console comes. `no-key`: no drive
 * with a key file. `busy`: another try is being looked at.
 */
export interface EntryAnswer {
  readonly outcome: 'opened' | 'guide' | 'wrong' | 'locked' | 'no-key' | 'busy';
  readonly pad: PadState;
}

export type ConfirmAnswer =
  | { readonly outcome: 'confirmed'; readonly proof: string }
  | { readonly outcome: 'wrong' | 'locked' | 'busy' | 'no-key'; readonly pad: PadState };

/** What the staff panel needs before its first frame. */
export interface StaffBeginning {
  readonly pack: Pack;
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly kioskName: string;
  readonly standing: Standing;
  /** ms without a touch until the panel closes; the strip that warns counts from it */
  readonly idleMs: number;
}

/** What the guide's console needs before its first frame. */
export interface GuideBeginning {
  readonly pack: WholePack;
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly display: Display;
  /** the centre's, whatever the machine's own is */
  readonly timeZone: string;
}

/** What the stage needs before its first frame. */
export interface StageBeginning {
  readonly pack: WholePack;
  /** while there is no tour */
  readonly language: Language;
  readonly display: Display;
}
