import { parseText } from 'media-captions';
import { storyFolder } from '../core/content-id.ts';
import type { Narration } from '../core/content.ts';
import { orderedCues, type FileCue } from '../core/cue-track.ts';
import type { Language } from '../core/language.ts';
import { refusal, success, type Result } from '../core/result.ts';
import { fileInFolder, textInFolder } from './content-folder.ts';

const maximumSoundBytes = 64 * 1024 * 1024;
const maximumCaptionBytes = 256 * 1024;

/** Sound files a pack may hold, the preferred first; their caption file has the same name and ends in .vtt. */
export const soundEndings = ['opus', 'm4a'] as const;

/** Where the narration of a step lies inside a pack, without its ending. */
export function narrationPath(lab: string, language: Language, step: string): string {
  return `${storyFolder(lab)}/narration/${language}/${step}`;
}

/** The cues of a WebVTT file, in its own order; times in ms. */
export async function readCaptions(root: string, path: string): Promise<Result<readonly FileCue[], 'missing' | 'unusable'>> {
  const text = await textInFolder(root, path, maximumCaptionBytes);
  if (!text.ok) return text;
  try {
    const { cues, errors } = await parseText(text.value, { type: 'vtt', strict: false, errors: true });
    const first = errors[0];
    if (first) return refusal('unusable', `is not WebVTT (${first.message})`);
    return success(
      cues.map((cue) => ({
        id: cue.id,
        startMs: Math.round(cue.startTime * 1000),
        endMs: Math.round(cue.endTime * 1000),
        text: cue.text,
      })),
    );
  } catch (error) {
    return refusal('unusable', `is not WebVTT (${error instanceof Error ? error.message : 'unknown fault'})`);
  }
}

/** The sound file of a narration, the first of its possible endings that is there. */
export async function findSound(root: string, path: string): Promise<Result<{ readonly path: string; readonly file: string }, 'missing' | 'unusable'>> {
  for (const ending of soundEndings) {
    const file = await fileInFolder(root, `${path}.${ending}`, maximumSoundBytes);
    if (file.ok) return success({ path: `${path}.${ending}`, file: file.value });
    if (file.code === 'unusable') return refusal('unusable', `${path}.${ending} ${file.message}`);
  }
  return refusal('missing', `${path}.${soundEndings[0]} is missing`);
}

/**
 * Sound and cues of a step in one language. `missing`: the pack has neither, which is its right; captions then run
 * by their own clock. `unusable`: one of the two is not there or cannot be used with these sentences.
 */
export async function readNarration(root: string, path: string, sentences: readonly string[]): Promise<Result<Narration, 'missing' | 'unusable'>> {
  const [sound, captions] = await Promise.all([findSound(root, path), readCaptions(root, `${path}.vtt`)]);
  if (!sound.ok) return sound.code === 'missing' && !captions.ok && captions.code === 'missing' ? sound : refusal('unusable', sound.message);
  if (!captions.ok) return refusal('unusable', `${path}.vtt ${captions.message}`);
  const cues = orderedCues(captions.value, sentences);
  if (!cues.ok) return refusal('unusable', `${path}.vtt: ${cues.message}`);
  return success({ url: `app://content/${sound.value.path}`, cues: cues.value });
}
