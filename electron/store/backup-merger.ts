import SQLite, { type Database, type Statement } from 'better-sqlite3';
import type { RestorePart, RestoredTable } from '../core/restore.ts';
import type { AuditWriter, StoredAuditRow } from './audit-writer.ts';
import { erasedSpansSql, isWithin, type EventEraser, type Span, type StoredErasure } from './event-eraser.ts';
import type { InterestRow, InterestWriter } from './interest-writer.ts';
import { faultKind } from './sqlite-fault.ts';

/** Of the tables about addresses: taken over column by column, by their keys. */
const consentColumns = {
  consent_document: ['hash', 'purpose', 'language', 'text'],
  consent: ['id', 'kiosk_id', 'purpose', 'text_hash', 'language', 'given_at', 'withdrawn_at'],
  contact_erasure: ['contact_id', 'consent_id', 'kiosk_id', 'at', 'reason'],
} as const satisfies Partial<Record<RestoredTable, readonly string[]>>;

type ConsentTable = keyof typeof consentColumns;

/** Rows read from a backup, on their way into the database. */
export type Batch =
  | { readonly table: ConsentTable; readonly rows: readonly Readonly<Record<string, string | number | null>>[] }
  | { readonly table: 'erasure'; readonly rows: readonly StoredErasure[] }
  | { readonly table: 'audit'; readonly rows: readonly StoredAuditRow[] }
  | { readonly table: 'interest_event'; readonly rows: readonly InterestRow[] };

const someOf = (table: Exclude<RestoredTable, 'interest_event'>) => `SELECT * FROM ${table} WHERE rowid > @after AND rowid <= @upTo ORDER BY rowid`;

/** Whole visits: half of one would be closed by the next start, and the row it is closed with would take a true row's place. */
const someVisitsSql = `SELECT * FROM interest_event
  WHERE visit_id IN (SELECT visit_id FROM interest_event WHERE rowid > @after AND rowid <= @upTo) ORDER BY rowid`;

/** Reads some rows of a backup's copy, of events all those of the visits they belong to. Throws if it cannot be read. */
export function readBatch({ copy, table, after, upTo }: RestorePart): Batch {
  const database = new SQLite(copy, { readonly: true, fileMustExist: true });
  try {
    return { table, rows: database.prepare(table === 'interest_event' ? someVisitsSql : someOf(table)).all({ after, upTo }) } as Batch;
  } finally {
    database.close();
  }
}

interface Writers {
  readonly writer: InterestWriter;
  readonly audit: AuditWriter;
  readonly eraser: EventEraser;
}

/** Merges rows of a backup by their ids; every call belongs into a transaction of the caller's. */
export class BackupMerger {
  private readonly writers: Writers;
  private readonly erasedSpans: Statement<[], Span>;
  private readonly consents: Readonly<Record<ConsentTable, Statement>>;

  constructor(database: Database, writers: Writers) {
    this.writers = writers;
    this.erasedSpans = database.prepare<[], Span>(erasedSpansSql);
    const taking = (table: ConsentTable) => {
      const columns = consentColumns[table];
      return database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')}) ON CONFLICT DO NOTHING`);
    };
    this.consents = { consent_document: taking('consent_document'), consent: taking('consent'), contact_erasure: taking('contact_erasure') };
  }

  /**
   * What is here already stays as it is, what was erased stays away, and a row that this database would not take (its
   * place in its visit is taken) is left out. Merged again, nothing changes.
   */
  merge(batch: Batch): void {
    const { writer, audit, eraser } = this.writers;
    if (batch.table === 'erasure') for (const row of batch.rows) accept(() => eraser.insertAsIs(row));
    else if (batch.table === 'audit') for (const row of batch.rows) accept(() => audit.insertAsIs(row));
    else if (batch.table !== 'interest_event') for (const row of batch.rows) accept(() => this.consents[batch.table].run(row));
    else {
      const spans = this.erasedSpans.all();
      for (const row of batch.rows) if (!isWithin(row.at, spans)) accept(() => writer.insertAsIs(row));
    }
  }
}

/** What is wrong with one row does not hold up the others. */
function accept(insert: () => void): void {
  try {
    insert();
  } catch (error) {
    if (faultKind(error) !== 'event') throw error;
  }
}
