import type { Cue } from './content.ts';
import type { Language } from './language.ts';

/** Characters a person comfortably reads in a second, by script. */
const readingSpeed: Readonly<Record<Language, number>> = { ru: 13, en: 14, 'zh-Hans': 4 };

const pauseMs = 300;

/** Cues for sentences nobody has spoken yet: each stands as long as it takes to read. */
export function readingCues(
  sentences: readonly { readonly id: string; readonly text: string }[],
  language: Language,
): readonly Cue[] {
  let startMs = 0;
  return sentences.map(({ id, text }) => {
    const endMs = startMs + Math.max(1500, Math.round((text.length / readingSpeed[language]) * 1000));
    const cue = { id, startMs, endMs };
    startMs = endMs + pauseMs;
    return cue;
  });
}

/** The sentence at `positionMs`; between two sentences the one before stays. */
export function cueAt(cues: readonly Cue[], positionMs: number): Cue | undefined {
  return cues.findLast((cue) => cue.startMs <= positionMs) ?? cues[0];
}
