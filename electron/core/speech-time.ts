import type { Language } from './language.ts';

/**
 * Milliseconds a letter (Chinese: a character), a pause inside a sentence and a sentence take at the speed of the
 * narration; fitted to what its voices said. A digit stands for that many letters once it is said, the zeros that end
 * a number for none: one short word says them all.
 */
const pace = {
  ru: { letter: 88, pause: 250, sentence: 300, lettersADigit: 6.5 },
  en: { letter: 73, pause: 250, sentence: 300, lettersADigit: 6 },
  'zh-Hans': { letter: 196, pause: 250, sentence: 300, lettersADigit: 1.5 },
} as const satisfies Record<Language, { letter: number; pause: number; sentence: number; lettersADigit: number }>;

/** About how many ms it takes to say a text of some sentences. */
export function speechMs(text: string, language: Language): number {
  const { letter, pause, sentence, lettersADigit } = pace[language];
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const endingZeros = text.match(/[1-9](?:[\s,]?0)+(?!\d)/gu)?.join('').match(/0/g)?.length ?? 0;
  const letters = count(/\p{L}/gu) + (count(/\d/gu) - endingZeros) * lettersADigit;
  // A mark inside a number (1,064) or at the very end is no pause.
  const pauses = count(/[,;:—，；：、](?=.)(?!\d)/gu);
  return Math.round(letters * letter + pauses * pause + Math.max(1, count(/[.!?…。！？]+(?!\d)/gu)) * sentence);
}
