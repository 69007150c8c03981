import { orderHeadSchema, storedInterestEventSchema, type FromStore, type WritingHead, type WritingOrder } from '../core/store-messages.ts';
import { readBatch, type Batch } from './backup-merger.ts';
import { moveToDisk } from './move-to-disk.ts';
import { beginAnew, openDatabase, openInMemory, type LogLine, type OpenDatabase } from './open-database.ts';
import type { ReadingPlace } from './reading-database.ts';
import { findDamage, truncateLog } from './upkeep.ts';
import { describeFault, faultKind } from './sqlite-fault.ts';

/** No message for this long: time for what would delay an acknowledgement. */
const idleMs = 2_000;

/** How often a store in memory asks whether the disk is back. */
const diskRetryMs = 30_000;

/** A disk that spoils every new database too is not worth a fourth. */
const newDatabasesLimit = 3;

/**
 * Takes main's orders and writes them. Orders that arrive in one turn share one transaction, hence one fsync,
 * and are acknowledged after it. When a transaction fails as a whole, nothing more of that round is done, so
 * that main can send everything again in order.
 */
export class InterestService {
  private readonly dataDir: string;
  private readonly send: (message: FromStore) => void;
  private readonly log: LogLine;
  private opened: OpenDatabase;
  private pending: WritingOrder[] = [];
  /** orders of this round and earlier ones are left undone */
  private deadRound = -1;
  private isChecked = false;
  private newDatabases = 0;
  private idleTimer: NodeJS.Timeout | undefined;

  /** Opens the database; throws only while another process holds it. */
  constructor(dataDir: string, send: (message: FromStore) => void) {
    this.dataDir = dataDir;
    this.send = send;
    this.log = (level, line) => send({ type: 'log', level, line });
    this.opened = openDatabase(dataDir, this.log);
    const { storage, why } = this.opened;
    send({ type: 'ready', storage, why, node: process.versions.node });
    this.restartIdleTimer();
  }

  /** One message from main. Returns true when it asks the store to end. */
  receive(message: unknown): boolean {
    const head = orderHeadSchema.safeParse(message);
    if (!head.success) {
      this.log('warning', 'interest store received a message that cannot be read; ignored');
      return false;
    }
    if (head.data.type === 'stop') return true;
    // tasks are for readers beside this writer
    if (head.data.type === 'ask' || head.data.type === 'cancel') return false;
    const order = this.readOrder(head.data);
    if (!order) return false;
    if (this.pending.length === 0) setImmediate(() => this.commit());
    this.pending.push(order);
    return false;
  }

  /** Where a reader finds what has been written so far; a database in memory hands out a copy. */
  readingPlace(): ReadingPlace {
    const { database, storage } = this.opened;
    return storage === 'disk' ? { path: database.name } : { copy: database.serialize() };
  }

  /** Writes what has arrived and closes the database. */
  close(): void {
    clearTimeout(this.idleTimer);
    this.commit();
    this.opened.database.close();
  }

  private readOrder(head: WritingHead): WritingOrder | null {
    if (head.type !== 'record') return head;
    const { type, ticket, round } = head;
    const event = storedInterestEventSchema.safeParse(head.event);
    if (event.success) return { type, ticket, round, event: event.data };
    const issue = event.error.issues[0];
    this.send({ type: 'refused', ticket, code: 'INVALID', message: `${issue?.path.join('.')}: ${issue?.message}` });
    return null;
  }

  /** Writes what has arrived and answers for it. */
  commit(): void {
    const orders = this.pending.filter(({ round }) => round > this.deadRound);
    this.pending = [];
    const first = orders[0];
    if (!first) return;
    if (!this.opened.isInPlace()) this.reopen('interest.db was removed or replaced while open; opened anew');
    const done: number[] = [];
    const refused: FromStore[] = [];
    try {
      this.opened.database
        .transaction(() => {
          for (const order of orders) {
            const refusal = this.write(order);
            if (refusal) refused.push(refusal);
            else done.push(order.ticket);
          }
        })
        .immediate();
    } catch (error) {
      this.postpone(first.round, error);
      return;
    }
    if (done.length > 0) this.send({ type: 'done', tickets: done });
    for (const message of refused) this.send(message);
    this.restartIdleTimer();
  }

  /** Null if the order is done; what is wrong with one event does not hold up the others. */
  private write(order: WritingOrder): FromStore | null {
    if (order.type === 'close-open-visits') {
      const closed = this.opened.writer.closeOpenVisits(new Set(order.keep));
      if (closed > 0) this.log('info', `closed ${closed} interrupted visit${closed === 1 ? '' : 's'}`);
      return null;
    }
    if (order.type === 'restore') return this.restore(order);
    try {
      if (order.type === 'audit') this.opened.audit.insert(order.row);
      else if (order.type === 'contact') this.opened.contacts.apply(order.deed);
      else if (order.type === 'erase') this.opened.eraser.eraseSome(order.erasure);
      else this.opened.writer.insert(order.event);
      return null;
    } catch (error) {
      if (faultKind(error) !== 'event') throw error;
      return { type: 'refused', ticket: order.ticket, ...describeFault(error) };
    }
  }

  /** A copy that cannot be read says nothing about the database that it goes into. */
  private restore({ ticket, part }: Extract<WritingOrder, { type: 'restore' }>): FromStore | null {
    let batch: Batch;
    try {
      batch = readBatch(part);
    } catch (error) {
      return { type: 'refused', ticket, ...describeFault(error) };
    }
    this.opened.merger.merge(batch);
    return null;
  }

  private postpone(round: number, error: unknown): void {
    this.deadRound = round;
    const { code, message } = describeFault(error);
    const isDamaged = faultKind(error) === 'damaged';
    if (isDamaged) this.replaceDatabase(`${code}: ${message}`);
    this.send({ type: 'postponed', round, code, message, atOnce: isDamaged });
    this.restartIdleTimer();
  }

  private replaceDatabase(why: string): void {
    this.opened.database.close();
    this.newDatabases += 1;
    if (this.newDatabases > newDatabasesLimit) {
      this.opened = openInMemory(`the disk spoils every interest.db: ${why}`);
    } else {
      this.opened = this.openAnew(why);
    }
    this.sayStorage();
  }

  private reopen(line: string): void {
    this.opened.database.close();
    this.log('warning', line);
    this.opened = openDatabase(this.dataDir, this.log);
    this.sayStorage();
  }

  private sayStorage(): void {
    const { storage, why } = this.opened;
    this.send({ type: 'storage', storage, why });
  }

  private openAnew(why: string): OpenDatabase {
    try {
      beginAnew(this.dataDir, why, this.log);
    } catch (error) {
      return openInMemory(`damaged interest.db cannot be set aside: ${describeFault(error).message}`);
    }
    return openDatabase(this.dataDir, this.log);
  }

  private restartIdleTimer(): void {
    clearTimeout(this.idleTimer);
    const delay = this.opened.storage === 'memory' ? diskRetryMs : idleMs;
    this.idleTimer = setTimeout(() => this.rest(), delay).unref();
  }

  /** Nobody waits: check the file once a run, then give the log's space back. */
  private rest(): void {
    if (this.opened.storage === 'memory') {
      this.returnToDisk();
      return;
    }
    if (!this.isChecked) {
      this.isChecked = true;
      const damage = findDamage(this.opened.database);
      if (damage !== null) {
        this.replaceDatabase(damage);
        return;
      }
    }
    // what was erased still stands in a log that a reader holds open
    if (!truncateLog(this.opened.database)) this.restartIdleTimer();
  }

  private returnToDisk(): void {
    if (this.newDatabases <= newDatabasesLimit) {
      const moved = moveToDisk(this.opened, this.dataDir, this.log);
      if (moved) {
        this.opened = moved;
        this.sayStorage();
      }
    }
    this.restartIdleTimer();
  }
}
