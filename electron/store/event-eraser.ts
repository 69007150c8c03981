import type { Database, Statement } from 'better-sqlite3';
import type { Erasure } from '../core/erasure.ts';

/** A few milliseconds of work: whoever records meanwhile waits no longer than that. */
const rowsAtOnce = 200;

export interface Span {
  readonly from: number;
  readonly before: number;
}

export const eraseSql = `DELETE FROM interest_event WHERE rowid IN (
  SELECT rowid FROM interest_event WHERE at >= @from AND at < @before LIMIT ${rowsAtOnce})`;

const recordSql = `INSERT INTO erasure (id, kiosk_id, at, reason, from_at, before_at, events)
  VALUES (@id, @kioskId, @at, @reason, @from, @before, @events)
  ON CONFLICT (id) DO UPDATE SET events = events + excluded.events`;

/** The spans that were ever erased; retention's, which grow by a day a day, as one. */
export const erasedSpansSql = 'SELECT from_at AS "from", max(before_at) AS before FROM erasure GROUP BY from_at';

/** Whether a moment lies in a span that was erased. */
export function isWithin(at: number, spans: readonly Span[]): boolean {
  return spans.some(({ from, before }) => at >= from && at < before);
}

/** A record as it lies in the table. */
export interface StoredErasure {
  readonly id: string;
  readonly kiosk_id: string;
  readonly at: number;
  readonly reason: string;
  readonly from_at: number;
  readonly before_at: number;
  readonly events: number;
}

/** A record of a backup; one that is there already may have grown since and stays. */
const insertRecordSql = `INSERT INTO erasure (id, kiosk_id, at, reason, from_at, before_at, events)
  VALUES (@id, @kiosk_id, @at, @reason, @from_at, @before_at, @events)
  ON CONFLICT (id) DO NOTHING`;

function eraseFrom(database: Database): Statement<[Span]> {
  return database.prepare<[Span]>(eraseSql);
}

/** Erases events a few at a time; every call belongs into a transaction of the caller's. */
export class EventEraser {
  private readonly erase: Statement<[Span]>;
  private readonly record: Statement<[Erasure & { readonly events: number }]>;
  private readonly forgetOpen: Statement<[]>;
  private readonly insertRecord: Statement<[StoredErasure]>;

  /** The connection must have secure_delete on. */
  constructor(database: Database) {
    this.erase = eraseFrom(database);
    this.record = database.prepare(recordSql);
    this.insertRecord = database.prepare<[StoredErasure]>(insertRecordSql);
    this.forgetOpen = database.prepare(
      'DELETE FROM open_visit WHERE NOT EXISTS (SELECT 1 FROM interest_event WHERE visit_id = open_visit.visit_id)',
    );
  }

  /** Some of an erasure's events, and the record of it. Asked again it goes on where it was. */
  eraseSome(erasure: Erasure): void {
    const { changes } = this.erase.run({ from: erasure.from, before: erasure.before });
    this.forgetOpen.run();
    this.record.run({ ...erasure, events: changes });
  }

  insertAsIs(record: StoredErasure): void {
    this.insertRecord.run(record);
  }
}

/** Erases every event of these spans from a database that nobody else uses. Returns how many. */
export function eraseSpans(database: Database, spans: readonly Span[]): number {
  database.pragma('secure_delete = ON');
  const erase = eraseFrom(database);
  let erased = 0;
  for (const { from, before } of spans) {
    for (;;) {
      const { changes } = erase.run({ from, before });
      if (changes === 0) break;
      erased += changes;
    }
  }
  return erased;
}
