import type { AuditRow } from '../core/audit.ts';
import type { ContactDeed } from '../core/contact.ts';
import type { Erasure } from '../core/erasure.ts';
import type { StoredInterestEvent } from '../core/interest.ts';
import type { RestorePart } from '../core/restore.ts';
import { refusal, success, type Result } from '../core/result.ts';
import type { FromStore, WritingOrder } from '../core/store-messages.ts';

export type Recorded = Result<{ readonly id: string }, 'failed'>;

/** As much as one group commit of the store takes. */
const window = 256;

type Entry =
  | {
      readonly type: 'record';
      readonly ticket: number;
      readonly event: StoredInterestEvent;
      readonly settle: (recorded: Recorded) => void;
    }
  | { readonly type: 'audit'; readonly ticket: number; readonly row: AuditRow; readonly settle: (recorded: Recorded) => void }
  | { readonly type: 'erase'; readonly ticket: number; readonly erasure: Erasure; readonly settle: (recorded: Recorded) => void }
  | { readonly type: 'restore'; readonly ticket: number; readonly part: RestorePart; readonly settle: (recorded: Recorded) => void }
  | { readonly type: 'contact'; readonly ticket: number; readonly deed: ContactDeed; readonly settle: (recorded: Recorded) => void }
  | { readonly type: 'close-open-visits'; readonly ticket: number; readonly settle: () => void };

/** What an answer names: the row's or record's id; a part of a backup has none. */
function idOf(entry: Exclude<Entry, { type: 'close-open-visits' }>): string {
  if (entry.type === 'restore') return '';
  const { id } = entry.type === 'audit' ? entry.row : entry.type === 'erase' ? entry.erasure : entry.type === 'contact' ? entry.deed : entry.event;
  return id;
}

/**
 * Events between their arrival in main and the store's acknowledgement, in order. Knows no process and no
 * clock: `take` says what to send, `answer` what came back, `rewind` that everything sent must be sent again.
 *
 * Closing open visits is a barrier: nothing behind it is sent before it is acknowledged. A store that died
 * after committing it can then be asked again without closing a visit that began later.
 */
export class InterestQueue {
  private waiting: Entry[] = [];
  private sent = new Map<number, Entry>();
  private readonly promises = new Map<string, Promise<Recorded>>();
  private readonly limit: number;
  private readonly keepsOpen: () => readonly string[];
  private lastTicket = 0;
  private round = 0;
  private closing = false;
  private dropped = 0;
  private refusedCount = 0;

  /** `limit`: how many events may wait before new ones are dropped; `keepsOpen`: visits that go on whatever window was lost */
  constructor(limit: number, keepsOpen: () => readonly string[] = () => []) {
    this.limit = limit;
    this.keepsOpen = keepsOpen;
  }

  get length(): number {
    return this.promises.size;
  }

  get drops(): number {
    return this.dropped;
  }

  get refused(): number {
    return this.refusedCount;
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0 && this.sent.size === 0;
  }

  /** Orders sent and not yet answered. */
  get isAwaitingAnswer(): boolean {
    return this.sent.size > 0;
  }

  /** The same event handed in twice is one event: both callers get one answer. */
  record(event: StoredInterestEvent): Promise<Recorded> {
    const known = this.promises.get(event.id);
    if (known) return known;
    if (this.promises.size >= this.limit) {
      this.dropped += 1;
      return Promise.resolve(refusal('failed', `the queue of ${this.limit} events is full`));
    }
    const promise = new Promise<Recorded>((settle) => {
      this.waiting.push({ type: 'record', ticket: this.nextTicket(), event, settle });
    });
    this.promises.set(event.id, promise);
    return promise;
  }

  /** What staff did is never dropped: it comes by hand and is not counted to the limit. */
  audit(row: AuditRow): Promise<Recorded> {
    return new Promise((settle) => {
      this.waiting.push({ type: 'audit', ticket: this.nextTicket(), row, settle });
    });
  }

  /** Some of an erasure; like an audit row neither dropped nor counted. */
  erase(erasure: Erasure): Promise<Recorded> {
    return new Promise((settle) => {
      this.waiting.push({ type: 'erase', ticket: this.nextTicket(), erasure, settle });
    });
  }

  /** Some rows of a backup; neither dropped nor counted. */
  restore(part: RestorePart): Promise<Recorded> {
    return new Promise((settle) => {
      this.waiting.push({ type: 'restore', ticket: this.nextTicket(), part, settle });
    });
  }

  /** A deed with contacts; like an audit row neither dropped nor counted. */
  contact(deed: ContactDeed): Promise<Recorded> {
    return new Promise((settle) => {
      this.waiting.push({ type: 'contact', ticket: this.nextTicket(), deed, settle });
    });
  }

  closeOpenVisits(): Promise<void> {
    return new Promise((settle) => {
      this.waiting.push({ type: 'close-open-visits', ticket: this.nextTicket(), settle });
    });
  }

  /** The orders to send now, in order; from here on they count as sent. */
  take(): WritingOrder[] {
    const orders: WritingOrder[] = [];
    let taken = 0;
    for (const entry of this.waiting) {
      if (this.closing || this.sent.size >= window) break;
      taken += 1;
      this.sent.set(entry.ticket, entry);
      const { ticket } = entry;
      if (entry.type === 'close-open-visits') {
        this.closing = true;
        orders.push({ type: 'close-open-visits', ticket, round: this.round, keep: this.keepsOpen() });
      } else if (entry.type === 'audit') {
        orders.push({ type: 'audit', ticket, round: this.round, row: entry.row });
      } else if (entry.type === 'contact') {
        orders.push({ type: 'contact', ticket, round: this.round, deed: entry.deed });
      } else if (entry.type === 'erase') {
        orders.push({ type: 'erase', ticket, round: this.round, erasure: entry.erasure });
      } else if (entry.type === 'restore') {
        orders.push({ type: 'restore', ticket, round: this.round, part: entry.part });
      } else {
        orders.push({ type: 'record', ticket, round: this.round, event: entry.event });
      }
    }
    this.waiting.splice(0, taken);
    return orders;
  }

  /** The store is gone or has postponed: what was sent goes back to the front, for a new round. */
  rewind(): void {
    this.waiting = [...this.sent.values(), ...this.waiting];
    this.sent = new Map();
    this.closing = false;
    this.round += 1;
  }

  /** True if the answer belongs to the present round; an answer from an earlier one is out of date. */
  isPresent(round: number): boolean {
    return round === this.round;
  }

  answer(message: Extract<FromStore, { type: 'done' | 'refused' }>): void {
    if (message.type === 'done') {
      for (const ticket of message.tickets) this.finish(ticket, null);
      return;
    }
    if (this.sent.has(message.ticket)) this.refusedCount += 1;
    this.finish(message.ticket, `${message.code}: ${message.message}`);
  }

  /** Answers everyone who still waits; for the end of the program. */
  giveUp(why: string): void {
    this.rewind();
    for (const entry of this.waiting) this.settle(entry, why);
    this.waiting = [];
  }

  private nextTicket(): number {
    this.lastTicket += 1;
    return this.lastTicket;
  }

  private finish(ticket: number, fault: string | null): void {
    const entry = this.sent.get(ticket);
    if (!entry) return;
    this.sent.delete(ticket);
    this.settle(entry, fault);
  }

  private settle(entry: Entry, fault: string | null): void {
    if (entry.type === 'close-open-visits') {
      this.closing = false;
      entry.settle();
      return;
    }
    const id = idOf(entry);
    this.promises.delete(id);
    entry.settle(fault === null ? success({ id }) : refusal('failed', fault));
  }
}
