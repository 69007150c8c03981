import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** The database with the files that belong to it; the database goes first, see `setAside`. */
export const databaseParts = ['interest.db', 'interest.db-wal', 'interest.db-shm', 'interest.db-journal'] as const;

/** A folder that was not there before: what is set aside is never written over. */
function makeFolder(dataDir: string, now: Date): string {
  const quarantine = join(dataDir, 'quarantine');
  mkdirSync(quarantine, { recursive: true });
  const time = now.toISOString().replaceAll(':', '-');
  for (let copy = 1; ; copy += 1) {
    const folder = join(quarantine, copy === 1 ? time : `${time}-${copy}`);
    try {
      mkdirSync(folder);
      return folder;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/**
 * Moves a database that cannot be used, with its log, into quarantine/<UTC time>/ and returns that folder.
 * Interrupted half-way it leaves a log without a database, which the next start sets aside too; the other way
 * round it would leave a database that opens without its newest rows. Throws if the disk cannot be written.
 */
export function setAside(dataDir: string, now: Date): string {
  const folder = makeFolder(dataDir, now);
  for (const part of databaseParts) {
    if (existsSync(join(dataDir, part))) renameSync(join(dataDir, part), join(folder, part));
  }
  return folder;
}
