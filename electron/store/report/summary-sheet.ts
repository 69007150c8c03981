import type { Cell, SheetChart, WriteSheet } from 'hucre/xlsx';
import type { Figures } from '../../core/figures.ts';
import { wallClock } from '../../core/local-time.ts';
import type { ReportJob } from '../../core/report-job.ts';
import { marks, type ReportTable } from '../../core/report-tables.ts';
import { columnRange, face, headStyle, paint, twoLines, writable } from './table-sheet.ts';
import type { ReportWords } from './words.ts';

/** A chart of more rows than this cannot be read. */
const chartRows = 10;

/** Rows that a chart is high, and columns that it is wide; charts stand to the right of the words. */
const chart = { height: 15, width: 9, column: 3 } as const;

/** One a language: told apart in grey too. */
const seriesColours = ['1F4E79', '7FA8D1', 'C55A11', '7F7F7F'] as const;

const dayFormat = 'yyyy-mm-dd';
const momentFormat = 'yyyy-mm-dd hh:mm';

type Fact = readonly [label: string, cell: Cell];

const textCell = (text: string): Cell => ({ type: 'string', value: writable(text), style: { font: face, alignment: { horizontal: 'left', wrapText: true, vertical: 'top' } } });

/** Spreadsheets know no time zones: a date is written as the centre's clock shows it. */
const dateCell = (shown: number, numFmt: string): Cell => ({ type: 'date', value: new Date(shown), style: { font: face, numFmt, alignment: { horizontal: 'left' } } });

function chartOf(table: ReportTable | undefined, title: string, columns: readonly number[], place: number): SheetChart[] {
  const rows = (table?.rows ?? []).slice(0, chartRows);
  if (!table || !rows.some((row) => columns.some((column) => typeof row[column] === 'number'))) return [];
  const shown = { ...table, rows };
  const on = (column: number) => `'${table.title.replaceAll("'", "''")}'!${columnRange(shown, column)}`;
  const isOne = columns.length === 1;
  return [{
    type: isOne ? 'bar' : 'column',
    title,
    titleFontSize: 12,
    series: columns.map((column, index) => ({
      name: writable(table.columns[column]?.series ?? table.columns[column]?.head ?? ''),
      values: on(column),
      categories: on(0),
      color: seriesColours[index % seriesColours.length] ?? seriesColours[0],
    })),
    // the first row of a table stands on top, as it does there
    ...(isOne ? { axes: { x: { reverse: true }, y: { hidden: true, gridlines: { major: false } } }, legend: false as const, dataLabels: { showValue: true } } : { legend: 'bottom' as const }),
    gapWidth: 60,
    altText: title,
    anchor: { from: { row: 1 + place * chart.height, col: chart.column }, to: { row: (place + 1) * chart.height, col: chart.column + chart.width } },
  }];
}

/** The first sheet: what the report is about, the numbers that are asked for first, three charts, what the marks mean. */
export function summarySheet(figures: Figures, tables: readonly ReportTable[], words: ReportWords, job: ReportJob): WriteSheet {
  const { timeZone, now } = job.figures;
  const tableOf = (name: ReportTable['name']) => tables.find((table) => table.name === name);
  const visits = tableOf('visits');
  const visitCell = (row: number, column: number): Cell => {
    const value = visits?.rows[row]?.[column] ?? marks.none;
    const isLength = visits?.columns[column]?.measure === 'length';
    return typeof value === 'string' ? textCell(value) : { type: 'number', value: isLength ? value / 86_400 : value, style: { font: face, numFmt: isLength ? '[m]:ss' : '#,##0', alignment: { horizontal: 'left' } } };
  };
  const day = (date: string | null) => (date === null ? textCell(words.wholeRecord) : dateCell(Date.parse(`${date}T00:00Z`), dayFormat));
  const everyone = 2;
  const facts: readonly (Fact | null)[] = [
    [words.firstDay, day(figures.firstDay)],
    [words.lastDay, day(figures.lastDay)],
    [words.timeZone, textCell(timeZone)],
    ...(job.kiosk.name === '' ? [] : [[words.kiosk, textCell(job.kiosk.name)] as const]),
    [words.kioskId, textCell(job.kiosk.id)],
    [words.made, dateCell(now + wallClock(timeZone).offsetAt(now), momentFormat)],
    null,
    [words.visitCount, visitCell(everyone, 1)],
    [words.self, visitCell(0, 1)],
    [words.guided, visitCell(1, 1)],
    [words.median, visitCell(everyone, 2)],
    [words.p90, visitCell(everyone, 3)],
    [words.interested, visitCell(everyone, 5)],
    [words.oneTouch, visitCell(everyone, 4)],
    null,
    [marks.few, textCell(words.few)],
    [marks.withheld, textCell(words.withheld)],
    [marks.none, textCell(words.none)],
  ];
  const cells = new Map<string, Cell>([
    ['0,0', { type: 'string', value: words.heading, style: { ...headStyle, font: { ...face, bold: true, size: 14 } } }],
    ['0,1', { type: 'empty', value: null, style: headStyle }],
  ]);
  for (const [index, fact] of facts.entries()) {
    if (!fact) continue;
    cells.set(`${index + 1},0`, { type: 'string', value: fact[0], style: { alignment: { vertical: 'top', wrapText: true }, font: { ...face, color: { rgb: paint.quiet } } } });
    cells.set(`${index + 1},1`, fact[1]);
  }
  const attention = tableOf('attention');
  const means = (attention?.columns ?? []).flatMap(({ hasBars }, column) => (hasBars ? [column] : []));
  return {
    name: words.sheetSummary,
    columns: [{ width: 30 }, { width: 42 }, { width: 3 }],
    cells,
    rowDefs: new Map([0, facts.length - 2, facts.length - 1].map((row) => [row, { height: twoLines }])),
    charts: [
      ...chartOf(tableOf('funnel'), words.funnel, [1], 0),
      ...chartOf(attention, words.attention, means, 1),
      ...chartOf(tableOf('topics'), words.topics, [2], 2),
    ],
    freezePane: { rows: 1 },
    view: { showGridLines: false },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 1 },
  };
}
