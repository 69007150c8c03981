import type { StoredAuditRow } from './audit-writer.ts';
import type { InterestRow } from './interest-writer.ts';
import { openOnDisk, type LogLine, type OpenDatabase } from './open-database.ts';
import { describeFault, faultKind } from './sqlite-fault.ts';

function copyRows(from: OpenDatabase, to: OpenDatabase, log: LogLine): number {
  const rows = from.database.prepare<[], InterestRow>('SELECT * FROM interest_event ORDER BY rowid').all();
  // the disk still has what an earlier run left open; a visit of this run may go on
  to.writer.closeOpenVisits(new Set(rows.map(({ visit_id }) => visit_id)));
  for (const row of rows) {
    try {
      to.writer.insertAsIs(row);
    } catch (error) {
      if (faultKind(error) !== 'event') throw error;
      log('warning', `an event kept in memory was refused by the disk (${describeFault(error).message})`);
    }
  }
  const deeds = from.database.prepare<[], StoredAuditRow>('SELECT * FROM audit ORDER BY rowid').all();
  for (const deed of deeds) to.audit.insertAsIs(deed);
  return rows.length;
}

/**
 * Moves what a database in memory holds to the data directory and closes it. Null, with the one in memory as it
 * was, if the disk still refuses.
 */
export function moveToDisk(memory: OpenDatabase, dataDir: string, log: LogLine): OpenDatabase | null {
  let disk: OpenDatabase | null = null;
  try {
    const opened = openOnDisk(dataDir, log);
    disk = opened;
    const count = opened.database.transaction(() => copyRows(memory, opened, log)).immediate();
    memory.database.close();
    log('info', `data directory can be written again; ${count} interest event${count === 1 ? '' : 's'} moved from memory to disk`);
    return opened;
  } catch {
    // asked again later; why it refuses was said when the store went to memory
    disk?.database.close();
    return null;
  }
}
