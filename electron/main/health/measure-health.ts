import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { backupName } from '../../core/backup.ts';
import { lastFaults, nameless } from '../../core/fault-lines.ts';
import type { DisplayMeasurements, HealthMeasurements, RecordMeasurements } from '../../core/health.ts';
import { packMedia } from '../../core/pack-media.ts';
import type { ChosenPack } from '../choose-pack.ts';
import type { InterestStore } from '../interest-store.ts';
import { endOfFile } from './log-end.ts';
import { unreadableMedia } from './read-media.ts';

/** What of the program and the computer Electron and the system know at once. */
export type ProgramFacts = Pick<HealthMeasurements, 'program' | 'computer'> & { readonly displays: readonly DisplayMeasurements[] };

export interface HealthSources {
  readonly store: Pick<InterestStore, 'ask' | 'health'>;
  readonly dataDirectory: string;
  readonly backups: string;
  readonly logFile: string;
  readonly pack: () => Promise<ChosenPack>;
  /** of the settings */
  readonly timeZone: () => Promise<string>;
  readonly facts: (pack: ChosenPack) => ProgramFacts;
  /** when this program was built; UTC, ms since 1970 */
  readonly builtAt: number;
  /** UTC, ms since 1970 */
  readonly now: () => number;
  readonly monotonicMs: () => number;
}

/** A disk that has not answered by now is as good as none. */
const patienceMs = 20_000;
const faultsShown = 8;
const logBytes = 64 * 1024;

/** Measures the kiosk when asked. Only waits: on the store's workers and on the file system's threads. */
export class HealthMeter {
  private readonly sources: HealthSources;
  /** by how much the clock was ahead of the time since the start, at the start */
  private readonly clockLead: number;

  constructor(sources: HealthSources) {
    this.sources = sources;
    this.clockLead = sources.now() - sources.monotonicMs();
  }

  /** Never rejects: what cannot be found out is null, or empty. */
  async measure(): Promise<HealthMeasurements> {
    const { store, dataDirectory, logFile, pack: choosing, facts, timeZone, builtAt, now, monotonicMs } = this.sources;
    const pack = await choosing();
    const media = packMedia(pack.pack);
    const [space, record, span, unreadable, log] = await Promise.all([
      within(statfs(dataDirectory)),
      this.measureRecord(),
      within(store.ask('readSpan', undefined)),
      within(unreadableMedia(pack.folder, media)),
      within(endOfFile(logFile, logBytes)),
    ]);
    const at = now();
    return {
      at,
      disk: space && { freeBytes: space.bavail * space.bsize, totalBytes: space.blocks * space.bsize },
      record,
      media: {
        files: media.length,
        // files on a disk that does not answer are not there for visitors either
        unreadable: unreadable ?? media.map(({ path }) => path),
        leftOut: pack.notices.map(nameless),
        labs: pack.pack.labs.length,
      },
      clock: {
        timeZone: await timeZone(),
        lastRowAt: span?.ok ? span.value.to : null,
        builtAt,
        driftMs: Math.round(at - monotonicMs() - this.clockLead),
      },
      ...facts(pack),
      faults: lastFaults(log ?? '', faultsShown),
    };
  }

  private async measureRecord(): Promise<RecordMeasurements> {
    const { store, dataDirectory, now } = this.sources;
    const health = store.health();
    const backup = await this.latestBackup();
    const giveUp = new AbortController();
    const [check, schema, age, bytes, walBytes] = await Promise.all([
      within(store.ask('checkDatabase', undefined, { signal: giveUp.signal })),
      within(store.ask('readSchema', undefined)),
      within(store.ask('readAge', { before: backup === null ? 0 : Date.parse(backup.day), now: now() })),
      sizeOf(join(dataDirectory, 'interest.db')),
      sizeOf(join(dataDirectory, 'interest.db-wal')),
    ]);
    giveUp.abort();
    return {
      ...health,
      check: check?.ok ? check.value : null,
      schema: schema?.ok ? schema.value.version : null,
      bytes,
      logBytes: walBytes,
      backup,
      // rows in memory are not backed up, which is said otherwise
      visitDaysSinceBackup: age?.ok && health.storage === 'disk' ? age.value.daysSince : null,
    };
  }

  private async latestBackup(): Promise<RecordMeasurements['backup']> {
    const names = (await within(readdir(this.sources.backups))) ?? [];
    const days = names.flatMap((name) => backupName.exec(name)?.[1] ?? []).sort();
    const day = days.at(-1);
    return day === undefined ? null : { day, kept: days.length };
  }
}

async function sizeOf(file: string): Promise<number | null> {
  return (await within(stat(file)))?.size ?? null;
}

/** What was waited for; null if it failed or did not come in time. */
async function within<Value>(coming: Promise<Value>): Promise<Value | null> {
  const timeUp = new AbortController();
  const limit = delay(patienceMs, null, { signal: timeUp.signal, ref: false }).catch(() => null);
  try {
    return await Promise.race([coming, limit]);
  } catch {
    return null;
  } finally {
    timeUp.abort();
  }
}
