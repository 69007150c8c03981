import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { v7 as newId } from 'uuid';
import type { Audit } from '../../core/audit.ts';
import type { BackupEntry, BackupPlace } from '../../core/backup.ts';
import { spanOfDays, type Erasure, type ErasureDays } from '../../core/erasure.ts';
import { wallClock } from '../../core/local-time.ts';
import { refusal, success, type Result } from '../../core/result.ts';
import type { ErasurePreview, RestorePreview, SafekeepingState } from '../../core/safekeeping.ts';
import type { Settings } from '../../core/settings.ts';
import type { Drive } from '../drives.ts';
import { eraseEvents } from '../erase-events.ts';
import type { InterestStore } from '../interest-store.ts';
import type { StoreUpkeep } from '../store-upkeep.ts';
import type { Turns } from '../turns.ts';
import { restoreBackup } from './restore-backup.ts';

interface SafekeepingParts {
  readonly store: Pick<InterestStore, 'ask' | 'erase' | 'restore'>;
  readonly upkeep: Pick<StoreUpkeep, 'keepAgain'>;
  /** with the upkeep */
  readonly turns: Turns;
  /** where backups lie */
  readonly backups: string;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  readonly useProof: (proof: string, purpose: 'erase' | 'restore') => boolean;
  readonly audit: Audit;
  readonly note: (level: 'info' | 'warning', line: string) => void;
  readonly findDrives: () => Promise<readonly Pick<Drive, 'folder' | 'name'>[]>;
}

type Begun = Result<null, 'forbidden' | 'failed'>;

/** One restore or erasure by hand at a time: what staff ordered, how far it is, what became of it, written down. Knows no window. */
export class SafekeepingDesk {
  private readonly parts: SafekeepingParts;
  private current: SafekeepingState = { stage: 'none' };

  constructor(parts: SafekeepingParts) {
    this.parts = parts;
  }

  get state(): SafekeepingState {
    return this.current;
  }

  private get isBusy(): boolean {
    return this.current.stage === 'restoring' || this.current.stage === 'erasing';
  }

  async backups(): Promise<Result<readonly BackupEntry[], 'failed'>> {
    const drives = (await this.parts.findDrives()).flatMap(({ folder, name }): BackupPlace[] => [folder, join(folder, 'backups')].map((each) => ({ folder: each, drive: name })));
    const listed = await this.parts.store.ask('listBackups', { places: [{ folder: this.parts.backups, drive: null }, ...drives] });
    return listed.ok ? success(listed.value.backups) : refusal('failed', listed.message);
  }

  async previewRestore(file: string): Promise<Result<RestorePreview, 'failed'>> {
    if (this.isBusy) return refusal('failed', 'a restore or an erasure is on its way');
    if (!(await this.isListed(file))) return success({ outcome: 'refused', why: 'gone' });
    const { store, turns, backups, note } = this.parts;
    const opened = await turns.take(() => store.ask('openBackup', { file, folder: backups, keepsCopy: false }));
    if (!opened.ok) return refusal('failed', opened.message);
    if (opened.value.outcome === 'opened') return success({ outcome: 'opened', comparison: opened.value.comparison });
    note('warning', `backup refused: ${basename(file)} (${opened.value.message})`);
    return success({ outcome: 'refused', why: opened.value.why });
  }

  async startRestore(proof: string, file: string): Promise<Begun> {
    if (this.isBusy) return refusal('failed', 'a restore or an erasure is on its way');
    if (!this.parts.useProof(proof, 'restore')) return refusal('forbidden', 'the PIN was not entered for this restore');
    const name = basename(file);
    this.current = { stage: 'restoring', name, done: 0, of: 0 };
    if (!(await this.isListed(file))) {
      this.current = { stage: 'not-restored', name, why: 'gone' };
      return success(null);
    }
    this.run(() => this.restore(file, name), { stage: 'not-restored', name, why: 'failed' });
    return success(null);
  }

  async previewErasure(days: ErasureDays): Promise<Result<ErasurePreview, 'failed'>> {
    const span = spanOfDays(days, wallClock((await this.parts.settings()).timeZone), this.parts.now());
    if (span === null) return success({ events: 0, from: null, to: null });
    const found = await this.parts.store.ask('readSpanOf', span);
    return found.ok ? success(found.value) : refusal('failed', found.message);
  }

  async startErasure(proof: string, days: ErasureDays): Promise<Begun> {
    const { useProof, settings, now } = this.parts;
    if (this.isBusy) return refusal('failed', 'a restore or an erasure is on its way');
    if (!useProof(proof, 'erase')) return refusal('forbidden', 'the PIN was not entered for this erasure');
    this.current = { stage: 'erasing', done: 0, of: 0 };
    const { timeZone, kioskId } = await settings();
    const at = now();
    const span = spanOfDays(days, wallClock(timeZone), at);
    if (span === null) {
      this.current = { stage: 'none' };
      return refusal('failed', 'these days have not begun yet');
    }
    const erasure: Erasure = { id: newId({ random: randomBytes(16) }), kioskId, at, reason: 'staff', ...span };
    this.run(() => this.erase(erasure, days), { stage: 'not-erased' });
    return success(null);
  }

  /** What is on its way outlives the call that began it. */
  private run(work: () => Promise<void>, otherwise: SafekeepingState): void {
    void this.parts.turns.take(work).catch((error: unknown) => {
      this.parts.note('warning', `safekeeping: ${error instanceof Error ? error.message : String(error)}`);
      this.current = otherwise;
    });
  }

  private async restore(file: string, name: string): Promise<void> {
    const { store, upkeep, backups, audit, note } = this.parts;
    audit('restore-began', { file: name.slice(0, 200) });
    const done = await restoreBackup(store, backups, file, (count, of) => {
      this.current = { stage: 'restoring', name, done: count, of };
    });
    if (done.outcome === 'not-restored') {
      note('warning', `restore from ${name} failed (${done.message})`);
      audit('restore-failed', { file: name.slice(0, 200), why: done.why });
      this.current = { stage: 'not-restored', name, why: done.why };
      return;
    }
    const { outcome: _outcome, ...counts } = done;
    audit('restored', { file: name.slice(0, 200), ...counts });
    note('info', `restored from ${name}: ${counts.events} events`);
    // what came back may be older than events are kept
    await upkeep.keepAgain();
    this.current = { stage: 'restored', name, events: counts.events, erased: counts.erased, left: counts.left };
  }

  private async erase(erasure: Erasure, { first, last }: ErasureDays): Promise<void> {
    const { store, upkeep, audit, note } = this.parts;
    audit('erasure-began', { erasure: erasure.id, reason: erasure.reason, first, last });
    // the record comes first and without a row too: backups may hold what is no longer here
    const recorded = await store.erase(erasure);
    const erased = recorded.ok
      ? await eraseEvents(store, erasure, (done, of) => {
          this.current = { stage: 'erasing', done, of };
        })
      : recorded;
    if (!erased.ok) {
      note('warning', `erasure by hand failed (${erased.message})`);
      audit('erasure-failed', { erasure: erasure.id });
      this.current = { stage: 'not-erased' };
      return;
    }
    const isForgotten = await upkeep.keepAgain();
    const events = await this.eventsOf(erasure.id);
    audit('erased', { erasure: erasure.id, reason: erasure.reason, events, isForgotten });
    this.current = { stage: 'erased', id: erasure.id, events, isForgotten };
  }

  private async eventsOf(id: string): Promise<number> {
    const read = await this.parts.store.ask('readErasures', undefined);
    return (read.ok && read.value.records.find((record) => record.id === id)?.events) || 0;
  }

  /** Only what the list offers is ever opened. */
  private async isListed(file: string): Promise<boolean> {
    const listed = await this.backups();
    return listed.ok && listed.value.some((entry) => entry.file === file);
  }
}
