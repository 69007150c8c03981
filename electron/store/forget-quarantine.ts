import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { forgetContacts, forgetSpans, removeDatabase } from './backup-file.ts';
import type { Span } from './event-eraser.ts';
import { databaseParts } from './quarantine.ts';

/**
 * Erases the addresses of visitors, and the events of these spans, from the databases that were set aside. One that is too damaged for that is removed:
 * what was erased must not be found anywhere. Returns how many were. Throws if the disk refuses.
 */
export function forgetQuarantine(quarantine: string, spans: readonly Span[]): number {
  if (!existsSync(quarantine)) return 0;
  const folders = readdirSync(quarantine).map((name) => join(quarantine, name));
  for (const folder of folders) forgetContacts(join(folder, databaseParts[0]));
  // without an erasure a damaged one stays for whoever wants to save it
  if (spans.length === 0) return 0;
  const hopeless = folders.filter((folder) => {
    const [database, ...logs] = databaseParts.map((part) => join(folder, part));
    if (!database) return false;
    // a log without its database is what power left of setting it aside
    return existsSync(database) ? forgetSpans(database, spans) === 'damaged' : logs.some((log) => existsSync(log));
  });
  for (const folder of hopeless) {
    removeDatabase(join(folder, databaseParts[0]));
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  }
  return hopeless.length;
}
