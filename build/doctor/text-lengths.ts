import type { Slot } from '../../electron/core/content-keys.ts';
import type { Language } from '../../electron/core/language.ts';

interface Length {
  /** characters of the whole text (of a line, for labels) */
  readonly whole: number;
  /** characters of the longest word, where the place is narrow */
  readonly word?: number;
}

/**
 * How much text each place takes before it grows a line too many, measured in the app's fonts: at 36 px a Russian
 * letter is 19.7 px wide on average, a Latin one 18, a Chinese character 36. A sentence is two caption lines of 850
 * to 960 px, three at worst; a title is one line of 700 px at 56 px beside “6 из 7”.
 */
const lengths: Readonly<Record<Slot, Readonly<Record<Language, Length>>>> = {
  name: same({ whole: 22, word: 15 }, { whole: 8 }),
  'door-caption': same({ whole: 26 }, { whole: 12 }),
  title: same({ whole: 22 }, { whole: 8 }),
  label: same({ whole: 28 }, { whole: 12 }),
  sentence: { ru: { whole: 94 }, en: { whole: 100 }, 'zh-Hans': { whole: 48 } },
  figure: same({ whole: 42 }, { whole: 21 }),
  topic: same({ whole: 30 }, { whole: 14 }),
  source: same({ whole: 32 }, { whole: 28 }),
  'centre-name': same({ whole: 24 }, { whole: 24 }),
  'centre-place': same({ whole: 28 }, { whole: 16 }),
  'centre-invitation': same({ whole: 40 }, { whole: 20 }),
  // Spoken by a screen reader and read on the guide's console: room enough, but one breath each.
  alt: same({ whole: 160 }, { whole: 80 }),
  aside: same({ whole: 320 }, { whole: 140 }),
  // How long it takes to say decides; this only keeps a note of short words readable.
  note: same({ whole: 200 }, { whole: 72 }),
  term: same({ whole: 52 }, { whole: 20 }),
  definition: same({ whole: 160 }, { whole: 70 }),
  question: same({ whole: 90 }, { whole: 36 }),
  answer: same({ whole: 300 }, { whole: 130 }),
  // Three lines of 700 px at 76 px; an answer is two lines of 900 px at 40 px.
  'quiz-question': same({ whole: 64, word: 18 }, { whole: 27 }),
  option: same({ whole: 48 }, { whole: 22 }),
  feedback: same({ whole: 150 }, { whole: 66 }),
  event: same({ whole: 110 }, { whole: 48 }),
  tour: same({ whole: 30 }, { whole: 14 }),
};

/** All sentences of a step together: nine lines of the transcript in landscape. */
const transcript: Readonly<Record<Language, number>> = { ru: 330, en: 355, 'zh-Hans': 130 };

const labelLines = 2;

function same(alphabetic: Length, chinese: Length): Readonly<Record<Language, Length>> {
  return { ru: alphabetic, en: alphabetic, 'zh-Hans': chinese };
}

/** Why a text does not fit its place, or null. */
export function overflow(text: string, slot: Slot, language: Language): string | null {
  const { whole, word } = lengths[slot][language];
  const lines = slot === 'label' ? text.split('\n') : [text];
  if (lines.length > labelLines) return `${lines.length} lines where ${labelLines} fit`;
  const longest = Math.max(...lines.map((line) => lengthOf(line)));
  if (longest > whole) return `${longest} characters where ${whole} fit`;
  const longestWord = Math.max(...text.split(/[\s-]+/).map((part) => lengthOf(part)));
  return word !== undefined && longestWord > word ? `a word of ${longestWord} characters where ${word} fit` : null;
}

/** Why the sentences of a step do not fit together, or null. */
export function transcriptOverflow(sentences: readonly string[], language: Language): string | null {
  const total = sentences.reduce((sum, sentence) => sum + lengthOf(sentence), 0);
  return total > transcript[language] ? `${total} characters where ${transcript[language]} fit` : null;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Characters as a reader counts them: a letter with its accent is one. */
function lengthOf(text: string): number {
  return Array.from(letters.segment(text)).length;
}
