import type { Storage } from './store-messages.ts';

/** How the interest store is, as main knows it without asking. */
export interface StoreHealth {
  /** null until the store has opened its database for the first time */
  readonly storage: Storage | null;
  readonly isRunning: boolean;
  /** why rows cannot be written at present, though the store runs (a full disk); null: they can */
  readonly trouble: string | null;
  /** events that wait for their acknowledgement */
  readonly queued: number;
  /** events lost because the queue was full, since the start */
  readonly drops: number;
  /** events that the database refused as wrong, since the start */
  readonly refused: number;
  /** how often the store process was started again */
  readonly restarts: number;
}
