import { noteKey } from './content-keys.ts';
import type { Language } from './language.ts';
import type { Story } from './pack-stories.ts';
import { speechMs } from './speech-time.ts';

/** What an interpreter keeps in mind at a time. */
export const longestChunkMs = 12_000;

/** A part of a guide's note that is said, and interpreted, in one go. */
export interface Chunk {
  /** id of the note; its translation stands under the same one */
  readonly note: string;
  readonly text: string;
  /** the terms of the note, ids of the glossary with how the Chinese one is read */
  readonly terms: readonly { readonly id: string; readonly pinyin: string | null }[];
}

/** The notes of a step in chunks for an interpreter. `textOf`: a text of the story in the guide's language. */
export function chunksOf({ glossary }: Pick<Story, 'glossary'>, step: Pick<Story['steps'][number], 'id' | 'notes'>, language: Language, textOf: (key: string) => string): readonly Chunk[] {
  return step.notes.flatMap(({ id: note }) => {
    const terms = glossary
      .filter(({ occurs }) => occurs.some((place) => place.step === step.id && place.notes.includes(note)))
      .map(({ id, pinyin = null }) => ({ id, pinyin }));
    return sayable(textOf(noteKey(step.id, note)), language).map((text) => ({ note, text, terms }));
  });
}

/** Ways to cut a text, the better first: between sentences, at pauses, between words. */
const cuts: readonly ((text: string, language: Language) => readonly string[])[] = [
  (text, language) => segments(text, language, 'sentence').map(({ segment }) => segment),
  (text) => text.split(/(?<=[,;:，；：、](?!\d)|\s[—–])/u),
  // A mark stays with the word before it.
  (text, language) => segments(text, language, 'word').reduce<string[]>((parts, { segment, isWordLike }) => {
    const last = parts.pop() ?? '';
    return isWordLike && last !== '' ? [...parts, last, segment] : [...parts, `${last}${segment}`];
  }, []),
];

/** A text in parts that take no longer to say than an interpreter keeps; only a single word may be longer. */
function sayable(text: string, language: Language, way = 0): readonly string[] {
  const cut = cuts[way];
  if (!cut || speechMs(text, language) <= longestChunkMs) return text.trim() === '' ? [] : [text.trim()];
  const parts: string[] = [];
  for (const piece of cut(text, language)) {
    const joined = `${parts.at(-1) ?? ''}${piece}`;
    if (parts.length > 0 && speechMs(joined, language) <= longestChunkMs) parts[parts.length - 1] = joined;
    else parts.push(piece);
  }
  return parts.flatMap((part) => sayable(part, language, way + 1));
}

function segments(text: string, language: Language, granularity: 'sentence' | 'word'): readonly Intl.SegmentData[] {
  return [...new Intl.Segmenter(language, { granularity }).segment(text)];
}
