/** Prepositions, conjunctions and particles that must not be left alone at the end of a line. */
const shortWords = [
  'а', 'б', 'в', 'и', 'к', 'о', 'с', 'у', 'я', 'не', 'ни', 'но', 'на', 'по', 'за', 'до', 'от', 'об', 'ко', 'со', 'во', 'из',
  'для', 'над', 'под', 'при', 'без', 'или',
];

const breakableAfterShortWord = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${shortWords.join('|')}) (?=\\S)`, 'iu');
const breakableBeforeDash = / —/u;
const breakableInNumber = /\d (?=[\p{L}\d°%])/u;

/** Where a line could break and should not: a piece of the text around it, or null when all is well. */
export function missingNoBreakSpace(text: string): string | null {
  for (const pattern of [breakableAfterShortWord, breakableBeforeDash, breakableInNumber]) {
    const match = pattern.exec(text);
    if (match) return text.slice(match.index, match.index + 16).trim();
  }
  return null;
}
