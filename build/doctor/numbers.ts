import type { Language } from '../../electron/core/language.ts';

/**
 * Digits as each language writes them: groups of three, then the fraction. Groups are joined by a no-break space. A dot
 * in Russian stands only in the names of standards, which are alike in every language.
 */
const patterns: Readonly<Record<Language, RegExp>> = {
  ru: /\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?/gu,
  en: /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/gu,
  'zh-Hans': /\d+(?:\.\d+)?/gu,
};

/** Words that multiply the digits before them: «80 миллионов», “80 million” and “8000万” are one number. */
const scales: Readonly<Record<Language, readonly (readonly [RegExp, number])[]>> = {
  ru: [[/^\s?тысяч/u, 1e3], [/^\s?миллион/u, 1e6], [/^\s?миллиард/u, 1e9]],
  en: [[/^\s?thousand/u, 1e3], [/^\s?million/u, 1e6], [/^\s?billion/u, 1e9]],
  'zh-Hans': [[/^万/u, 1e4], [/^亿/u, 1e8]],
};

const monthNames: Readonly<Record<Language, readonly string[]>> = {
  ru: ['январ', 'феврал', 'март', 'апрел', 'ма[йея]', 'июн', 'июл', 'август', 'сентябр', 'октябр', 'ноябр', 'декабр'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  'zh-Hans': [],
};

/** The numbers that a text writes in digits, each once, smallest first; a month before a year counts as its number. */
export function numbersIn(text: string, language: Language): readonly number[] {
  const written = monthsAsNumbers(text, language);
  const found = [...written.matchAll(patterns[language])].map((match) => {
    const after = written.slice(match.index + match[0].length);
    const scale = scales[language].find(([word]) => word.test(after))?.[1] ?? 1;
    // Rounded: 0.3 × 10⁶ must equal 300 000 whatever the binary fractions say.
    return Number((plain(match[0], language) * scale).toPrecision(12));
  });
  return [...new Set(found)].toSorted((one, other) => one - other);
}

function plain(digits: string, language: Language): number {
  if (language === 'ru') return Number(digits.replaceAll(/[\u00a0\u202f]/gu, '').replace(',', '.'));
  return Number(digits.replaceAll(',', ''));
}

function monthsAsNumbers(text: string, language: Language): string {
  return monthNames[language].reduce(
    (written, name, index) => written.replaceAll(new RegExp(`${name}\\p{L}*(?=\\s\\d{4})`, 'gu'), String(index + 1)),
    text,
  );
}
