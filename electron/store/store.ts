import { InterestService } from './interest-service.ts';
import { connectPort } from './port.ts';

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

function end(): void {
  service.close();
  process.exit(0);
}

port.onMessage((message) => {
  if (service.receive(message)) end();
});
port.onGone(end);
