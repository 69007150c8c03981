import type { Cue } from '../../electron/core/content.ts';
import type { PlannedFile } from './narration-plan.ts';

/** WebVTT: one cue a sentence, its id the sentence's, its text the sentence as it is shown. */
export function captionFile(file: PlannedFile, cues: readonly Cue[]): string {
  const blocks = cues.map(({ id, startMs, endMs }) => {
    const shown = file.sentences.find((sentence) => sentence.id === id)?.shown ?? '';
    return `${id}\n${stamp(startMs)} --> ${stamp(endMs)}\n${escaped(shown)}\n`;
  });
  return `WEBVTT\n\n${blocks.join('\n')}`;
}

function stamp(ms: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
