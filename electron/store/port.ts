import type { FromStore } from '../core/store-messages.ts';

/** The way to main, whichever kind of process this is. */
export interface Port {
  send(message: FromStore): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Main is gone, without a word. */
  onGone(listener: () => void): void;
}

/** What Electron gives a utility process; named here because the store knows no Electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

/** The one place that knows whether this is a utility process or a forked Node; null if neither. */
export function connectPort(): Port | null {
  const { parentPort }: { readonly parentPort?: ParentPort | null } = process;
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
      // Electron ends its utility processes with itself
      onGone: () => undefined,
    };
  }
  if (!process.send) return null;
  return {
    send: (message) => {
      // the callback takes the error of a main that is gone: 'disconnect' says so too
      process.send?.(message, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => process.on('message', listener),
    onGone: (listener) => process.on('disconnect', listener),
  };
}
