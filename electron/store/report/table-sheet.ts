import { cellRef, type Cell, type CellStyle, type ConditionalRule, type WriteSheet } from 'hucre/xlsx';
import type { ReportColumn, ReportTable } from '../../core/report-tables.ts';

/** Colours on white paper, as Excel names them: opaque, red, green, blue. */
export const paint = { head: 'FFE3EAF2', bar: 'FF7FA8D1', heat: 'FF4F87C2', light: 'FFFFFFFF', quiet: '5B6472' } as const;

/** Seconds as a part of a day, which is how spreadsheets hold a length of time. */
const secondsOfDay = 86_400;

/** In letters of the usual size. */
const widths = { least: 11, most: 70 } as const;

/** More than a cell takes makes Excel offer to repair the file; nobody reads half as much. */
const longestText = 2_000;

const formats: Readonly<Record<ReportColumn['measure'], string | undefined>> = {
  text: undefined,
  count: '#,##0',
  seconds: '#,##0',
  length: '[m]:ss',
  share: '0%',
};

/** Named in every style: a style without a name falls back to whatever face the reader's system likes. */
export const face = { name: 'Calibri', size: 11 } as const;

/** Points: two lines of a head. */
export const twoLines = 32;

export const headStyle: CellStyle = {
  font: { ...face, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: paint.head.slice(2) } },
  alignment: { wrapText: true, vertical: 'center' },
};

/** XML holds no other control characters than TAB, LF and CR, and no halves of characters. */
function isWritable(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** Text as a cell can hold it. */
export function writable(text: string): string {
  return Array.from(text.slice(0, longestText), (letter) => (isWritable(letter.codePointAt(0) ?? 0) ? letter : '\uFFFD')).join('');
}

/** Han takes two columns where a Latin letter takes one. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter > '\u2E80' ? 2 : 1), 0);
}

function columnWidth({ head, measure }: ReportColumn, cells: readonly (string | number)[]): number {
  const longest = Math.max(widthOf(head) / (measure === 'text' ? 1 : 1.6), ...cells.map((cell) => (typeof cell === 'string' ? widthOf(cell) : 6)));
  return Math.min(widths.most, Math.max(widths.least, longest + 2));
}

function cellOf(value: string | number, { measure }: ReportColumn): Cell {
  const numFmt = formats[measure];
  if (typeof value === 'number') return { type: 'number', value: measure === 'length' ? value / secondsOfDay : value, style: { font: face, ...(numFmt ? { numFmt } : {}) } };
  const isMark = measure !== 'text';
  const style: CellStyle = isMark ? { alignment: { horizontal: 'right' }, font: { ...face, color: { rgb: paint.quiet } } } : { alignment: { vertical: 'top' }, font: face };
  return { type: 'string', value: writable(value), style };
}

/** The cells of a column below its head, as A2:A9. */
export function columnRange(table: ReportTable, column: number, last = column): string {
  return `${cellRef(1, column)}:${cellRef(table.rows.length, last)}`;
}

function rulesOf(table: ReportTable): ConditionalRule[] {
  if (table.rows.length === 0) return [];
  if (table.isHeatMap) {
    const ends = [{ type: 'num' as const, value: '0' }, { type: 'max' as const }];
    return [{ type: 'colorScale', priority: 1, range: columnRange(table, 1, table.columns.length - 1), colorScale: { cfvo: ends, colors: [paint.light, paint.heat] } }];
  }
  return table.columns.flatMap(({ hasBars, measure }, column) => {
    if (!hasBars) return [];
    const top = measure === 'share' ? { type: 'num' as const, value: '1' } : { type: 'max' as const };
    return [{ type: 'dataBar' as const, priority: column + 1, range: columnRange(table, column), dataBar: { cfvo: [{ type: 'num' as const, value: '0' }, top], color: paint.bar } }];
  });
}

/** One table as a sheet: heads that stay in sight, numbers that are numbers, bars or a heat map behind them. */
export function tableSheet(table: ReportTable): WriteSheet {
  const { title, columns, rows } = table;
  const cells = new Map<string, Cell>();
  for (const [column, { head, measure }] of columns.entries()) {
    const alignment = { ...headStyle.alignment, horizontal: measure === 'text' ? ('left' as const) : ('right' as const) };
    cells.set(`0,${column}`, { type: 'string', value: writable(head), style: { ...headStyle, alignment } });
  }
  for (const [row, values] of rows.entries()) {
    for (const [column, definition] of columns.entries()) cells.set(`${row + 1},${column}`, cellOf(values[column] ?? '', definition));
  }
  return {
    name: title,
    columns: columns.map((column, index) => ({ width: columnWidth(column, rows.map((row) => row[index] ?? '')) })),
    cells,
    rowDefs: new Map([[0, { height: twoLines }]]),
    conditionalRules: rulesOf(table),
    freezePane: { rows: 1, columns: 1 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}
