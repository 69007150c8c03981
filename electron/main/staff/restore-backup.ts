import { restoredAtOnce, restoredTables, type BackupFault, type OpenedBackup } from '../../core/restore.ts';
import { eraseEvents } from '../erase-events.ts';
import type { InterestStore } from '../interest-store.ts';

export type RestoreOutcome =
  | { readonly outcome: 'restored'; readonly events: number; readonly deeds: number; readonly erased: number; readonly left: number }
  | { readonly outcome: 'not-restored'; readonly why: BackupFault | 'failed'; readonly message: string };

type Store = Pick<InterestStore, 'ask' | 'erase' | 'restore'>;

const failed = (message: string): RestoreOutcome => ({ outcome: 'not-restored', why: 'failed', message });

/**
 * Merges a backup into the database, part by part, each behind what visitors have recorded meanwhile. The record of
 * erasures comes first, so that it forbids rows before any comes back. Left off anywhere, it can be done again.
 */
export async function restoreBackup(store: Store, folder: string, file: string, onProgress: (done: number, of: number) => void): Promise<RestoreOutcome> {
  const opened = await store.ask('openBackup', { file, folder, keepsCopy: true });
  if (!opened.ok) return failed(opened.message);
  if (opened.value.outcome === 'refused') return { outcome: 'not-restored', why: opened.value.why, message: opened.value.message };
  const fault = await mergeAll(store, opened.value, onProgress);
  // looks at what is there now, and takes the copy away whatever happened
  const closed = await store.ask('closeBackup', { copy: opened.value.copy });
  if (fault !== null) return failed(fault);
  if (!closed.ok) return failed(closed.message);
  const { missing, deeds, erasable } = opened.value.comparison;
  const left = closed.value.missing;
  return { outcome: 'restored', events: missing - left, deeds, erased: erasable, left };
}

/** Null, or what stopped it. */
async function mergeAll(store: Store, { copy, learned, last, comparison }: Extract<OpenedBackup, { outcome: 'opened' }>, onProgress: (done: number, of: number) => void): Promise<string | null> {
  const of = restoredTables.reduce((sum, table) => sum + last[table], 0);
  let before = 0;
  for (const table of restoredTables) {
    for (let after = 0; after < last[table]; after += restoredAtOnce) {
      const upTo = Math.min(after + restoredAtOnce, last[table]);
      const merged = await store.restore({ copy, table, after, upTo });
      if (!merged.ok) return merged.message;
      onProgress(before + upTo, of);
    }
    before += last[table];
    if (table !== 'erasure' || comparison.erasable === 0) continue;
    for (const erasure of learned) {
      const erased = await eraseEvents(store, erasure);
      if (!erased.ok) return erased.message;
    }
  }
  return null;
}
