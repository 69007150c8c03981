import { parseFile } from 'music-metadata';
import type { StoryFile } from '../../electron/core/content.ts';
import { sentenceKey } from '../../electron/core/content-keys.ts';
import { orderedCues, type FileCue } from '../../electron/core/cue-track.ts';
import type { FlatTexts } from '../../electron/core/content-texts.ts';
import type { Language } from '../../electron/core/language.ts';
import { findSound, narrationPath, readCaptions } from '../../electron/main/content-narration.ts';
import type { Finding } from './finding.ts';

/** Captions further from the sound than this are seen to lag. */
const maximumDriftMs = 300;

const remake = 'make the narration anew (npm run media)';

/** Sound and captions of one step in one language, against the sentences that are shown. */
export async function examineNarration(
  root: string,
  story: string,
  step: StoryFile['steps'][number],
  language: Language,
  texts: FlatTexts,
): Promise<readonly Finding[]> {
  const path = narrationPath(story, language, step.id);
  const [sound, captions] = await Promise.all([findSound(root, path), readCaptions(root, `${path}.vtt`)]);
  const isWithout = !sound.ok && sound.code === 'missing' && !captions.ok && captions.code === 'missing';
  if (isWithout) return [{ file: `${path}.opus`, what: 'missing narration', todo: remake }];
  const findings: Finding[] = [];
  if (!sound.ok) findings.push({ file: `${path}.opus`, what: sound.code === 'missing' ? 'missing narration' : sound.message, todo: remake });
  if (!captions.ok) findings.push({ file: `${path}.vtt`, what: captions.code === 'missing' ? 'missing captions' : captions.message, todo: remake });
  if (!captions.ok) return findings;

  findings.push(...examineCues(`${path}.vtt`, step, captions.value, texts));
  if (!sound.ok) return findings;
  const durationMs = await soundDurationMs(sound.value.file);
  if (durationMs === null) return [...findings, { file: sound.value.path, what: 'no sound can be read in it', todo: remake }];
  const drift = Math.round(durationMs - (captions.value.at(-1)?.endMs ?? 0));
  if (Math.abs(drift) > maximumDriftMs) {
    findings.push({ file: `${path}.vtt`, what: `cue drift: the sound ends ${Math.abs(drift)} ms ${drift > 0 ? 'after' : 'before'} the last cue`, todo: remake });
  }
  return findings;
}

function examineCues(file: string, step: StoryFile['steps'][number], cues: readonly FileCue[], texts: FlatTexts): readonly Finding[] {
  const stray = cues.filter(({ id }) => !step.sentences.includes(id));
  const order = orderedCues(cues, step.sentences);
  return [
    ...stray.map(({ id }): Finding => ({ file, key: id, what: 'cue of no sentence', todo: remake })),
    ...(order.ok ? [] : [{ file, what: `cue drift: ${order.message}`, todo: remake }]),
    ...cues.flatMap((cue): readonly Finding[] => {
      const shown = texts.get(sentenceKey(step.id, cue.id));
      if (shown === undefined || sameWords(shown, cue.text)) return [];
      return [{ file, key: cue.id, what: 'cue drift: its text is not the sentence that is shown', todo: remake }];
    }),
  ];
}

/** Captions may wrap a sentence and must escape some signs; the words count. */
function sameWords(shown: string, caption: string): boolean {
  const unescaped = caption
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&nbsp;', ' ').replaceAll('&amp;', '&');
  return normal(shown) === normal(unescaped);
}

function normal(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** Length of a sound file in ms; of Ogg Opus by the granule position of its last page, less the pre-skip. */
export async function soundDurationMs(file: string): Promise<number | null> {
  try {
    const { format } = await parseFile(file, { duration: true, skipCovers: true });
    return format.duration === undefined ? null : format.duration * 1000;
  } catch {
    return null;
  }
}
