import type { Database, Statement } from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import type { StoredInterestEvent } from '../core/interest.ts';

/** The columns of `interest_event`, in the order of every export. */
export interface InterestRow {
  readonly id: string;
  readonly kiosk_id: string;
  readonly visit_id: string;
  readonly seq: number;
  readonly at: number;
  readonly elapsed_ms: number;
  readonly mode: string;
  readonly language: string;
  readonly kind: string;
  readonly lab: string | null;
  readonly item: string | null;
  /** JSON */
  readonly value: string | null;
  readonly pack_version: string;
}

/** A row that is there already, known by its id, is left as it is: a replay is harmless. */
export const insertSql = `INSERT INTO interest_event
  (id, kiosk_id, visit_id, seq, at, elapsed_ms, mode, language, kind, lab, item, value, pack_version)
  VALUES (@id, @kiosk_id, @visit_id, @seq, @at, @elapsed_ms, @mode, @language, @kind, @lab, @item, @value, @pack_version)
  ON CONFLICT (id) DO NOTHING`;

/** The last row of every visit that has no end. CROSS JOIN keeps the order: few open visits, not all rows, come first. */
export const lastRowsOfOpenVisitsSql = `SELECT last.* FROM open_visit
  CROSS JOIN interest_event AS last ON last.visit_id = open_visit.visit_id
    AND last.seq = (SELECT max(seq) FROM interest_event WHERE visit_id = open_visit.visit_id)`;

/** Writes events. Every call belongs into a transaction of the caller's, so that several share one fsync. */
export class InterestWriter {
  private readonly insertRow: Statement<[InterestRow]>;
  private readonly lastRowsOfOpenVisits: Statement<[], InterestRow>;

  constructor(database: Database) {
    this.insertRow = database.prepare<[InterestRow]>(insertSql);
    this.lastRowsOfOpenVisits = database.prepare<[], InterestRow>(lastRowsOfOpenVisitsSql);
  }

  insert(event: StoredInterestEvent): void {
    this.insertAsIs({
      id: event.id,
      kiosk_id: event.kioskId,
      visit_id: event.visitId,
      seq: event.seq,
      at: event.at,
      elapsed_ms: event.elapsedMs,
      mode: event.mode,
      language: event.language,
      kind: event.kind,
      lab: event.lab,
      item: event.item,
      value: event.value === null ? null : JSON.stringify(event.value),
      pack_version: event.packVersion,
    });
  }

  insertAsIs(row: InterestRow): void {
    this.insertRow.run(row);
  }

  /**
   * Ends every visit that has no end, except those named, with reason `restart`, at the time of its last row:
   * nobody knows how long the visitor stayed after it. Returns how many.
   */
  closeOpenVisits(except: ReadonlySet<string> = new Set()): number {
    const open = this.lastRowsOfOpenVisits.all().filter((last) => !except.has(last.visit_id));
    for (const last of open) {
      this.insertAsIs({
        ...last,
        id: newId(),
        seq: last.seq + 1,
        kind: 'visit-ended',
        lab: null,
        item: null,
        value: JSON.stringify({ reason: 'restart' }),
      });
    }
    return open.length;
  }
}
