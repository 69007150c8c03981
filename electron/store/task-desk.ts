import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { FromStore, TaskOrder } from '../core/store-messages.ts';
import { isTaskName, storeTasks, type TaskName, type TaskRefusal } from '../core/store-tasks.ts';
import type { ReadingPlace } from './reading-database.ts';
import { describeFault } from './sqlite-fault.ts';
import type { WorkOrder, WorkReport } from './task-message.ts';

/** A warm worker that nobody asks for this long gives its memory back. */
const warmMs = 10 * 60_000;

/** Closing waits this long for workers; one deep in SQLite ends with the process instead. */
const endLimitMs = 400;

/**
 * Heaps that are kept small, in MB. A million rows leave a gigabyte of garbage, and V8 would rather let it lie (130 MB
 * were seen) than sweep as often as this makes it.
 */
const heaps: { readonly [Name in TaskName]?: ResourceLimits } = {
  exportRows: { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 20 },
};

type Ask = Omit<Extract<TaskOrder, { type: 'ask' }>, 'type'>;

interface Job {
  readonly ask: number;
  readonly worker: Worker;
  readonly cancelled: Int32Array;
}

interface DeskOptions {
  /** the built electron/store/tasks.ts */
  readonly entry: string;
  readonly place: () => ReadingPlace;
  readonly send: (message: FromStore) => void;
}

/**
 * Gives tasks to worker threads, so that the writer never waits for them: short questions to one that stays, each
 * long job to one of its own. Whatever becomes of a worker, every task is answered once.
 */
export class TaskDesk {
  private readonly options: DeskOptions;
  private readonly workers = new Set<Worker>();
  private readonly jobs = new Map<number, Job>();
  private waiting: Ask[] = [];
  private warm: Worker | null = null;
  private current: number | null = null;
  private coolingTimer: NodeJS.Timeout | undefined;
  private isEnding = false;

  constructor(options: DeskOptions) {
    this.options = options;
  }

  ask(ask: Ask): void {
    const { name } = ask;
    if (isTaskName(name) && storeTasks[name].lane === 'long') {
      this.give(ask, () => this.startWorker(heaps[name]));
      return;
    }
    this.waiting.push(ask);
    this.next();
  }

  cancel(ask: number): void {
    if (this.waiting.some((each) => each.ask === ask)) {
      this.waiting = this.waiting.filter((each) => each.ask !== ask);
      this.refuse(ask, 'cancelled', 'cancelled');
    }
    const job = this.jobs.get(ask);
    if (job) Atomics.store(job.cancelled, 0, 1);
  }

  /** Ends every worker, so that none holds the database open when the writer closes it. */
  async end(): Promise<void> {
    this.isEnding = true;
    clearTimeout(this.coolingTimer);
    for (const { ask } of this.waiting) this.refuse(ask, 'failed', 'the kiosk is closing');
    this.waiting = [];
    const ended = Promise.all([...this.workers].map((worker) => worker.terminate()));
    const limit = new Promise((resolve) => setTimeout(resolve, endLimitMs).unref());
    await Promise.race([ended, limit]);
  }

  /** The next question for the warm worker, if it is free. */
  private next(): void {
    if (this.current !== null) return;
    const ask = this.waiting.shift();
    if (!ask) return;
    clearTimeout(this.coolingTimer);
    this.current = ask.ask;
    this.give(ask, () => (this.warm ??= this.startWorker()));
  }

  private give(ask: Ask, worker: () => Worker): void {
    try {
      const job: Job = { ask: ask.ask, worker: worker(), cancelled: new Int32Array(new SharedArrayBuffer(4)) };
      this.jobs.set(ask.ask, job);
      const order: WorkOrder = { ...ask, place: this.options.place(), cancelled: job.cancelled };
      job.worker.postMessage(order);
    } catch (error) {
      this.finish(ask.ask);
      this.refuse(ask.ask, 'failed', describeFault(error).message);
    }
  }

  private startWorker(resourceLimits: ResourceLimits = {}): Worker {
    const worker = new Worker(this.options.entry, { argv: [], stdin: false, resourceLimits });
    this.workers.add(worker);
    let fault = 'ended';
    worker.on('message', (report: WorkReport) => this.receive(report));
    worker.on('error', (error) => {
      fault = describeFault(error).message.split('\n')[0] ?? fault;
    });
    worker.once('exit', () => this.bury(worker, fault));
    worker.unref();
    return worker;
  }

  private receive(report: WorkReport): void {
    const job = this.jobs.get(report.ask);
    if (!job) return;
    this.options.send(report);
    if (report.type === 'progress') return;
    this.finish(report.ask);
    if (job.worker !== this.warm) void job.worker.terminate();
  }

  private finish(ask: number): void {
    this.jobs.delete(ask);
    if (this.current !== ask) return;
    this.current = null;
    this.coolingTimer = setTimeout(() => void this.warm?.terminate(), warmMs).unref();
    this.next();
  }

  private bury(worker: Worker, fault: string): void {
    this.workers.delete(worker);
    if (worker === this.warm) this.warm = null;
    for (const job of [...this.jobs.values()].filter((each) => each.worker === worker)) {
      this.refuse(job.ask, 'failed', this.isEnding ? 'the kiosk is closing' : `the worker of the interest store stopped (${fault})`);
      this.finish(job.ask);
    }
  }

  private refuse(ask: number, code: TaskRefusal, message: string): void {
    this.options.send({ type: 'unanswered', ask, code, message });
  }
}
