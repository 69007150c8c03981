import type { InterestEvent } from './interest.ts';
import { assertNever } from './result.ts';
import { clockFrom } from './run-clock.ts';
import type { GuideAction, TourAction } from './tour-actions.ts';
import { allotted, budgetsById, timePassed } from './tour-clock.ts';
import { showExhibit, useExhibit } from './tour-exhibit.ts';
import { tourLimits } from './tour-limits.ts';
import type { TourPlan } from './tour-plan.ts';
import { replanned, showable, withMinutes, withoutStop, withStop, withStopMoved } from './tour-route.ts';
import type { PreparedTour, Tour, TourContext, TourRules, TourState } from './tour-state.ts';
import { arrive, changeVoice, endNarration, followNarration, goTo, leaveStop, neighbour, pauseNarration, placeOf, playNarration } from './tour-steps.ts';
import { Recorder } from './visit-recorder.ts';

/** An appointment is not fixed to end later than this. */
const longestMs = 4 * 60 * 60_000;

export interface TourStep {
  readonly state: TourState;
  readonly events: readonly InterestEvent[];
  /** false: the action made no sense at this point and changed nothing */
  readonly isDone: boolean;
}

/** The tour after an action, and what is to be recorded of it. Never throws. */
export function advanceTour(state: TourState, action: TourAction, context: TourContext): TourStep {
  const none = { state, events: [], isDone: false };
  switch (action.type) {
    case 'prepare': {
      const isFree = state === null || state.phase === 'prepared' || state.phase === 'finished';
      const prepared = isFree ? prepare(action.plan, context) : null;
      return prepared ? { state: prepared, events: [], isDone: true } : none;
    }
    case 'start':
      return state?.phase === 'prepared' ? begin(state.plan, context) : none;
    case 'close':
      return state?.phase === 'prepared' || state?.phase === 'finished' ? { state: null, events: [], isDone: true } : none;
    default: {
      if (state === null || state.phase === 'prepared') return none;
      const run = new Recorder<Tour>(timePassed(state, context.now), context);
      followNarration(run);
      const isDone = apply(run, action, context);
      return { state: run.visit, events: run.events, isDone };
    }
  }
}

/** A plan without what the pack does not show; null where nothing is left. */
function prepare(plan: TourPlan, { now, rules }: TourContext): PreparedTour | null {
  const stops = plan.stops.flatMap((stop) => showable(stop, rules.places) ?? []);
  if (stops.length === 0) return null;
  return { phase: 'prepared', plan: { ...plan, stops }, preparedAt: Number.isSafeInteger(now.at) && now.at >= 0 ? now.at : 0 };
}

function begin({ stops, isRehearsal, ...plan }: TourPlan, context: TourContext): TourStep {
  const { now, rules, newId } = context;
  const [language = 'ru', second] = plan.languages;
  const tour: Tour = {
    phase: 'running',
    id: newId(),
    mode: isRehearsal ? 'rehearsal' : 'guided',
    plan,
    startedAt: Number.isFinite(now.at) ? now.at : 0,
    ...clockFrom(now),
    seq: 0,
    language,
    endMs: plan.minutes * 60_000,
    isEndFixed: false,
    heldFromMs: null,
    heldMs: 0,
    stops: stops.map(({ lab, steps, minutes }, position) => ({ id: position + 1, lab, steps, planMs: minutes * 60_000, activeMs: 0, heldMs: 0, seen: [] })),
    lastStopId: stops.length,
    stop: 0,
    step: 0,
    allotmentMs: 0,
    spentMs: 0,
    stepPlanMs: 0,
    stepSpentMs: 0,
    stay: { activeMs: 0, heldMs: 0 },
    shortened: [],
    stageLanguages: second ? [language, second] : [language],
    isBlack: false,
    pointer: null,
    exhibit: null,
    listening: null,
    playsOn: false,
    volume: Math.min(rules.initialVolume, rules.volumeLimit),
    questions: [],
    hands: [],
  };
  // The minutes of the stops are made to fill the appointment, however they were planned.
  const plans = new Map(tour.stops.map(({ id, planMs }) => [id, planMs]));
  const run = new Recorder<Tour>({ ...replanned(allotted(tour, 0), plans), shortened: [] }, context);
  run.record('visit-started', null, null, null);
  run.record('tour-started', null, null, { languages: plan.languages, people: plan.people, minutes: plan.minutes });
  arrive(run);
  return { state: run.visit, events: run.events, isDone: true };
}

type Applied = Exclude<TourAction, { readonly type: 'prepare' | 'start' | 'close' }>;

/** Applies an action to the recorder's tour; true when it did something. */
function apply(run: Recorder<Tour>, action: Applied, context: TourContext): boolean {
  if (action.type === 'mark-question') return markQuestion(run, action);
  if (run.visit.phase === 'finished') return false;
  switch (action.type) {
    case 'tick':
      return false;
    case 'finish':
      return end(run, 'finished');
    case 'run-out':
      return end(run, 'idle');
    case 'abandon':
      return end(run, 'restart');
    case 'next':
    case 'previous': {
      const target = neighbour(run.visit, action.type === 'next' ? 1 : -1);
      return target !== null && goTo(run, target.stop, target.step);
    }
    case 'jump': {
      const stop = run.visit.stops.findIndex(({ id }) => id === action.stop);
      const step = action.step === null ? 0 : (run.visit.stops[stop]?.steps.indexOf(action.step) ?? -1);
      return stop >= 0 && step >= 0 && goTo(run, stop, step);
    }
    case 'hold':
      return hold(run);
    case 'resume':
      return resume(run, context.rules);
    case 'drop-stop':
      return replace(run, withoutStop(run.visit, action.stop));
    case 'add-stop': {
      const added = showable(action.added, context.rules.places);
      return replace(run, added && withStop(run.visit, added, action.before));
    }
    case 'move-stop':
      return replace(run, withStopMoved(run.visit, action.stop, action.before));
    case 'set-minutes':
      return replace(run, withMinutes(run.visit, action.stop, action.minutes));
    case 'fix-end':
      return fixEnd(run, action.at, context.now.at);
    case 'count-hands':
      return countHands(run, action, context.rules);
    case 'note-question':
      return noteQuestion(run, action, context);
    default:
      return show(run, action, context.rules);
  }
}

type ShowAction = Extract<GuideAction, { readonly type: `${string}-narration` | 'set-volume' | 'black-out' | 'point' | `${string}-exhibit` | 'set-stage-languages' }>;

/** What the guide does to the stage alone. */
function show(run: Recorder<Tour>, action: ShowAction, rules: TourRules): boolean {
  const { visit: tour } = run;
  switch (action.type) {
    case 'play-narration':
      return tour.phase === 'running' && playNarration(run, rules);
    case 'pause-narration':
      run.change({ playsOn: false });
      return pauseNarration(run) || tour.playsOn;
    case 'skip-narration':
      return endNarration(run);
    case 'set-volume': {
      const volume = Math.min(action.volume, rules.volumeLimit);
      run.change({ volume });
      return volume !== tour.volume;
    }
    case 'black-out':
      run.change({ isBlack: action.isOn });
      return action.isOn !== tour.isBlack;
    case 'point':
      run.change({ pointer: action.at });
      return true;
    case 'show-exhibit':
      return showExhibit(run, rules, action.isOn);
    case 'use-exhibit':
      return useExhibit(run, rules, action.action);
    case 'set-stage-languages': {
      const [language = tour.language] = action.languages;
      if (action.languages.join() === tour.stageLanguages.join()) return false;
      if (language !== tour.language) {
        changeVoice(run, rules, language);
        run.change({ language });
        run.record('language-chosen', placeOf(tour).lab, null, null);
      }
      run.change({ stageLanguages: action.languages });
      return true;
    }
    default:
      return assertNever(action);
  }
}

function replace(run: Recorder<Tour>, tour: Tour | null): boolean {
  if (tour) run.change(tour);
  return tour !== null;
}

/** A question: the clock stands, and so does the narration. */
function hold(run: Recorder<Tour>): boolean {
  const { phase, elapsedMs } = run.visit;
  if (phase !== 'running') return false;
  const playsOn = pauseNarration(run);
  run.change({ phase: 'held', heldFromMs: elapsedMs, playsOn });
  return true;
}

/** On with the tour: the minutes that the question left are shared out anew. */
function resume(run: Recorder<Tour>, rules: TourRules): boolean {
  const { phase, playsOn } = run.visit;
  if (phase !== 'held') return false;
  const before = budgetsById(run.visit);
  run.change(replanned({ ...run.visit, phase: 'running', heldFromMs: null, playsOn: false }, before));
  if (playsOn) playNarration(run, rules);
  return true;
}

function fixEnd(run: Recorder<Tour>, at: number, now: number): boolean {
  const { visit: tour } = run;
  if (!Number.isFinite(now)) return false;
  const inMs = Math.round(at - now);
  if (inMs < 0 || inMs > longestMs) return false;
  const before = budgetsById(tour);
  // What remains is what the guide said, in the middle of a question too: the clock is held from here.
  const heldFromMs = tour.phase === 'held' ? tour.elapsedMs : null;
  run.change(replanned({ ...tour, endMs: tour.elapsedMs + inMs, isEndFixed: true, heldFromMs }, before));
  return true;
}

function countHands(run: Recorder<Tour>, { lab, topic, count }: Extract<GuideAction, { type: 'count-hands' }>, rules: TourRules): boolean {
  if (!rules.places.some((place) => place.id === lab && place.topics.includes(topic))) return false;
  const others = run.visit.hands.filter((each) => each.lab !== lab || each.topic !== topic);
  run.change({ hands: count > 0 ? [...others, { lab, topic, count }] : others });
  return true;
}

function noteQuestion(run: Recorder<Tour>, { text, language }: Extract<GuideAction, { type: 'note-question' }>, { newId }: TourContext): boolean {
  const { questions, elapsedMs } = run.visit;
  if (questions.length >= tourLimits.questions) return false;
  const { lab, step } = placeOf(run.visit);
  run.record('question-asked', lab, step, null);
  run.change({ questions: [...questions, { id: newId(), text, language, state: 'to-answer', lab, step, askedMs: elapsedMs }] });
  return true;
}

function markQuestion(run: Recorder<Tour>, { question, state }: Extract<GuideAction, { type: 'mark-question' }>): boolean {
  const found = run.visit.questions.find(({ id }) => id === question);
  if (!found || found.state === state) return false;
  run.change({ questions: run.visit.questions.map((each) => (each.id === question ? { ...each, state } : each)) });
  return true;
}

/** Ends the tour, closing whatever is open. Hands count as they stand now: one counted wrong and put right counts once. */
function end(run: Recorder<Tour>, reason: 'finished' | 'idle' | 'restart'): true {
  endNarration(run);
  leaveStop(run);
  for (const { lab, topic, count } of run.visit.hands) run.record('interest-expressed', lab, null, { topic, count });
  run.record('visit-ended', null, null, { reason });
  run.change({ phase: 'finished', heldFromMs: null, isBlack: false, pointer: null, exhibit: null, shortened: [] });
  return true;
}
