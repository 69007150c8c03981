import { attentionFrom } from './attention.ts';
import { draftMs } from './contact-rules.ts';
import type { InterestEvent } from './interest.ts';
import { assertNever } from './result.ts';
import { broughtTo, clockFrom, type Moment } from './run-clock.ts';
import { positionAt } from './listening.ts';
import { endNarration, isListening, listen, settle, stopListening } from './visit-narration.ts';
import { Recorder } from './visit-recorder.ts';
import {
  labOf,
  standingAt,
  type Place,
  type QuestionPlace,
  type Visit,
  type VisitAction,
  type VisitContext,
  type VisitRules,
  type VisitState,
} from './visit-state.ts';

/**
 * The visit after an action, and what is to be recorded of it. Never throws: an action that makes no sense
 * at this point changes nothing. Whatever happens, a visit left alone ends after
 * `idleMs + answerMs` (plus what is left of playing narration) of ticks.
 */
export function advance(
  state: VisitState,
  action: VisitAction,
  context: VisitContext,
): { readonly state: VisitState; readonly events: readonly InterestEvent[] } {
  if (state === null) return action.type === 'start' ? begin(action, context) : { state, events: [] };
  const recorder = new Recorder(broughtTo(context.now, state), context);
  const isOver = apply(recorder, action, context.rules);
  return { state: isOver ? null : recorder.visit, events: recorder.events };
}

function begin({ language, mode }: Extract<VisitAction, { readonly type: 'start' }>, context: VisitContext) {
  const { rules, now } = context;
  const recorder = new Recorder<Visit>(
    {
      id: context.newId(),
      mode: mode ?? 'self',
      ...clockFrom(now),
      seq: 0,
      language: language ?? rules.defaultLanguage,
      display: rules.initialDisplay,
      sound: { volume: Math.min(rules.initialVolume, rules.volumeLimit), muted: false },
      place: { screen: 'home' },
      attention: attentionFrom(0),
      listening: null,
      lastActivity: 0,
      askedAt: null,
      isHidden: false,
      marked: [],
      expressed: [],
      contact: null,
      seen: [],
      answered: [],
    },
    context,
  );
  recorder.record('visit-started', null, null, null);
  return { state: recorder.visit, events: recorder.events };
}

/** Applies an action to the recorder's visit; true when the visit is over. */
function apply(recorder: Recorder<Visit>, action: VisitAction, rules: VisitRules): boolean {
  switch (action.type) {
    case 'start':
      return false;
    case 'tick':
      return tick(recorder, rules);
    case 'hidden':
    case 'shown':
      settle(recorder, 'absent');
      recorder.change({ isHidden: action.type === 'hidden' });
      return false;
    case 'narration-playing':
      listen(recorder, action.positionMs, action.durationMs);
      return false;
    case 'narration-paused':
    case 'narration-ended':
      stopListening(recorder, action.type === 'narration-paused' ? action.positionMs : null);
      return false;
    case 'leave':
      touch(recorder);
      return end(recorder, 'finished');
    case 'take-over':
      // Nobody touched: what the visitor gave of attention ends with the last touch.
      settle(recorder, 'absent');
      return end(recorder, 'takeover');
    default:
      touch(recorder);
      respond(recorder, action, rules);
      return false;
  }
}

type Answer = Exclude<
  VisitAction,
  { readonly type: 'start' | 'tick' | 'hidden' | 'shown' | 'leave' | 'take-over' | `narration-${string}` }
>;

/** What a visitor's own action does. */
function respond(recorder: Recorder<Visit>, action: Answer, rules: VisitRules): void {
  const { visit } = recorder;
  switch (action.type) {
    case 'touch':
    case 'stay':
      return;
    case 'go-home':
      return go(recorder, { screen: 'home' });
    case 'finish':
      return go(recorder, { screen: 'finish' });
    case 'open-lab': {
      const lab = rules.labs.find(({ id }) => id === action.lab);
      const first = lab?.steps[0];
      if (lab && first) go(recorder, { screen: 'step', lab: lab.id, step: first.id });
      return;
    }
    case 'next':
    case 'previous': {
      if (visit.place.screen === 'question') {
        if (action.type === 'previous') recorder.change({ place: visit.place.from });
        return;
      }
      const target = neighbour(visit.place, rules, action.type === 'next' ? 1 : -1);
      if (target) go(recorder, target);
      return;
    }
    case 'mark-topic': {
      const { place } = visit;
      if (place.screen !== 'interests') return;
      if (!rules.labs.some(({ id, topics }) => id === place.lab && topics.includes(action.topic))) return;
      const others = visit.marked.filter((topic) => topic !== action.topic);
      return recorder.change({ marked: action.isMarked ? [...others, action.topic] : others });
    }
    case 'open-contact': {
      const { place } = visit;
      if (place.screen === 'interests' && rules.isContactOffered) go(recorder, { screen: 'contact', lab: place.lab });
      return;
    }
    case 'contact-given': {
      const { place } = visit;
      if (place.screen !== 'contact') return;
      recorder.change({ contact: action.contact });
      return recorder.record('contact-given', place.lab, null, { contact: action.contact });
    }
    case 'contact-withdrawn':
      if (action.contact === visit.contact) recorder.change({ contact: null });
      return recorder.record('contact-withdrawn', labOf(visit.place), null, { contact: action.contact });
    case 'open-question':
      return turnAside(recorder);
    case 'question-asked':
      if (isOfPack(action, rules)) recorder.record('question-asked', action.lab, action.step, null);
      return;
    case 'open-source': {
      const { place } = visit;
      if (place.screen !== 'step') return;
      if (!rules.labs.some(({ id, sources }) => id === place.lab && sources.some((source) => source.id === action.source))) return;
      return recorder.record('source-opened', place.lab, action.source, null);
    }
    case 'open-quiz': {
      const { place } = visit;
      const first = place.screen === 'interests' ? quizOf(place.lab, rules)[0] : undefined;
      if (place.screen === 'interests' && first) go(recorder, { screen: 'quiz', lab: place.lab, question: first.id });
      return;
    }
    case 'answer':
      return answer(recorder, action.option, rules);
    case 'choose-language':
      if (action.language === visit.language) return;
      recorder.change({ language: action.language });
      return recorder.record('language-chosen', labOf(visit.place), null, null);
    case 'set-display': {
      const display = { ...visit.display, ...action.display };
      if (JSON.stringify(display) === JSON.stringify(visit.display)) return;
      recorder.change({ display });
      return recorder.record('display-changed', labOf(visit.place), null, display);
    }
    case 'set-sound': {
      const volume = action.sound.volume ?? visit.sound.volume;
      const bounded = Number.isFinite(volume) ? Math.min(Math.max(volume, 0), rules.volumeLimit) : visit.sound.volume;
      return recorder.change({ sound: { ...visit.sound, ...action.sound, volume: bounded } });
    }
    default:
      return assertNever(action);
  }
}

/**
 * To the screen where an engineer is asked. Nothing is left by that, neither laboratory nor step nor marks, and the
 * narration only stands still. Not from where an address is left: that, and the code which is shown once, would be lost.
 */
function turnAside(recorder: Recorder<Visit>): void {
  const { place, listening, elapsedMs } = recorder.visit;
  if (place.screen === 'question' || place.screen === 'contact') return;
  if (listening?.isPlaying) stopListening(recorder, positionAt(listening, elapsedMs));
  recorder.change({ place: { screen: 'question', from: place } });
}

function isOfPack({ lab, step }: QuestionPlace, rules: VisitRules): boolean {
  if (lab === null) return step === null;
  const found = rules.labs.find(({ id }) => id === lab);
  return found !== undefined && (step === null || found.steps.some(({ id }) => id === step));
}

/** The first answer to a question counts; another one changes nothing. */
function answer(recorder: Recorder<Visit>, option: string, rules: VisitRules): void {
  const { place, answered } = recorder.visit;
  if (place.screen !== 'quiz') return;
  const { lab, question } = place;
  const asked = quizOf(lab, rules).find(({ id }) => id === question);
  if (!asked?.options.includes(option) || answered.some((one) => one.lab === lab && one.question === question)) return;
  recorder.change({ answered: [...answered, { lab, question, option }] });
  recorder.record('quiz-answered', lab, question, { correct: option === asked.right, option });
}

function quizOf(lab: string, rules: VisitRules): VisitRules['labs'][number]['quiz'] {
  return rules.labs.find(({ id }) => id === lab)?.quiz ?? [];
}

/**
 * The place one step on or back: after the last step come the interests, before the first comes home; on either side
 * of the quiz come the interests, where it was opened.
 */
function neighbour(place: Place, rules: VisitRules, by: 1 | -1): Place | null {
  const lab = rules.labs.find(({ id }) => id === labOf(place));
  if (!lab) return null;
  if (place.screen === 'quiz') {
    const question = lab.quiz[lab.quiz.findIndex(({ id }) => id === place.question) + by];
    return question ? { screen: 'quiz', lab: lab.id, question: question.id } : { screen: 'interests', lab: lab.id };
  }
  if (place.screen === 'contact') return by === -1 ? { screen: 'interests', lab: lab.id } : null;
  const index = place.screen === 'step' ? lab.steps.findIndex(({ id }) => id === place.step) : lab.steps.length;
  const step = lab.steps[index + by];
  if (step) return { screen: 'step', lab: lab.id, step: step.id };
  if (by === -1) return { screen: 'home' };
  return place.screen === 'step' ? { screen: 'interests', lab: lab.id } : null;
}

/** Moves to a place, recording what is left and what is reached. */
function go(recorder: Recorder<Visit>, place: Place): void {
  const from = labOf(recorder.visit.place);
  const to = labOf(place);
  if (recorder.visit.place.screen === place.screen && place.screen !== 'step' && place.screen !== 'quiz') return;
  endNarration(recorder);
  if (standingAt(recorder.visit.place).screen === 'interests') expressMarked(recorder);
  if (from !== null && from !== to) recorder.record('lab-left', from, null, { activeMs: recorder.visit.attention.activeMs });
  recorder.change({ place });
  if (to !== null && from !== to) {
    recorder.change({ attention: attentionFrom(recorder.visit.elapsedMs) });
    recorder.record('lab-opened', to, null, null);
  }
  if (place.screen === 'step') {
    recorder.record('step-viewed', place.lab, place.step, null);
    const seen = `${place.lab}/${place.step}`;
    if (!recorder.visit.seen.includes(seen)) recorder.change({ seen: [...recorder.visit.seen, seen] });
  }
}

/** Ends the visit, closing whatever is open, once. */
function end(recorder: Recorder<Visit>, reason: 'idle' | 'finished' | 'takeover'): true {
  endNarration(recorder);
  if (standingAt(recorder.visit.place).screen === 'interests') expressMarked(recorder);
  const lab = labOf(recorder.visit.place);
  if (lab !== null) recorder.record('lab-left', lab, null, { activeMs: recorder.visit.attention.activeMs });
  recorder.record('visit-ended', null, null, { reason });
  return true;
}

/** Marked topics count when the visitor leaves the screen, so that one unmarked again never does. */
function expressMarked(recorder: Recorder<Visit>): void {
  const { place, marked } = recorder.visit;
  const lab = labOf(place);
  if (lab === null) return;
  for (const topic of marked) {
    const key = `${lab}/${topic}`;
    if (recorder.visit.expressed.includes(key)) continue;
    recorder.record('interest-expressed', lab, null, { topic });
    recorder.change({ expressed: [...recorder.visit.expressed, key] });
  }
  recorder.change({ marked: [] });
}

/** A sign of life: attention up to now counts, and the question "still there?" is answered. */
function touch(recorder: Recorder<Visit>): void {
  settle(recorder, 'touched');
  recorder.change({ lastActivity: recorder.visit.elapsedMs, askedAt: null });
}

/** Time passes without a touch. True when that ends the visit. */
function tick(recorder: Recorder<Visit>, rules: VisitRules): boolean {
  const { elapsedMs } = recorder.visit;
  if (isListening(recorder.visit.listening, elapsedMs)) return false;
  if (recorder.visit.listening?.isPlaying) stopListening(recorder, null);
  const { askedAt, lastActivity, place } = recorder.visit;
  if (askedAt !== null) return elapsedMs - askedAt >= rules.answerMs ? end(recorder, 'idle') : false;
  if (elapsedMs - lastActivity < idleMsAt(place, rules)) return false;
  // The finish screen has said goodbye and asks nothing: there is nothing to lose by leaving it.
  if (place.screen === 'finish') return end(recorder, 'finished');
  recorder.change({ askedAt: elapsedMs });
  return false;
}

/** An address or a question half typed stays on the screen for a minute at most, whatever the settings say of other places. */
function idleMsAt({ screen }: Place, { idleMs, answerMs }: VisitRules): number {
  return screen === 'contact' || screen === 'question' ? Math.min(idleMs, draftMs - answerMs) : idleMs;
}

/** Seconds left to answer "still there?", or null when it is not being asked. */
export function secondsToAnswer(visit: Visit, rules: VisitRules, now: Moment): number | null {
  if (visit.askedAt === null) return null;
  // askedAt is rounded: at the very moment of asking it may lie a fraction of a millisecond ahead.
  const elapsed = Math.max(0, now.monotonicMs - visit.beganMonotonicMs - visit.askedAt);
  return Math.max(0, Math.ceil((rules.answerMs - elapsed) / 1000));
}
