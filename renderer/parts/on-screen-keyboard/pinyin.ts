/** Characters by syllable, each list a string with spaces, the most frequent character first. */
export type PinyinDictionary = Readonly<Record<string, string>>;

export interface PinyinReading {
  /** letters of what was typed that the candidates stand for; the rest is kept for the next choice */
  readonly read: number;
  readonly candidates: readonly string[];
}

const charactersOf = (list: string | undefined): readonly string[] => (list ?? '').split(' ').filter((character) => character !== '');

/**
 * What can be meant by letters typed one after the other, without tones or spaces: the characters of the longest syllable
 * they begin with; of letters that are no syllable yet, the most frequent character of each that they can become.
 */
export function readPinyin(dictionary: PinyinDictionary, typed: string): PinyinReading {
  for (let read = typed.length; read > 0; read -= 1) {
    const syllable = typed.slice(0, read);
    const candidates = charactersOf(dictionary[syllable]);
    if (candidates.length > 0) return { read, candidates };
  }
  const begun = Object.keys(dictionary).filter((syllable) => syllable.startsWith(typed));
  return { read: typed.length, candidates: typed === '' ? [] : begun.flatMap((syllable) => charactersOf(dictionary[syllable]).slice(0, 1)) };
}
