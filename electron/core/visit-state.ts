import type { Attention } from './attention.ts';
import type { Display, InterestEvent } from './interest.ts';
import type { Language } from './language.ts';
import type { Listening } from './listening.ts';
import type { Moment, RunClock } from './run-clock.ts';

/** What a visit goes by: the pack's structure and the settings. */
export interface VisitRules {
  readonly packVersion: string;
  readonly labs: readonly {
    readonly id: string;
    readonly steps: readonly { readonly id: string }[];
    readonly topics: readonly string[];
    readonly sources: readonly { readonly id: string }[];
    readonly quiz: readonly { readonly id: string; readonly options: readonly string[]; readonly right: string }[];
  }[];
  readonly defaultLanguage: Language;
  /** ms without a touch or narration before "still there?" */
  readonly idleMs: number;
  /** ms to answer it, at least 20 000 (WCAG 2.2.1) */
  readonly answerMs: number;
  /** 0–1 */
  readonly initialVolume: number;
  /** 0–1; no choice of the visitor goes above it */
  readonly volumeLimit: number;
  /** how the screen looks until the visitor chooses */
  readonly initialDisplay: Display;
  /** an e-mail address may be left after a laboratory */
  readonly isContactOffered: boolean;
}

export type Place =
  | PlaceOfTour
  /** where an engineer is asked in writing; `from`: where the visitor stands meanwhile, and is again afterwards */
  | { readonly screen: 'question'; readonly from: PlaceOfTour };

/** A place that is no turning aside from another one. */
type PlaceOfTour =
  | { readonly screen: 'home' }
  | { readonly screen: 'step'; readonly lab: string; readonly step: string }
  | { readonly screen: 'interests'; readonly lab: string }
  | { readonly screen: 'quiz'; readonly lab: string; readonly question: string }
  /** where an e-mail address can be left */
  | { readonly screen: 'contact'; readonly lab: string }
  | { readonly screen: 'finish' };

export interface Sound {
  /** 0–1 of full scale */
  readonly volume: number;
  readonly muted: boolean;
}

/** One visitor, from the first touch to the reset. All times are monotonic ms since it began. */
export interface Visit extends RunClock {
  readonly id: string;
  readonly mode: InterestEvent['mode'];
  readonly seq: number;
  readonly language: Language;
  readonly display: Display;
  readonly sound: Sound;
  readonly place: Place;
  /** attention to the laboratory of `place`; unused elsewhere */
  readonly attention: Attention;
  readonly listening: Listening | null;
  /** last touch or end of narration */
  readonly lastActivity: number;
  /** since when "still there?" is being asked; null when it is not */
  readonly askedAt: number | null;
  readonly isHidden: boolean;
  /** topics marked on the interests screen but not yet confirmed by leaving it */
  readonly marked: readonly string[];
  /** topics expressed, as lab/topic */
  readonly expressed: readonly string[];
  /** reference of the address left in this visit; null: none, or taken back */
  readonly contact: string | null;
  /** steps seen, as lab/step */
  readonly seen: readonly string[];
  /** quiz questions answered, each once, with the option that was chosen */
  readonly answered: readonly { readonly lab: string; readonly question: string; readonly option: string }[];
}

/** null: the attract screen. */
export type VisitState = Visit | null;

export type VisitAction =
  | { readonly type: 'start'; readonly language?: Language; readonly mode?: InterestEvent['mode'] }
  /** staff or a guide take the kiosk: whatever visit goes on is over */
  | { readonly type: 'take-over' }
  | { readonly type: 'touch' }
  | { readonly type: 'go-home' }
  | { readonly type: 'open-lab'; readonly lab: string }
  | { readonly type: 'next' }
  | { readonly type: 'previous' }
  | { readonly type: 'mark-topic'; readonly topic: string; readonly isMarked: boolean }
  | { readonly type: 'open-contact' }
  /** `contact`: a reference, as main gave it */
  | { readonly type: 'contact-given' | 'contact-withdrawn'; readonly contact: string }
  | { readonly type: 'open-question' }
  /** the question is durable; where it arose, as `whereAsked` says */
  | ({ readonly type: 'question-asked' } & QuestionPlace)
  | { readonly type: 'open-source'; readonly source: string }
  | { readonly type: 'open-quiz' }
  | { readonly type: 'answer'; readonly option: string }
  | { readonly type: 'finish' }
  | { readonly type: 'leave' }
  | { readonly type: 'stay' }
  | { readonly type: 'choose-language'; readonly language: Language }
  | { readonly type: 'set-display'; readonly display: Partial<Display> }
  | { readonly type: 'set-sound'; readonly sound: Partial<Sound> }
  | { readonly type: 'narration-playing'; readonly positionMs: number; readonly durationMs: number }
  | { readonly type: 'narration-paused'; readonly positionMs: number }
  | { readonly type: 'narration-ended' }
  | { readonly type: 'hidden' }
  | { readonly type: 'shown' }
  | { readonly type: 'tick' };

export interface VisitContext {
  readonly now: Moment;
  readonly newId: () => string;
  readonly rules: VisitRules;
}

/** Where the visitor stands: asking a question leaves no place. */
export function standingAt(place: Place): PlaceOfTour {
  return place.screen === 'question' ? place.from : place;
}

/** The laboratory a place belongs to. */
export function labOf(place: Place): string | null {
  const standing = standingAt(place);
  return 'lab' in standing ? standing.lab : null;
}

/** Where a question arose; both null outside of the laboratories. */
export interface QuestionPlace {
  readonly lab: string | null;
  readonly step: string | null;
}

/** What a question that is asked at this place is about. */
export function whereAsked(place: Place): QuestionPlace {
  const standing = standingAt(place);
  return { lab: labOf(place), step: standing.screen === 'step' ? standing.step : null };
}
