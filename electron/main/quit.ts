import { app } from 'electron';

interface Leaving {
  /** Windows may close from here on. */
  readonly onLeave: () => void;
  /** Writes what still waits; has its own time limit. */
  readonly flush: () => Promise<void>;
}

/** Ctrl+C, a service's stop and an ordinary quit all end the same way: everything written, exit code 0. */
export function quitCleanly({ onLeave, flush }: Leaving): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  app.on('before-quit', onLeave);
  let isFlushing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isFlushing) return;
    isFlushing = true;
    void flush()
      .catch(() => undefined)
      .then(() => app.exit(0));
  });
}
