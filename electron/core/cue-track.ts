import type { Cue } from './content.ts';
import { refusal, success, type Result } from './result.ts';

/** A cue as it stands in a caption file. */
export interface FileCue extends Cue {
  readonly text: string;
}

/**
 * The cues that a step can use: one a sentence, in the order of `sentences`, forward in time. Sentences that the
 * pack shows in no language are not in `sentences`; their cues are left out.
 */
export function orderedCues(cues: readonly FileCue[], sentences: readonly string[]): Result<readonly Cue[], 'unusable'> {
  const wanted = cues.filter(({ id }) => sentences.includes(id));
  const ids = wanted.map(({ id }) => id);
  const missing = sentences.filter((id) => !ids.includes(id));
  if (missing.length > 0) return refusal('unusable', `no cue for ${missing.join(', ')}`);
  if (ids.join(' ') !== sentences.join(' ')) return refusal('unusable', `cues stand as ${ids.join(', ')}, not as ${sentences.join(', ')}`);
  let end = 0;
  for (const { id, startMs, endMs } of wanted) {
    if (startMs < end) return refusal('unusable', `cue ${id} begins before the one ahead of it ends`);
    if (endMs <= startMs) return refusal('unusable', `cue ${id} ends before it begins`);
    end = endMs;
  }
  return success(wanted.map(({ id, startMs, endMs }) => ({ id, startMs, endMs })));
}
