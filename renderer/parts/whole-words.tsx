import { Fragment } from 'react';
import type { Language } from '../../electron/core/language.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Large Chinese text that breaks between words only: a line that begins in the middle of one is hard to take in at a glance. Needs `word-break: keep-all`. */
export function WholeWords({ text, language }: { readonly text: string; readonly language: Language }) {
  if (language !== 'zh-Hans') return text;
  // A mark stays with the word before it.
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike || words.length === 0) words.push(segment);
    else words[words.length - 1] += segment;
  }
  // oxlint-disable-next-line react/no-array-index-key -- the same words in the same order
  return words.map((word, index) => <Fragment key={index}>{index > 0 && <wbr />}{word}</Fragment>);
}
