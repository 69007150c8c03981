import type { Handlers } from '../../core/contract.ts';
import { refusal, success } from '../../core/result.ts';
import type { InterestStore } from '../interest-store.ts';
import type { SafekeepingDesk } from './safekeeping-desk.ts';

type SafekeepingCall =
  | 'listBackups'
  | 'previewRestore'
  | 'startRestore'
  | 'previewErasure'
  | 'startErasure'
  | 'followSafekeeping'
  | 'listErasures'
  | 'readErasureLog';

/** What main answers to the page of backups and erasures. */
export function answerSafekeeping(desk: SafekeepingDesk, store: Pick<InterestStore, 'ask'>): Pick<Handlers<unknown>, SafekeepingCall> {
  return {
    listBackups: () => desk.backups(),
    previewRestore: ({ file }) => desk.previewRestore(file),
    startRestore: ({ proof, file }) => desk.startRestore(proof, file),
    previewErasure: ({ days }) => desk.previewErasure(days),
    startErasure: ({ proof, days }) => desk.startErasure(proof, days),
    followSafekeeping: () => success(desk.state),
    listErasures: async () => {
      const read = await store.ask('readErasures', undefined);
      return read.ok ? success(read.value.records) : refusal('failed', read.message);
    },
    readErasureLog: async ({ id }) => {
      const read = await store.ask('readErasureLog', { id });
      return read.ok ? success(read.value.deeds) : refusal('failed', read.message);
    },
  };
}
