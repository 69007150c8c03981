import * as z from 'zod';
import { proofSchema } from './access.ts';
import { erasureDaysSchema } from './erasure.ts';
import type { BackupFault, Comparison } from './restore.ts';

/** The whole path of a backup, as the list names it. */
const file = z.string().min(1).max(4096);

export const backupChoiceSchema = z.strictObject({ file });

export const restoreOrderSchema = z.strictObject({ proof: proofSchema, file });

export const erasureChoiceSchema = z.strictObject({ days: erasureDaysSchema });

export const erasureOrderSchema = z.strictObject({ proof: proofSchema, days: erasureDaysSchema });

export type RestorePreview =
  | { readonly outcome: 'opened'; readonly comparison: Comparison }
  | { readonly outcome: 'refused'; readonly why: BackupFault };

/** What would be erased; times UTC ms, null where nothing would be. */
export interface ErasurePreview {
  readonly events: number;
  readonly from: number | null;
  readonly to: number | null;
}

/** How the last restore or erasure by hand stands. Outlives the panel: it may close meanwhile. */
export type SafekeepingState =
  | { readonly stage: 'none' }
  /** `of` is 0 until it is known */
  | { readonly stage: 'restoring'; readonly name: string; readonly done: number; readonly of: number }
  /** `left`: rows that the database did not take */
  | { readonly stage: 'restored'; readonly name: string; readonly events: number; readonly erased: number; readonly left: number }
  | { readonly stage: 'not-restored'; readonly name: string; readonly why: BackupFault | 'failed' }
  | { readonly stage: 'erasing'; readonly done: number; readonly of: number }
  /** `isForgotten`: backups and quarantine forgot too; else they are tried again every hour */
  | { readonly stage: 'erased'; readonly id: string; readonly events: number; readonly isForgotten: boolean }
  | { readonly stage: 'not-erased' };
