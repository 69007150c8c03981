import i18next from 'i18next';
import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Beginning } from '../../electron/core/contract.ts';
import type { Lab, Pack, Step } from '../../electron/core/content.ts';
import type { InterestEvent } from '../../electron/core/interest.ts';
import type { Moment } from '../../electron/core/run-clock.ts';
import type { Standing } from '../../electron/core/standing.ts';
import { takeoverNoticeMs } from '../../electron/core/tour-takeover.ts';
import type { TourTerms } from '../../electron/core/tour-terms.ts';
import { advance, secondsToAnswer } from '../../electron/core/visit.ts';
import { standingAt, type Place, type VisitAction, type VisitRules, type VisitState } from '../../electron/core/visit-state.ts';
import { NarrationPlayer } from '../parts/narration-player.ts';
import { stepTrack } from '../parts/step-track.ts';
import { followStanding } from './follow-standing.ts';
import { followTerms } from './follow-terms.ts';

/** Seconds to answer "still there?", as the art direction sets it; at least 20 by WCAG 2.2.1. */
const answerMs = 25_000;

export interface SessionState {
  readonly visit: VisitState;
  /** seconds left to answer "still there?"; null: it is not being asked */
  readonly secondsToAnswer: number | null;
  /** what staff told the kiosk to do; null until main has said */
  readonly standing: Standing | null;
  /** what this visit, or the next one, goes by */
  readonly terms: TourTerms;
  readonly rules: VisitRules;
}

/** One kiosk's run of visits: the visit machine, its clock, the narration that follows it. */
export interface Session {
  readonly pack: Pack;
  readonly state: StoreApi<SessionState>;
  readonly narration: NarrationPlayer;
  readonly dispatch: (action: VisitAction) => void;
}

function rulesOf(pack: Pack, { language, contact, settings }: TourTerms): VisitRules {
  return {
    packVersion: pack.version,
    labs: pack.labs,
    defaultLanguage: language,
    idleMs: settings.idleSeconds * 1000,
    answerMs,
    initialVolume: settings.volume.initial,
    volumeLimit: settings.volume.limit,
    initialDisplay: settings.display,
    isContactOffered: contact.isOffered,
  };
}

function now(): Moment {
  return { at: Date.now(), monotonicMs: performance.now() };
}

/** The laboratory and step of a place, if it is a step. */
export function stepOf(pack: Pack, place: Place | null): { readonly lab: Lab; readonly step: Step } | null {
  if (place?.screen !== 'step') return null;
  const lab = pack.labs.find(({ id }) => id === place.lab);
  const step = lab?.steps.find(({ id }) => id === place.step);
  return lab && step ? { lab, step } : null;
}

/** An event goes its way at once; the screen never waits for it, and main keeps it until it is durable. */
function send(event: InterestEvent): void {
  void window.kiosk.recordInterest(event).then((result) => {
    if (!result.ok) void window.kiosk.reportFault({ what: `${event.kind} was not recorded: ${result.message}` });
  });
}

/** Starts the run of visits that a window is for. */
export function startSession(beginning: Beginning): Session {
  const { pack } = beginning;
  const under = (terms: TourTerms) => ({ terms, rules: rulesOf(pack, terms) });
  const state = createStore<SessionState>(() => ({ visit: null, secondsToAnswer: null, standing: null, ...under(beginning) }));
  let newest: TourTerms = beginning;

  const dispatch = (wanted: VisitAction): void => {
    const { visit: before, rules, terms, standing } = state.getState();
    const isRehearsal = wanted.type === 'start' && standing?.isRehearsal === true;
    const action: VisitAction = isRehearsal ? { ...wanted, mode: 'rehearsal' } : wanted;
    const { state: visit, events } = advance(before, action, { now: now(), newId, rules });
    events.forEach(send);
    const isSettled = visit !== null || terms === newest;
    state.setState({ visit, secondsToAnswer: visit && secondsToAnswer(visit, rules, now()), ...(isSettled ? {} : under(newest)) });
    follow(before, visit);
  };

  const narration = new NarrationPlayer({
    onPlaying: (positionMs, durationMs) => dispatch({ type: 'narration-playing', positionMs, durationMs }),
    onPaused: (positionMs) => dispatch({ type: 'narration-paused', positionMs }),
    onEnded: () => dispatch({ type: 'narration-ended' }),
  });

  /** Lets language and narration follow the visit. */
  const follow = (before: VisitState, visit: VisitState): void => {
    const { terms } = state.getState();
    const language = visit?.language ?? terms.language;
    if (i18next.language !== language) void i18next.changeLanguage(language);
    if (visit && visit.sound !== before?.sound) narration.setVolume(visit.sound.volume, visit.sound.muted);
    // A question is asked from where the visitor stands: the narration waits there.
    if (visit?.place.screen === 'question') narration.pause();
    const [from, to] = [before && standingAt(before.place), visit && standingAt(visit.place)];
    if (from === to && before?.language === visit?.language) return;
    const found = stepOf(pack, to);
    if (!found) return narration.load({ url: null, cues: [] });
    const track = stepTrack(found.lab, found.step, language);
    if (from === to) return narration.swap(track);
    narration.load(track);
    if (terms.settings.narrationStartsByItself) narration.play();
  };

  /** For a guide: at once where nobody is, else when the visitor has read why. */
  const makeWay = (): void => {
    if (state.getState().visit === null) {
      void window.kiosk.makeWay();
      return;
    }
    narration.pause();
    setTimeout(() => void window.kiosk.makeWay(), takeoverNoticeMs);
  };

  void followStanding((standing) => {
    const before = state.getState().standing;
    state.setState({ standing });
    const isOver = standing.notice !== null || standing.guide === 'here' || standing.isRehearsal !== (before?.isRehearsal ?? false);
    if (isOver) dispatch({ type: 'take-over' });
    if (standing.guide === 'coming' && before?.guide !== 'coming') makeWay();
    if (standing.isCovered === (before?.isCovered ?? false)) return;
    if (standing.isCovered) narration.pause();
    dispatch({ type: standing.isCovered ? 'hidden' : 'shown' });
  });
  setInterval(() => state.getState().visit && dispatch({ type: 'tick' }), 1000);
  document.addEventListener('visibilitychange', () => dispatch({ type: document.hidden ? 'hidden' : 'shown' }));
  // A visit keeps the terms it began with.
  void followTerms(beginning.version, (terms) => {
    newest = terms;
    if (state.getState().visit !== null) return;
    state.setState(under(terms));
    follow(null, null);
  });
  return { pack, state, narration, dispatch };
}
