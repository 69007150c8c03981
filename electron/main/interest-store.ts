import type { AuditRow } from '../core/audit.ts';
import type { ContactDeed } from '../core/contact.ts';
import type { Erasure } from '../core/erasure.ts';
import type { StoredInterestEvent } from '../core/interest.ts';
import type { RestorePart } from '../core/restore.ts';
import { refusal } from '../core/result.ts';
import { fromStoreSchema, type FromStore, type Storage } from '../core/store-messages.ts';
import type { TaskArgument, TaskName, TaskResult } from '../core/store-tasks.ts';
import { InterestQueue, type Recorded } from './interest-queue.ts';
import type { StoreHealth } from '../core/store-health.ts';
import { startStoreProcess, storeForm, type StoreProcess, type StoreProgram } from './store-process.ts';
import { StoreQuestions, type AskOptions } from './store-questions.ts';
import { Waiting } from './waiting.ts';

const queueLimit = 10_000;

/** A store that was at work comes back at once; one that keeps dying without doing any is given time. */
const restartDelaysMs = [0, 100, 250, 1_000, 5_000, 30_000] as const;

/** Pauses after the store could not write (a full disk). */
const retryDelaysMs = [250, 500, 1_000, 2_000, 5_000, 15_000] as const;

/** Longer than any fsync of a disk that still lives. */
const silenceLimitMs = 30_000;

/** How long closing the program may wait for rows, and then for the store to end. */
const drainLimitMs = 2_000;
const endLimitMs = 1_000;

export interface InterestStoreOptions extends StoreProgram {
  /** holds interest.db; need not exist or be writable */
  readonly dataDir: string;
  /** Main has said already that the directory cannot be written: it is not said again. */
  readonly isUnwritableSaid?: boolean;
  /** The process is started then, and what is recorded before waits for it; default: at once. */
  readonly startsAfter?: Promise<unknown>;
  /** Ids of visits that are not interrupted although they have no end: a guide's tour lives in main, not in a window. */
  readonly keepsOpen?: () => readonly string[];
  /** lines without a prefix */
  readonly log: (level: 'info' | 'warning', line: string) => void;
}

export interface InterestStore {
  /** of the store's process, while there is one */
  readonly pid: number | undefined;
  /** Resolves once the row is durable, however long that takes; `failed` only when it never will be. */
  record(event: StoredInterestEvent): Promise<Recorded>;
  /** The same for what staff did. */
  audit(row: AuditRow): Promise<Recorded>;
  /** Erases some of these events, a few milliseconds' worth, with the record of it; asked again it goes on. */
  erase(erasure: Erasure): Promise<Recorded>;
  /** Merges some rows of a backup, a few milliseconds' worth; done again it changes nothing. */
  restore(part: RestorePart): Promise<Recorded>;
  /** Keeps, marks or erases addresses that visitors left. */
  contact(deed: ContactDeed): Promise<Recorded>;
  /** Ends the visits that a crash left open, after every event recorded before this call. */
  closeOpenVisits(): Promise<void>;
  /** Has the store do a task of core/store-tasks beside the writing; refused while it does not run or when it dies. */
  ask<Name extends TaskName>(task: Name, argument: TaskArgument<Name>, options?: AskOptions<Name>): Promise<TaskResult<Name>>;
  health(): StoreHealth;
  /** Called after every change of the health other than the queue's length. Returns how to stop it. */
  onHealth(listener: (health: StoreHealth) => void): () => void;
  /** Writes what waits (up to two seconds), then ends the store. */
  stop(): Promise<void>;
}

function delayFor(delays: readonly number[], attempt: number): number {
  return delays[Math.min(attempt, delays.length - 1)] ?? 0;
}

/** Starts the store and, first of all, closes the visits that the last run left open. Never throws. */
export function startInterestStore(options: InterestStoreOptions): InterestStore {
  const client = new InterestStoreClient(options);
  client.start();
  return client;
}

class InterestStoreClient implements InterestStore {
  private readonly options: InterestStoreOptions;
  private readonly queue: InterestQueue;
  private readonly listeners = new Set<(health: StoreHealth) => void>();
  private readonly waiting = new Waiting();
  private readonly questions = new StoreQuestions((order) => this.process?.send(order));
  private process: StoreProcess | null = null;
  private isReady = false;
  private isPausing = false;
  private isStopping = false;
  private mayRestart = true;
  private storage: Storage | null = null;
  private trouble: string | null = null;
  private restarts = 0;
  private hasLaunched = false;
  private deathsWithoutWork = 0;
  private postponements = 0;
  private silenceTimer: NodeJS.Timeout | undefined;

  constructor(options: InterestStoreOptions) {
    this.options = options;
    this.queue = new InterestQueue(queueLimit, options.keepsOpen);
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  start(): void {
    void this.closeOpenVisits();
    if (!this.options.startsAfter) this.launch();
    void this.options.startsAfter?.then(() => {
      if (!this.isStopping) this.launch();
    });
  }

  record(event: StoredInterestEvent): Promise<Recorded> {
    if (this.isStopping) return Promise.resolve(refusal('failed', 'the kiosk is closing'));
    const dropsBefore = this.queue.drops;
    const recorded = this.queue.record(event);
    if (this.queue.drops > dropsBefore) this.noteDrop();
    this.pump();
    return recorded;
  }

  audit(row: AuditRow): Promise<Recorded> {
    return this.order(() => this.queue.audit(row));
  }

  erase(erasure: Erasure): Promise<Recorded> {
    return this.order(() => this.queue.erase(erasure));
  }

  restore(part: RestorePart): Promise<Recorded> {
    return this.order(() => this.queue.restore(part));
  }

  contact(deed: ContactDeed): Promise<Recorded> {
    return this.order(() => this.queue.contact(deed));
  }

  closeOpenVisits(): Promise<void> {
    const closed = this.queue.closeOpenVisits();
    this.pump();
    return closed;
  }

  ask<Name extends TaskName>(task: Name, argument: TaskArgument<Name>, options: AskOptions<Name> = {}): Promise<TaskResult<Name>> {
    if (!this.isReady || this.isStopping) return Promise.resolve(refusal('failed', 'the interest store is not running'));
    return this.questions.ask(task, argument, options);
  }

  health(): StoreHealth {
    return {
      storage: this.storage,
      isRunning: this.isReady,
      trouble: this.trouble,
      queued: this.queue.length,
      drops: this.queue.drops,
      refused: this.queue.refused,
      restarts: this.restarts,
    };
  }

  onHealth(listener: (health: StoreHealth) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    // A kiosk that is closed before its first frame has nothing to write: nobody could touch it.
    const isHopeless = () => !this.hasLaunched || this.trouble !== null || this.deathsWithoutWork > 1;
    await this.waiting.until(() => this.queue.isEmpty || isHopeless(), drainLimitMs);
    this.mayRestart = false;
    this.process?.send({ type: 'stop' });
    const isGone = () => this.process === null;
    if (!(await this.waiting.until(isGone, endLimitMs))) {
      this.process?.kill();
      await this.waiting.until(isGone, endLimitMs);
    }
    clearTimeout(this.silenceTimer);
    this.queue.giveUp('the kiosk closed before the event was written');
  }

  private order(enqueue: () => Promise<Recorded>): Promise<Recorded> {
    if (this.isStopping) return Promise.resolve(refusal('failed', 'the kiosk is closing'));
    const done = enqueue();
    this.pump();
    return done;
  }

  private launch(): void {
    if (!this.mayRestart) return;
    this.hasLaunched = true;
    let isCurrent = true;
    const onExit = (reason: string) => {
      if (!isCurrent) return;
      isCurrent = false;
      this.bury(reason);
    };
    try {
      this.process = startStoreProcess(this.options, this.options.dataDir, {
        onMessage: (message) => {
          if (isCurrent) this.receive(message);
        },
        onExit,
      });
      this.watch();
    } catch (error) {
      onExit(error instanceof Error ? error.message : String(error));
    }
  }

  /** The process is gone: everything unacknowledged goes to its successor. */
  private bury(reason: string): void {
    clearTimeout(this.silenceTimer);
    this.process = null;
    this.isReady = false;
    this.queue.rewind();
    this.questions.refuseAll(`the interest store ended (${reason})`);
    if (this.mayRestart) {
      const delay = delayFor(restartDelaysMs, this.deathsWithoutWork);
      this.deathsWithoutWork += 1;
      this.restarts += 1;
      this.options.log('warning', `interest store ended (${reason}); starting it again${delay > 0 ? ` in ${delay} ms` : ''}`);
      if (delay === 0) this.launch();
      else setTimeout(() => this.launch(), delay).unref();
    }
    this.changed();
  }

  private receive(raw: unknown): void {
    const parsed = fromStoreSchema.safeParse(raw);
    if (!parsed.success) {
      this.options.log('warning', 'interest store sent a message that cannot be read; ignored');
      return;
    }
    this.handle(parsed.data);
    this.watch();
    this.pump();
  }

  private handle(message: FromStore): void {
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        this.takeStorage(message);
        this.options.log('info', `store ready (${this.describeForm(message.node)})`);
        this.changed();
        return;
      case 'storage':
        this.takeStorage(message);
        this.changed();
        return;
      case 'done':
        this.queue.answer(message);
        this.noteWork();
        return;
      case 'refused':
        this.options.log('warning', `interest store refused an event (${message.code}: ${message.message})`);
        this.queue.answer(message);
        this.noteWork();
        this.changed();
        return;
      case 'postponed':
        if (this.queue.isPresent(message.round)) this.postpone(message);
        return;
      case 'progress':
      case 'answered':
      case 'unanswered':
        this.questions.receive(message);
        return;
      case 'log':
        this.options.log(message.level, message.line);
        return;
    }
  }

  private takeStorage({ storage, why }: Extract<FromStore, { type: 'ready' | 'storage' }>): void {
    this.storage = storage;
    if (why === null || this.options.isUnwritableSaid) return;
    this.options.log('warning', `data directory cannot be written (${why}): the tour runs, interest is kept in memory only`);
  }

  private describeForm(node: string): string {
    const form = storeForm(this.options);
    return form === 'forked Node' ? `${form} ${node}` : form;
  }

  private noteWork(): void {
    this.deathsWithoutWork = 0;
    this.postponements = 0;
    if (this.trouble !== null) {
      this.trouble = null;
      this.options.log('info', 'interest store writes again');
      this.changed();
    }
    if (this.queue.isEmpty) this.waiting.look();
  }

  private noteDrop(): void {
    const { drops } = this.queue;
    if (drops % 1_000 === 1) {
      this.options.log('warning', `${queueLimit} interest events wait for the store; ${drops} dropped so far`);
    }
    this.changed();
  }

  private postpone(message: Extract<FromStore, { type: 'postponed' }>): void {
    this.queue.rewind();
    if (message.atOnce) return;
    if (this.trouble === null) {
      this.options.log('warning', `interest store cannot write (${message.code}: ${message.message}); events wait in memory`);
      this.trouble = message.code;
      this.changed();
    }
    this.isPausing = true;
    setTimeout(() => {
      this.isPausing = false;
      this.pump();
    }, delayFor(retryDelaysMs, this.postponements)).unref();
    this.postponements += 1;
  }

  private pump(): void {
    if (!this.isReady || this.isPausing) return;
    const wasQuiet = !this.queue.isAwaitingAnswer;
    for (const order of this.queue.take()) this.process?.send(order);
    if (wasQuiet && this.queue.isAwaitingAnswer) this.watch();
  }

  /** Kills a store that owes an answer and says nothing for too long; its successor gets the replay. */
  private watch(): void {
    clearTimeout(this.silenceTimer);
    if (this.isReady && !this.queue.isAwaitingAnswer) return;
    this.silenceTimer = setTimeout(() => {
      this.options.log('warning', `interest store silent for ${silenceLimitMs / 1_000} s`);
      this.process?.kill();
    }, silenceLimitMs).unref();
  }

  private changed(): void {
    const health = this.health();
    for (const listener of this.listeners) listener(health);
    this.waiting.look();
  }
}
