import { readingCues } from '../../electron/core/caption-clock.ts';
import type { Lab, Step } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import type { Track } from './narration-player.ts';
import { packText } from './texts.ts';

/** What is heard of a step; without a recording its captions go by how long they take to read. */
export function stepTrack(lab: Pick<Lab, 'id'>, step: Step, language: Language): Track {
  const narration = step.narration[language];
  if (narration) return narration;
  const sentences = step.sentences.map((id) => ({ id, text: packText(language, lab.id, `steps.${step.id}.sentences.${id}`) }));
  return { url: null, cues: readingCues(sentences, language) };
}
