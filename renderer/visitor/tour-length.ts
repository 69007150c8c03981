import type { Pack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';

/** A step without narration is taken to last this long. */
const silentStepMs = 25_000;

/** Whole minutes, at least one, that the pack's laboratories take to hear in a language. */
export function tourMinutes(pack: Pack, language: Language): number {
  const ms = pack.labs
    .flatMap(({ steps }) => steps)
    .reduce((sum, step) => sum + (step.narration[language]?.cues.at(-1)?.endMs ?? silentStepMs), 0);
  return Math.max(1, Math.round(ms / 60_000));
}
