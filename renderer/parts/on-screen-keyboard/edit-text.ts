/** A text with what is marked in it; `start` and `end` are equal where only the caret stands. */
export interface EditedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type Edit = { readonly type: 'insert'; readonly text: string } | { readonly type: 'erase' | 'left' | 'right' };

const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Length in UTF-16 units of the first sign as a person sees it, 0 where there is none. */
const firstSign = (text: string): number => [...signs.segment(text)][0]?.segment.length ?? 0;
const lastSign = (text: string): number => [...signs.segment(text)].at(-1)?.segment.length ?? 0;

/** What a key of the keyboard makes of a text: what is marked goes first, and nothing grows beyond `most` UTF-16 units. */
export function editText({ text, start, end }: EditedText, edit: Edit, most = Number.POSITIVE_INFINITY): EditedText {
  const caret = (at: number): EditedText => ({ text, start: at, end: at });
  const replace = (from: number, insert: string): EditedText => {
    const replaced = text.slice(0, from) + insert + text.slice(end);
    return replaced.length > most ? { text, start, end } : { text: replaced, start: from + insert.length, end: from + insert.length };
  };
  if (edit.type === 'insert') return replace(start, edit.text);
  const before = start < end ? start : start - lastSign(text.slice(0, start));
  if (edit.type === 'erase') return replace(before, '');
  if (edit.type === 'left') return caret(before);
  return caret(start < end ? end : end + firstSign(text.slice(end)));
}
