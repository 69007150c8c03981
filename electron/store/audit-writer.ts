import type { Database, Statement } from 'better-sqlite3';
import type { AuditRow } from '../core/audit.ts';

/** A row that is there already, known by its id, is left as it is: a replay is harmless. */
const insertSql = `INSERT INTO audit (id, kiosk_id, at, action, detail)
  VALUES (@id, @kiosk_id, @at, @action, @detail)
  ON CONFLICT (id) DO NOTHING`;

/** A row as it lies in the table. */
export interface StoredAuditRow {
  readonly id: string;
  readonly kiosk_id: string;
  readonly at: number;
  readonly action: string;
  /** JSON */
  readonly detail: string;
}

/** Writes what staff did; every call belongs into a transaction of the caller's. */
export class AuditWriter {
  private readonly insertRow: Statement<[StoredAuditRow]>;

  constructor(database: Database) {
    this.insertRow = database.prepare<[StoredAuditRow]>(insertSql);
  }

  insert({ id, kioskId, at, action, detail }: AuditRow): void {
    this.insertAsIs({ id, kiosk_id: kioskId, at, action, detail: JSON.stringify(detail) });
  }

  insertAsIs(row: StoredAuditRow): void {
    this.insertRow.run(row);
  }
}
