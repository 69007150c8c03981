import type { BackupOutcome } from '../core/backup.ts';
import { wallClock } from '../core/local-time.ts';
import type { Settings } from '../core/settings.ts';
import type { InterestStore } from './interest-store.ts';

/** The machine is switched off at the wall at night: what the day needs is done a while after its start. */
const firstAfterMs = 5 * 60_000;

/** How often it is asked whether another day has begun, or a failed day is tried again. */
const againMs = 60 * 60_000;

export interface UpkeepParts {
  readonly store: Pick<InterestStore, 'ask' | 'health'>;
  /** where backups go */
  readonly backups: string;
  readonly settings: () => Promise<Settings>;
  /** UTC, ms since 1970 */
  readonly now: () => number;
  readonly log: (level: 'info' | 'warning', line: string) => void;
}

/** What the store needs once a day, done while visitors go on. */
export class StoreUpkeep {
  private readonly parts: UpkeepParts;
  private doneDay: string | null = null;
  private said: string | null = null;

  constructor(parts: UpkeepParts) {
    this.parts = parts;
  }

  /** Begins a while from now and goes on as long as the kiosk runs. */
  start(): void {
    setTimeout(() => {
      void this.keep();
      setInterval(() => void this.keep(), againMs).unref();
    }, firstAfterMs).unref();
  }

  /** Does what this day still needs. Never rejects; a fault is one line, said again only when it is another one. */
  async keep(): Promise<void> {
    const { store, settings, now } = this.parts;
    // rows in memory last as long as the process: nothing to keep
    if (store.health().storage !== 'disk') return;
    const { timeZone } = await settings();
    const day = wallClock(timeZone).dateAt(now());
    if (day === this.doneDay) return;
    if (await this.backUp(day)) this.doneDay = day;
  }

  private async backUp(day: string): Promise<boolean> {
    const { store, backups } = this.parts;
    const kept = await store.ask('keepBackups', { folder: backups, day });
    if (kept.ok) {
      this.said = null;
      if (kept.value.made !== null) this.parts.log('info', describe(kept.value));
    } else {
      this.complain(`backup failed (${kept.message})`);
    }
    return kept.ok;
  }

  private complain(line: string): void {
    if (line !== this.said) this.parts.log('warning', line);
    this.said = line;
  }
}

function describe({ made, bytes, events, kept }: BackupOutcome): string {
  return `backup made and verified: ${made} (${events} events, ${Math.ceil(bytes / 1024)} KiB; ${kept} kept)`;
}
