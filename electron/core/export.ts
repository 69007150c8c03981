import * as z from 'zod';
import type { Language } from './language.ts';

/** The columns of a row of the record as it leaves the kiosk, in this order. */
export const exportColumns = [
  'id',
  'kiosk_id',
  'visit_id',
  'seq',
  'at',
  'elapsed_ms',
  'mode',
  'language',
  'kind',
  'lab',
  'item',
  'value',
  'pack_version',
] as const;

export type ExportColumn = (typeof exportColumns)[number];

const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const text = z.string().min(1);

/** One row as a line of JSON Lines holds it: exactly what the database holds. `value` is JSON as text. */
export const exportRowSchema = z.strictObject({
  id: z.uuid(),
  kiosk_id: text,
  visit_id: z.uuid(),
  seq: count.min(1),
  at: count,
  elapsed_ms: count,
  mode: z.enum(['self', 'guided', 'rehearsal']),
  language: text,
  kind: text,
  lab: text.nullable(),
  item: text.nullable(),
  value: text.nullable(),
  pack_version: text,
}) satisfies z.ZodType<Record<ExportColumn, string | number | null>>;

export type ExportRow = z.infer<typeof exportRowSchema>;

/** A cell as the database gives it. */
export type Cell = string | number | null;

/** `csv` for people, `jsonl` (exact) for programs, `xlsx` a report of summaries. */
export const exportFormats = ['csv', 'jsonl', 'xlsx'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** What stands between the cells of a CSV file. */
export const separators = { comma: ',', semicolon: ';' } as const;

export type SeparatorName = keyof typeof separators;

/** The separator that a spreadsheet set to this language expects: Russian numbers take the comma for themselves. */
export function defaultSeparator(language: Language): SeparatorName {
  return language === 'ru' ? 'semicolon' : 'comma';
}

/** Without it spreadsheets take UTF-8 for the system's old code page. */
export const byteOrderMark = '\uFEFF';

const apostrophe = 0x27;

/** First characters that make a spreadsheet take a cell for a formula: = + - @ TAB CR LF NUL, ＝ ＋ － ＠. */
function beginsFormula(code: number): boolean {
  return (
    code === 0x3d || code === 0x2b || code === 0x2d || code === 0x40 ||
    code === 0x09 || code === 0x0d || code === 0x0a || code === 0x00 ||
    code === 0xff1d || code === 0xff0b || code === 0xff0d || code === 0xff20
  );
}

/** The text with one `'` before it where it would begin a formula or begins with `'` itself; `readBack` undoes it. */
export function formulaSafe(cell: string): string {
  const code = cell.charCodeAt(0);
  return beginsFormula(code) || code === apostrophe ? `'${cell}` : cell;
}

/** What `formulaSafe` was given: strips one leading `'`. */
export function readBack(cell: string): string {
  return cell.charCodeAt(0) === apostrophe ? cell.slice(1) : cell;
}

/** A cell of a CSV file by RFC 4180: text always quoted, numbers bare, null empty. */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return cell < 0 ? `'${cell}` : String(cell);
  const safe = formulaSafe(cell);
  return safe.includes('"') ? `"${safe.replaceAll('"', '""')}"` : `"${safe}"`;
}

/**
 * One record of a CSV file, its CRLF included. Written here rather than by csv-stringify, which took four times as
 * long as a raw loop over a million rows (stream and batches alike); csv-parse and LibreOffice check it in tests.
 */
export function csvLine(cells: readonly Cell[], separator: string): string {
  let line = csvCell(cells[0] ?? null);
  for (let column = 1; column < cells.length; column += 1) line += separator + csvCell(cells[column] ?? null);
  return `${line}\r\n`;
}

/** What a CSV file begins with: the byte order mark and the columns' names. */
export function csvHead(separator: string): string {
  return byteOrderMark + csvLine(exportColumns, separator);
}

/** One line of JSON Lines, its LF included; members in the columns' order. */
export function jsonLine(row: Readonly<Record<string, Cell>>): string {
  return `${JSON.stringify(row)}\n`;
}

/** A span of time, UTC ms: from and later, before `before`. */
export const exportRangeSchema = z
  .strictObject({ from: count, before: count })
  .refine(({ from, before }) => from < before, 'the range is empty');

/**
 * A file's name: which kiosk, which days (as YYYY-MM-DD, both included; null: all there are), written when (UTC). Two
 * exports within one second would share it; the writer refuses to overwrite.
 */
export function exportFileName(
  part: { readonly kioskId: string; readonly firstDay: string | null; readonly lastDay: string | null; readonly format: ExportFormat },
  now: number,
): string {
  const days = [part.firstDay, part.lastDay].filter((day) => day !== null);
  const written = new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return `interest_${part.kioskId.slice(0, 8)}_${days.length === 0 ? 'all' : [...new Set(days)].join('_')}_${written}Z.${part.format}`;
}

const exportName = /^interest_[\w-]+?_(?:all|(\d{4}-\d\d-\d\d)(?:_(\d{4}-\d\d-\d\d))?)_\d{8}T\d{6}Z(?:_\d+)?\.(csv|jsonl|xlsx)$/;

/** What `exportFileName` put into a name: days as there, null where there is no bound. Null: another kind of name. */
export function readExportName(name: string): { readonly firstDay: string | null; readonly lastDay: string | null; readonly format: ExportFormat } | null {
  const found = exportName.exec(name);
  const format = exportFormats.find((each) => each === found?.[3]);
  if (!found || !format) return null;
  const firstDay = found[1] ?? null;
  return { firstDay, lastDay: found[2] ?? firstDay, format };
}
