import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface Row {
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
  readonly value: string | null;
  readonly pack_version: string;
}

/** Everything a kiosk recorded, visit by visit in order; none while it has no database yet. */
export function readRows(dataDir: string): readonly Row[] {
  let database: Database.Database;
  try {
    database = new Database(join(dataDir, 'interest.db'), { readonly: true, fileMustExist: true });
  } catch {
    return [];
  }
  try {
    return database.prepare<[], Row>('SELECT * FROM interest_event ORDER BY visit_id, seq').all();
  } catch (error) {
    // A kiosk that has just begun: the file is there, the table not yet.
    if (error instanceof Error && error.message.includes('no such table')) return [];
    throw error;
  } finally {
    database.close();
  }
}

/** The event that a row was made from, as it stood on the wire. */
export function eventOf(row: Row): unknown {
  return {
    id: row.id,
    visitId: row.visit_id,
    seq: row.seq,
    at: row.at,
    elapsedMs: row.elapsed_ms,
    mode: row.mode,
    language: row.language,
    packVersion: row.pack_version,
    kind: row.kind,
    lab: row.lab,
    item: row.item,
    value: row.value === null ? null : (JSON.parse(row.value) as unknown),
  };
}
