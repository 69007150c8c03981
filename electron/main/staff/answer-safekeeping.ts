import type { Handlers } from '../../core/contract.ts';
import { refusal, success } from '../../core/result.ts';
import type { Settings } from '../../core/settings.ts';
import type { InterestStore } from '../interest-store.ts';
import type { ErasureActs } from './erasure-acts.ts';
import type { SafekeepingDesk } from './safekeeping-desk.ts';

type SafekeepingCall =
  | 'listBackups'
  | 'previewRestore'
  | 'startRestore'
  | 'previewErasure'
  | 'startErasure'
  | 'followSafekeeping'
  | 'listErasures'
  | 'readErasureLog'
  | 'saveErasureAct';

interface Parts {
  readonly desk: SafekeepingDesk;
  readonly acts: ErasureActs;
  readonly store: Pick<InterestStore, 'ask'>;
  readonly settings: () => Promise<Settings>;
}

/** What main answers to the page of backups and erasures. */
export function answerSafekeeping({ desk, acts, store, settings }: Parts): Pick<Handlers<unknown>, SafekeepingCall> {
  return {
    listBackups: () => desk.backups(),
    previewRestore: ({ file }) => desk.previewRestore(file),
    startRestore: ({ proof, file }) => desk.startRestore(proof, file),
    previewErasure: ({ days }) => desk.previewErasure(days),
    startErasure: ({ proof, days }) => desk.startErasure(proof, days),
    followSafekeeping: () => success(desk.state),
    listErasures: async () => {
      const read = await store.ask('readErasures', undefined);
      if (!read.ok) return refusal('failed', read.message);
      const { timeZone, kioskId, centreContact } = await settings();
      return success({ records: read.value.records, timeZone, kioskId, operator: centreContact.operator, address: centreContact.address });
    },
    readErasureLog: async ({ id }) => {
      const read = await store.ask('readErasureLog', { id });
      return read.ok ? success(read.value.deeds) : refusal('failed', read.message);
    },
    saveErasureAct: (act) => acts.save(act),
  };
}
