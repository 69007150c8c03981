import { parentPort } from 'node:worker_threads';
import { isTaskName, storeTasks, TaskCancelled, type TaskContext, type TaskName } from '../core/store-tasks.ts';
import { Reader, type ReadingDatabase } from './reading-database.ts';
import { describeFault } from './sqlite-fault.ts';
import type { WorkOrder, WorkReport } from './task-message.ts';
import { taskPrograms } from './task-programs.ts';

/** The worker thread that reads beside the writer. The store starts it and ends it. */
const port = parentPort;
if (!port) {
  console.error('Store tasks are started by the interest store, not by hand.');
  process.exit(2);
}

const reader = new Reader();
const send = (report: WorkReport) => port.postMessage(report);

function oneLine(error: unknown): string {
  const { code, message } = describeFault(error);
  return (code === 'Error' ? message : `${code}: ${message}`).replaceAll(/\s+/g, ' ');
}

function run<Name extends TaskName>(name: Name, argument: unknown, database: ReadingDatabase, context: TaskContext<Name>) {
  return taskPrograms[name](database, storeTasks[name].argument.parse(argument) as never, context);
}

async function work({ ask, name, argument, place, cancelled }: WorkOrder): Promise<WorkReport> {
  const refuse = (code: 'invalid' | 'cancelled' | 'failed', message: string): WorkReport => ({ type: 'unanswered', ask, code, message });
  if (!isTaskName(name)) return refuse('invalid', `there is no task ${name.slice(0, 64)}`);
  const parsed = storeTasks[name].argument.safeParse(argument);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse('invalid', `${[name, ...(issue?.path ?? [])].join('.')}: ${issue?.message}`);
  }
  try {
    const value = await run(name, parsed.data, reader.at(place), {
      report: (progress) => send({ type: 'progress', ask, progress }),
      throwIfCancelled: () => {
        if (Atomics.load(cancelled, 0) === 1) throw new TaskCancelled();
      },
    });
    return { type: 'answered', ask, value };
  } catch (error) {
    return error instanceof TaskCancelled ? refuse('cancelled', 'cancelled') : refuse('failed', oneLine(error));
  }
}

port.on('message', (order: WorkOrder) => {
  void work(order).then(send);
});
