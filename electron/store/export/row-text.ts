import { csvHead, csvLine, exportColumns, jsonLine, separators, type Cell } from '../../core/export.ts';
import type { ExportJob } from '../../core/export-job.ts';
import type { ReadingDatabase } from '../reading-database.ts';

/** The rows of a range in the order of time, and of arrival within a millisecond; `?` and `?` are its bounds. */
export const exportSql = `SELECT ${exportColumns.join(', ')} FROM interest_event WHERE at >= ? AND at < ? ORDER BY at, rowid`;

const sampleRows = 500;

/** Lines of text for the rows of a range, one at a time: years of rows never lie in memory together. */
export interface RowText {
  readonly head: string;
  lines(): IterableIterator<string>;
  /** how many rows there are now */
  count(): number;
  /** about how many bytes the whole file takes, from its first and last rows, rather more than less */
  estimateBytes(rows: number): number;
}

export function rowText(database: ReadingDatabase, { range, format, separator }: Pick<ExportJob, 'range' | 'format' | 'separator'>): RowText {
  const bounds: [number, number] = [range.from, range.before];
  const between = separators[separator];
  const head = format === 'csv' ? csvHead(between) : '';
  function* textOf(sql: string): IterableIterator<string> {
    if (format === 'csv') {
      for (const cells of database.prepare<[number, number], Cell[]>(sql).raw().iterate(...bounds)) yield csvLine(cells, between);
    } else {
      for (const row of database.prepare<[number, number], Record<string, Cell>>(sql).iterate(...bounds)) yield jsonLine(row);
    }
  }
  return {
    head,
    lines: () => textOf(exportSql),
    count: () => database.prepare<[number, number], number>('SELECT count(*) FROM interest_event WHERE at >= ? AND at < ?').pluck().get(...bounds) ?? 0,
    estimateBytes: (rows) => {
      const ends = [`${exportSql} LIMIT ${sampleRows}`, `${exportSql.replace('at, rowid', 'at DESC, rowid DESC')} LIMIT ${sampleRows}`];
      const sizes = ends.flatMap((sql) => Array.from(textOf(sql), (line) => Buffer.byteLength(line)));
      const mean = sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
      return Math.ceil(Buffer.byteLength(head) + mean * rows * 1.1);
    },
  };
}
