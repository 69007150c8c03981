import { join } from 'node:path';
import { orderHeadSchema } from '../core/store-messages.ts';
import { InterestService } from './interest-service.ts';
import { connectPort } from './port.ts';
import { TaskDesk } from './task-desk.ts';

/** The program that alone writes interest.db. Its one argument is the data directory; main starts and ends it. */
const port = connectPort();
const dataDir = process.argv.at(-1);
if (!port || !dataDir || process.argv.length < 3) {
  console.error('The interest store is started by the kiosk, not by hand.');
  process.exit(2);
}

// Ctrl+C reaches the whole group: main decides when the store ends, so that nothing in flight is lost
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const service = new InterestService(dataDir, (message) => port.send(message));
const desk = new TaskDesk({
  entry: join(__dirname, 'tasks.cjs'),
  place: () => service.readingPlace(),
  send: (message) => port.send(message),
});

let isEnding = false;

/** Rows first: what the readers still do is no reason to lose one. */
async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  service.commit();
  await desk.end();
  service.close();
  process.exit(0);
}

port.onMessage((message) => {
  const head = orderHeadSchema.safeParse(message).data;
  if (head?.type === 'ask') desk.ask(head);
  else if (head?.type === 'cancel') desk.cancel(head.ask);
  else if (service.receive(message)) void end();
});
port.onGone(() => void end());
