import { readdirSync } from 'node:fs';
import { backupName } from '../core/backup.ts';

/** A copy that is not done, or that a restore takes rows from. */
export const draftName = /^\.interest_.*\.part(-journal|-wal|-shm)?$/;

/** Where a restore copies its backup to, in the folder of backups; goes with the next upkeep if it is left there. */
export const copyName = '.interest_restore.part';

/** The day of a backup that the kiosk made; null for a file that somebody else put there. */
export function dayOf(name: string): string | null {
  return backupName.exec(name)?.[1] ?? null;
}

/** The databases in a folder, those of the kiosk in the order of their days. */
export function backupsIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ name }) => name).filter((name) => name.endsWith('.db') && !name.startsWith('.')).toSorted();
}
