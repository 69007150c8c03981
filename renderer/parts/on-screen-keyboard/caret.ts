import type { EditedText } from './edit-text.ts';

/** What our keys last wrote into a field, and where they left its caret. */
const written = new WeakMap<HTMLInputElement, EditedText>();

/**
 * The text of a field with its caret or selection. Chromium was seen to forget, on a busy machine, where the caret of a
 * field stands that a script wrote into (it was at the beginning): while nobody else touched the field, ours holds.
 */
export function readField(input: HTMLInputElement): EditedText {
  const { value: text } = input;
  const ours = written.get(input);
  if (ours?.text === text) return ours;
  return { text, start: input.selectionStart ?? text.length, end: input.selectionEnd ?? text.length };
}

/** Changes the field as typing would: what listens to it is told, the caret stands where it belongs. */
export function writeField(input: HTMLInputElement, after: EditedText): void {
  const { value } = input;
  if (after.text !== value) {
    input.setRangeText(after.text, 0, value.length, 'end');
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  input.setSelectionRange(after.start, after.end);
  if (after.end === after.text.length) input.scrollLeft = input.scrollWidth;
  written.set(input, after);
}

/** A finger or a physical key may have moved the caret. */
export function forgetCaret(input: HTMLInputElement): void {
  written.delete(input);
}
