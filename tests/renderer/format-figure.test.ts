import { beforeAll, describe, expect, test } from 'vitest';
import { units, type Figure, type FigureValue } from '../../electron/core/content.ts';
import { languages, type Language } from '../../electron/core/language.ts';
import { formatAsOf, formatFigure, formatNumber, formatTime } from '../../renderer/parts/format-figure.ts';
import { interfaceTextsOf, prepareTexts } from '../../renderer/parts/texts.ts';
import { aPack } from './a-pack.ts';

beforeAll(() => prepareTexts(aPack, 'ru'));

const noBreak = '\u00a0';

/** A figure as shown in Russian, English and Chinese; where its unit may break is not looked at here. */
function shown(value: FigureValue, unit: Figure['unit']): readonly string[] {
  const figure: Figure = { id: 'f', value, unit, asOf: null, sourceId: 's', confidence: 'report' };
  return languages.map((language) => {
    const { number, unit: word } = formatFigure(figure, language, interfaceTextsOf(language));
    return word === '' ? number : `${number}|${word.replaceAll(noBreak, ' ')}`;
  });
}

describe('a key figure', () => {
  test('is a number with the language’s own decimal mark and grouping', () => {
    expect(shown(0.357, 'nm')).toEqual(['0,357|нм', '0.357|nm', '0.357|纳米']);
    expect(shown(1000, 'robots')).toEqual(['1000|роботов', '1000|robots', '1000|台机器人']);
    expect(languages.map((language) => formatNumber(1_234_567, language))).toEqual([`1${noBreak}234${noBreak}567`, '1,234,567', '1,234,567']);
  });

  test('is a range, a tolerance, a year or a decade', () => {
    expect(shown({ from: 700, to: 1200 }, 'celsius')).toEqual(['700–1200|°C', '700–1200|°C', '700–1200|°C']);
    expect(shown({ plusMinus: 8 }, 'mm')).toEqual(['±8|мм', '±8|mm', '±8|毫米']);
    expect(shown({ year: 1963 }, 'none')).toEqual(['1963', '1963', '1963']);
    expect(shown({ decade: 1950 }, 'none')).toEqual(['1950-е', '1950s', '1950年代']);
    expect(shown(10, 'none')).toEqual(['10', '10', '10']);
  });

  test('takes the plural that its number asks for', () => {
    const russian = (value: FigureValue): string => shown(value, 'year')[0] ?? '';
    expect([1, 2, 5, 11, 21, 22, 0.5].map(russian)).toEqual(['1|год', '2|года', '5|лет', '11|лет', '21|год', '22|года', '0,5|года']);
    expect(russian({ from: 4, to: 5 })).toBe('4–5|лет');
    expect([1, 245].map((hours) => shown(hours, 'h')[1])).toEqual(['1|hour', '245|hours']);
    expect([1, 31].map((layers) => shown(layers, 'layers-per-s')[0])).toEqual(['1|слой в секунду', '31|слой в секунду']);
  });

  test('has a word for every unit in every language', () => {
    for (const unit of units) {
      for (const [index, language] of languages.entries()) {
        const [, word] = shown(5, unit)[index]?.split('|') ?? [];
        if (unit === 'none') expect(word, language).toBeUndefined();
        else expect(word, `${unit} in ${language}`).toMatch(/\S/);
      }
    }
  });
});

test('the date of a figure is as fine as it is known', () => {
  const inEach = (asOf: string | null) => languages.map((language: Language) => formatAsOf(asOf, language));
  expect(inEach(null)).toEqual([null, null, null]);
  expect(inEach('2024')).toEqual(['2024', '2024', '2024年']);
  expect(inEach('2024-03')).toEqual(['март 2024 г.', 'March 2024', '2024年3月']);
  expect(inEach('2024-03-31')).toEqual(['31 марта 2024 г.', 'March 31, 2024', '2024年3月31日']);
});

test('a time is minutes and seconds', () => {
  expect([0, 999, 1000, 59_999, 60_000, 83_000, 3_600_000].map(formatTime)).toEqual(['0:00', '0:00', '0:01', '0:59', '1:00', '1:23', '60:00']);
});
