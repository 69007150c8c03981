import { refusal, success } from '../core/result.ts';
import type { FromStore, ToStore } from '../core/store-messages.ts';
import { storeTasks, type TaskArgument, type TaskName, type TaskProgress, type TaskResult } from '../core/store-tasks.ts';

export interface AskOptions<Name extends TaskName> {
  readonly onProgress?: (progress: TaskProgress<Name>) => void;
  /** Aborting asks the task to leave; its promise settles once it has cleaned up, mostly as `cancelled`. */
  readonly signal?: AbortSignal;
}

type Answer = Extract<FromStore, { type: 'progress' | 'answered' | 'unanswered' }>;

interface Question {
  readonly receive: (answer: Answer) => void;
  readonly settle: (result: TaskResult<never>) => void;
}

/** The tasks that main waits for. Knows no process: `send` reaches the store, `receive` is what came back. */
export class StoreQuestions {
  private readonly send: (order: ToStore) => void;
  private readonly questions = new Map<number, Question>();
  private lastAsk = 0;

  constructor(send: (order: ToStore) => void) {
    this.send = send;
  }

  ask<Name extends TaskName>(name: Name, argument: TaskArgument<Name>, { onProgress, signal }: AskOptions<Name>): Promise<TaskResult<Name>> {
    if (signal?.aborted) return Promise.resolve(refusal('cancelled', 'cancelled'));
    this.lastAsk += 1;
    const ask = this.lastAsk;
    const { progress, value } = storeTasks[name];
    return new Promise((resolve) => {
      const cancel = () => this.send({ type: 'cancel', ask });
      const settle = (result: TaskResult<Name>) => {
        this.questions.delete(ask);
        signal?.removeEventListener('abort', cancel);
        resolve(result);
      };
      const receive = (answer: Answer) => {
        if (answer.type === 'unanswered') return settle(refusal(answer.code, answer.message));
        const parsed = (answer.type === 'progress' ? progress : value).safeParse(answer.type === 'progress' ? answer.progress : answer.value);
        if (!parsed.success) return settle(refusal('failed', `the interest store's answer to ${name} cannot be read`));
        if (answer.type === 'answered') settle(success(parsed.data) as TaskResult<Name>);
        else onProgress?.(parsed.data as TaskProgress<Name>);
      };
      this.questions.set(ask, { receive, settle });
      signal?.addEventListener('abort', cancel, { once: true });
      this.send({ type: 'ask', ask, name, argument });
    });
  }

  receive(answer: Answer): void {
    this.questions.get(answer.ask)?.receive(answer);
  }

  /** The store is gone, and with it whoever worked on these. */
  refuseAll(why: string): void {
    for (const { settle } of [...this.questions.values()]) settle(refusal('failed', why));
  }
}
