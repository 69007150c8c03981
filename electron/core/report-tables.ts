import { disclose, type Said, type Sum } from './disclosure.ts';
import { formulaSafe } from './export.ts';
import { shownHours, type Figures } from './figures.ts';
import { itemKeys, type CountedItems } from './item-texts.ts';
import type { Language } from './language.ts';
import type { ReportNames } from './report-job.ts';

/** What stands in a table for a number that is not said; none is a mark too, so that no number of people under five is. */
export const marks = { few: '<5', withheld: '…', none: '–' } as const;

/** Of words of the figures page and of the report's own. */
export type TableWord =
  | 'stage' | 'share' | 'started' | 'openedLab' | 'heardOut' | 'expressed' | 'weekday' | 'topic' | 'count' | 'question' | 'place' | 'elsewhere' | 'answered'
  | 'correct' | 'exhibit' | 'interested' | 'kind' | 'self' | 'guided' | 'everyone' | 'visitCount' | 'median' | 'p90' | 'oneTouch' | 'lab' | 'meanSeconds'
  | 'sumSeconds' | 'stayCount' | 'sheetVisits' | 'sheetAttention' | 'sheetFunnel' | 'sheetHours' | 'sheetTopics' | 'sheetQuiz'
  | 'sheetExhibits' | 'sheetQuestions';

export interface ReportColumn {
  readonly head: string;
  /** `length` and `seconds` are in seconds, `share` is 0–1 */
  readonly measure: 'text' | 'count' | 'seconds' | 'length' | 'share';
  /** what a chart calls it, where that is shorter */
  readonly series?: string;
  /** its numbers have bars behind them */
  readonly hasBars?: boolean;
}

export interface ReportTable {
  readonly name: 'visits' | 'attention' | 'funnel' | 'hours' | CountedItems;
  /** of its sheet: at most 31 characters, none of []:*?/\ */
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** every number is the darker the larger it is */
  readonly isHeatMap?: boolean;
}

interface ReportParts {
  readonly figures: Figures;
  readonly words: Readonly<Record<TableWord, string>>;
  readonly language: Language;
  readonly names: ReportNames;
  /** what a language calls itself */
  readonly languageNames: Readonly<Record<string, string>>;
}

const kinds = ['self', 'guided', 'all'] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

function cell(said: Said): string | number {
  if (said === 0) return marks.none;
  return typeof said === 'number' ? said : marks[said];
}

/** A number on its own, which nothing adds up to. */
const alone = (number: number) => disclose(new Map([['', number]]), []).get('') ?? number;

/** What depends on a number is said where the number is. */
function dependent(value: number | null | undefined, ...on: readonly Said[]): string | number {
  if (value === null || value === undefined || on.includes(0)) return marks.none;
  return on.every((said) => typeof said === 'number') ? value : marks.withheld;
}

const share = (part: Said, whole: Said) => dependent(typeof part === 'number' && typeof whole === 'number' ? part / whole : 0, whole, part === 0 ? 1 : part);

/** Every number about visits, which several tables share and readers can add up. */
function sayVisits({ visits, oneTouch, hours }: Figures): (key: string) => Said {
  const numbers = new Map<string, number>();
  const sums: Sum[] = [];
  for (const [name, { self, guided }] of Object.entries({ visits, oneTouch })) {
    for (const [kind, number] of Object.entries({ self, guided, all: self + guided })) numbers.set(`${name} ${kind}`, number);
    sums.push({ whole: `${name} all`, parts: [`${name} self`, `${name} guided`] });
  }
  const cells = weekdays.flatMap((weekday) => shownHours(hours).map((hour) => ({ key: `${weekday} ${hour}`, weekday, hour })));
  for (const { key, weekday, hour } of cells) {
    const found = hours.find((each) => each.weekday === weekday && each.hour === hour);
    numbers.set(key, (found?.self ?? 0) + (found?.guided ?? 0));
  }
  sums.push({ whole: 'visits all', parts: cells.map(({ key }) => key) });
  const said = disclose(numbers, sums);
  return (key) => said.get(key) ?? 0;
}

/** The tables of a report, one a sheet, without small numbers. */
export function reportTables({ figures, words, language, names, languageNames }: ReportParts): readonly ReportTable[] {
  const said = sayVisits(figures);
  const everyone = said('visits all');
  const labName = (lab: string) => (lab === '' ? words.elsewhere : formulaSafe(names.find((one) => one.lab === lab)?.name ?? lab));
  const itemText = (items: CountedItems, { lab, item }: { readonly lab: string; readonly item: string }) => {
    const texts = names.find((one) => one.lab === lab)?.items ?? {};
    return formulaSafe(itemKeys[items](item).map((key) => texts[key]).find((text) => text !== undefined && text !== '') ?? item);
  };
  const text = (head: string): ReportColumn => ({ head, measure: 'text' });
  const count = (head: string, hasBars = false): ReportColumn => ({ head, measure: 'count', hasBars });

  const visits: ReportTable = {
    name: 'visits',
    title: words.sheetVisits,
    columns: [text(words.kind), count(words.visitCount, true), { head: words.median, measure: 'length' }, { head: words.p90, measure: 'length' }, count(words.oneTouch), count(words.interested)],
    rows: kinds.map((kind) => {
      const number = said(`visits ${kind}`);
      const length = figures.length[kind];
      return [
        kind === 'all' ? words.everyone : words[kind],
        cell(number),
        dependent(length && length.medianMs / 1000, number),
        dependent(length && length.p90Ms / 1000, number),
        cell(said(`oneTouch ${kind}`)),
        kind === 'all' ? cell(alone(figures.interested)) : '',
      ];
    }),
  };

  const funnel: ReportTable = {
    name: 'funnel',
    title: words.sheetFunnel,
    columns: [text(words.stage), count(words.count, true), { head: words.share, measure: 'share' }],
    rows: (['started', 'openedLab', 'heardOut', 'expressed'] as const).map((stage) => {
      const number = stage === 'started' ? everyone : alone(figures.funnel[stage]);
      return [words[stage], cell(number), share(number, everyone)];
    }),
  };

  const hours = shownHours(figures.hours);
  // 1 January 2024 was a Monday
  const weekdayName = (weekday: number) => new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));
  const week: ReportTable = {
    name: 'hours',
    title: words.sheetHours,
    columns: [text(words.weekday), ...hours.map((hour) => count(`${hour}:00`))],
    rows: weekdays.map((weekday) => [weekdayName(weekday), ...hours.map((hour) => cell(said(`${weekday} ${hour}`)))]),
    isHeatMap: true,
  };

  const items = (name: Exclude<CountedItems, 'quiz'>, title: string, head: string, rows: readonly { readonly lab: string; readonly item: string; readonly number: number }[]): ReportTable => ({
    name,
    title,
    columns: [text(head), text(words.lab), count(words.count, true)],
    rows: rows.map((row) => [itemText(name, row), labName(row.lab), cell(alone(row.number))]),
  });

  const quiz: ReportTable = {
    name: 'quiz',
    title: words.sheetQuiz,
    columns: [text(words.question), text(words.lab), count(words.answered), count(words.correct), { head: words.share, measure: 'share', hasBars: true }],
    rows: figures.quiz.map((question) => {
      const [answered, correct] = [alone(question.count), alone(question.correct)];
      return [itemText('quiz', question), labName(question.lab), cell(answered), cell(correct), share(correct, answered)];
    }),
  };

  return [
    visits,
    attentionTable(figures, { words, names, languageNames, labName }),
    funnel,
    week,
    items('topics', words.sheetTopics, words.topic, figures.topics.map((topic) => ({ ...topic, number: topic.people }))),
    quiz,
    items('exhibits', words.sheetExhibits, words.exhibit, figures.exhibits.map((exhibit) => ({ ...exhibit, number: exhibit.count }))),
    items('questions', words.sheetQuestions, words.place, figures.questions.map((question) => ({ ...question, number: question.count }))),
  ];
}

/** Laboratories down, languages across: seconds a stay, seconds in all, stays. */
function attentionTable(
  { attention }: Figures,
  { words, names, languageNames, labName }: Pick<ReportParts, 'words' | 'names' | 'languageNames'> & { readonly labName: (lab: string) => string },
): ReportTable {
  const order = [...names.map(({ lab }) => lab), ...attention.map(({ lab }) => lab)];
  const labs = [...new Set(order)].filter((lab) => attention.some((each) => each.lab === lab));
  const languages = [...new Set([...Object.keys(languageNames), ...attention.map(({ language }) => language)])].filter((language) => attention.some((each) => each.language === language));
  const across = (word: string, measure: ReportColumn['measure'], hasBars = false) =>
    languages.map((language): ReportColumn => {
      const series = languageNames[language] ?? formulaSafe(language);
      return { head: `${series}: ${word}`, series, measure, hasBars };
    });
  return {
    name: 'attention',
    title: words.sheetAttention,
    columns: [
      { head: words.lab, measure: 'text' },
      ...across(words.meanSeconds, 'seconds', true),
      ...across(words.sumSeconds, 'seconds'),
      ...across(words.stayCount, 'count'),
    ],
    rows: labs.map((lab) => {
      const cells = languages.map((language) => {
        const found = attention.find((each) => each.lab === lab && each.language === language);
        return { stays: alone(found?.stays ?? 0), seconds: (found?.totalMs ?? 0) / 1000 };
      });
      return [
        labName(lab),
        ...cells.map(({ stays, seconds }) => dependent(Math.round(seconds / Number(stays)), stays)),
        ...cells.map(({ stays, seconds }) => dependent(Math.round(seconds), stays)),
        ...cells.map(({ stays }) => cell(stays)),
      ];
    }),
  };
}
