import type { Language } from './language.ts';
import { dueAt, heardFraction, positionAt } from './listening.ts';
import { allotted } from './tour-clock.ts';
import type { Tour, TourRules } from './tour-state.ts';
import type { Recorder } from './visit-recorder.ts';

type Run = Recorder<Tour>;

/** Where the tour is: laboratory and step, null where its stop has none. */
export function placeOf({ stops, stop, step }: Tour): { readonly lab: string | null; readonly step: string | null } {
  const here = stops[stop];
  return { lab: here?.lab ?? null, step: here?.steps[step] ?? null };
}

/** The step one on or back, across the ends of stops; null: there is none. */
export function neighbour({ stops, stop, step }: Tour, by: 1 | -1): { readonly stop: number; readonly step: number } | null {
  const here = stops[stop];
  const beside = stops[stop + by];
  const within = step + by;
  if (within >= 0 && within < (here?.steps.length ?? 0)) return { stop, step: within };
  if (!beside) return null;
  return { stop: stop + by, step: by === 1 ? 0 : Math.max(0, beside.steps.length - 1) };
}

/** The first stop of a tour that begins. */
export function arrive(run: Run): void {
  const { lab } = placeOf(run.visit);
  if (lab !== null) run.record('lab-opened', lab, null, null);
  view(run);
}

/** Moves to a step, recording what is left and what is reached. False: it is there already. */
export function goTo(run: Run, stop: number, step: number): boolean {
  const from = run.visit;
  if (from.stop === stop && from.step === step) return false;
  endNarration(run);
  run.change({ exhibit: null });
  if (from.stop === stop) {
    run.change({ step, stepSpentMs: 0 });
    view(run);
    return true;
  }
  leaveStop(run);
  run.change({ ...allotted(run.visit, stop), step });
  arrive(run);
  return true;
}

/** Records the laboratory that is left, with the times of this stay. */
export function leaveStop(run: Run): void {
  const { lab } = placeOf(run.visit);
  if (lab !== null) run.record('lab-left', lab, null, run.visit.stay);
}

function view(run: Run): void {
  const { lab, step } = placeOf(run.visit);
  if (lab === null || step === null) return;
  run.record('step-viewed', lab, step, null);
  const isHere = (position: number) => position === run.visit.stop;
  run.change({
    stops: run.visit.stops.map((stop, position) => (isHere(position) && !stop.seen.includes(step) ? { ...stop, seen: [...stop.seen, step] } : stop)),
  });
}

/** How long the present step is heard in a language; null where it is not heard at all. */
function narrationMs(tour: Tour, rules: TourRules, language: Language | undefined): number | null {
  const { lab, step } = placeOf(tour);
  const found = rules.places.find(({ id }) => id === lab)?.steps.find(({ id }) => id === step);
  const durationMs = (language && found?.narrationMs[language]) ?? 0;
  return durationMs > 0 ? durationMs : null;
}

/** Plays the present step's narration, from its beginning or from where it paused; an exhibit makes way for the step. False: there is none, or it plays. */
export function playNarration(run: Run, rules: TourRules): boolean {
  const { listening, elapsedMs, stageLanguages } = run.visit;
  if (listening) {
    if (listening.isPlaying) return false;
    run.change({ listening: { ...listening, since: elapsedMs, isPlaying: true }, exhibit: null });
    return true;
  }
  const { lab, step } = placeOf(run.visit);
  const durationMs = narrationMs(run.visit, rules, stageLanguages[0]);
  if (lab === null || step === null || durationMs === null) return false;
  run.record('narration-started', lab, step, null);
  run.change({ listening: { lab, step, durationMs, positionMs: 0, since: elapsedMs, isPlaying: true }, exhibit: null });
  return true;
}

/** False: nothing plays. */
export function pauseNarration(run: Run): boolean {
  const { listening, elapsedMs } = run.visit;
  if (!listening?.isPlaying) return false;
  run.change({ listening: { ...listening, positionMs: positionAt(listening, elapsedMs), since: elapsedMs, isPlaying: false } });
  return true;
}

/** Records how much of the open narration was reached. False: none is open. */
export function endNarration(run: Run): boolean {
  const { listening, elapsedMs } = run.visit;
  run.change({ playsOn: false });
  if (!listening) return false;
  run.change({ listening: null });
  run.record('narration-ended', listening.lab, listening.step, { fraction: heardFraction(listening, elapsedMs) });
  return true;
}

/** Ends a narration whose time has come. */
export function followNarration(run: Run): boolean {
  const { listening, elapsedMs } = run.visit;
  return listening?.isPlaying === true && elapsedMs >= dueAt(listening) && endNarration(run);
}

/** The narration goes on in another language, as far in as it was; where that has none, it ends. */
export function changeVoice(run: Run, rules: TourRules, language: Language | undefined): void {
  const { listening, elapsedMs } = run.visit;
  if (!listening) return;
  const durationMs = narrationMs(run.visit, rules, language);
  if (durationMs === null) {
    endNarration(run);
    return;
  }
  const positionMs = (positionAt(listening, elapsedMs) / listening.durationMs) * durationMs;
  run.change({ listening: { ...listening, durationMs, positionMs, since: elapsedMs } });
}
