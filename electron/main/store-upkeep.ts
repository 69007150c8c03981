import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Audit } from '../core/audit.ts';
import type { BackupOutcome } from '../core/backup.ts';
import { contactDays } from '../core/contact-rules.ts';
import { daysOfTrust, monthsBefore, type Erasure } from '../core/erasure.ts';
import { dayMs, wallClock } from '../core/local-time.ts';
import type { Settings } from '../core/settings.ts';
import { eraseEvents } from './erase-events.ts';
import type { InterestStore } from './interest-store.ts';
import type { QuestionBook } from './tour/question-book.ts';
import type { Turns } from './turns.ts';

/** The machine is switched off at the wall at night: what the day needs is done a while after its start. */
const firstAfterMs = 5 * 60_000;

/** How often it is asked whether another day has begun, or a failed day is tried again. */
const againMs = 60 * 60_000;

export interface UpkeepParts {
  readonly store: Pick<InterestStore, 'ask' | 'contact' | 'erase' | 'health'>;
  /** where backups go */
  readonly backups: string;
  /** where databases lie that were set aside */
  readonly quarantine: string;
  /** where exports are kept that went to no drive */
  readonly exports: string;
  /** what visitors asked in writing */
  readonly questions: Pick<QuestionBook, 'forget'>;
  /** with what staff do to the same files */
  readonly turns: Turns;
  readonly settings: () => Promise<Settings>;
  /** UTC, ms since 1970 */
  readonly now: () => number;
  readonly audit: Audit;
  readonly log: (level: 'info' | 'warning', line: string) => void;
}

/** What the store needs once a day, done while visitors go on: first old events are erased, then comes the backup. */
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
  keep(): Promise<void> {
    return this.parts.turns.take(() => this.keepDay());
  }

  /** The same anew, for whoever changed the rows and has the turn. False: something failed and is tried again every hour. */
  async keepAgain(): Promise<boolean> {
    this.doneDay = null;
    await this.keepDay();
    return this.doneDay !== null;
  }

  private async keepDay(): Promise<void> {
    const { store, settings, now } = this.parts;
    await this.forgetOldQuestions();
    // rows in memory last as long as the process: nothing to keep
    if (store.health().storage !== 'disk') return;
    const { timeZone, retentionMonths, kioskId } = await settings();
    const at = now();
    await this.eraseOldContacts(kioskId, at);
    const day = wallClock(timeZone).dateAt(at);
    if (day === this.doneDay) return;
    const fault =
      (await this.eraseOld({ id: newId({ random: randomBytes(16) }), kioskId, at, reason: 'retention', from: 0, before: monthsBefore(at, retentionMonths) })) ??
      (await this.forgetExports(timeZone)) ??
      (await this.forgetQuestions()) ??
      (await this.backUp(day));
    if (fault !== null && fault !== this.said) this.parts.log('warning', fault);
    this.said = fault;
    if (fault === null) this.doneDay = day;
  }

  /** By the hour, and by whatever clock there is: nobody was promised that an address is kept. */
  private async eraseOldContacts(kioskId: string, at: number): Promise<void> {
    const givenBefore = at - contactDays * dayMs;
    if (givenBefore <= 0) return;
    const erased = await this.parts.store.contact({ deed: 'erase', id: newId({ random: randomBytes(16) }), kioskId, at, reason: 'retention', which: { givenBefore } });
    if (!erased.ok) this.parts.log('warning', `old addresses were not erased (${erased.message})`);
  }

  private async eraseOld(erasure: Erasure): Promise<string | null> {
    const { store, audit, log } = this.parts;
    const age = await store.ask('readAge', { before: erasure.before, now: erasure.at });
    if (!age.ok) return `old events were not erased (${age.message})`;
    if (!age.value.isOlder) return null;
    // a clock that is years ahead makes everything old, and erasing cannot be taken back
    if (age.value.daysSince < daysOfTrust) {
      log('warning', `old events are not erased yet: the clock is believed after visits on ${daysOfTrust} days (so far ${age.value.daysSince})`);
      return null;
    }
    const erased = await eraseEvents(store, erasure);
    if (!erased.ok) return `old events were not erased (${erased.message})`;
    audit('erased', { erasure: erasure.id, reason: erasure.reason, events: erased.value });
    log('info', `events before ${new Date(erasure.before).toISOString()} erased`);
    return null;
  }

  /** Whoever erased, retention or staff, and from whatever backup a record of an erasure came. */
  private async forgetExports(timeZone: string): Promise<string | null> {
    const { store, exports, audit, log } = this.parts;
    const forgot = await store.ask('forgetExports', { folder: exports, timeZone });
    if (!forgot.ok) return `exports with erased events were not removed (${forgot.message})`;
    const { removed } = forgot.value;
    if (removed === 0) return null;
    audit('exports-removed', { files: removed, reason: 'erasure' });
    log('info', `${removed} export${removed === 1 ? '' : 's'} kept on the kiosk removed, because events in ${removed === 1 ? 'it' : 'them'} were erased`);
    return null;
  }

  /** By the hour, and by whatever clock there is, as addresses; the file is there without a database too. */
  private async forgetOldQuestions(): Promise<void> {
    const forgot = await this.parts.questions.forget([]);
    if (!forgot.ok) this.parts.log('warning', `old questions of visitors were not removed (${forgot.message})`);
  }

  /** Those from times whose events were erased, as exports. */
  private async forgetQuestions(): Promise<string | null> {
    const erasures = await this.parts.store.ask('readErasures', undefined);
    const forgot = erasures.ok ? await this.parts.questions.forget(erasures.value.records) : erasures;
    return forgot.ok ? null : `questions of visitors from erased days were not removed (${forgot.message})`;
  }

  private async backUp(day: string): Promise<string | null> {
    const { store, backups, quarantine, log } = this.parts;
    const kept = await store.ask('keepBackups', { folder: backups, quarantine, day });
    if (!kept.ok) return `backup failed (${kept.message})`;
    const { made, removed, discarded } = kept.value;
    if (removed > 0) log('warning', `${removed} damaged backup${removed === 1 ? '' : 's'} removed`);
    if (discarded > 0) log('warning', `${discarded} damaged database${discarded === 1 ? '' : 's'} in quarantine removed, because nothing can be erased there`);
    if (made !== null) log('info', describe(made, kept.value));
    return null;
  }
}

function describe(made: string, { bytes, events, kept }: BackupOutcome): string {
  return `backup made and verified: ${made} (${events} events, ${Math.ceil(bytes / 1024)} KiB; ${kept} kept)`;
}
