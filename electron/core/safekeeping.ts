import * as z from 'zod';
import { proofSchema } from './access.ts';
import { erasureDaysSchema, type ErasureRecord } from './erasure.ts';
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

/** The record of erasures, the newest first, and what an act of one names besides. */
export interface ErasureList {
  readonly records: readonly ErasureRecord[];
  /** whose days and hours everything on the page goes by */
  readonly timeZone: string;
  readonly kioskId: string;
  /** empty: not in the settings */
  readonly operator: string;
  readonly address: string;
}

/** An act as the panel wrote it, on its way to the kiosk's folder for exports or to a drive. */
export const erasureActSchema = z.strictObject({ id: z.uuid(), place: z.string().min(1).max(4096), text: z.string().min(1).max(60_000) });

export type ErasureAct = z.infer<typeof erasureActSchema>;

/** `isUnmounted`: the drive can be pulled out; null on the kiosk itself. */
export interface SavedAct {
  readonly file: string;
  readonly isUnmounted: boolean | null;
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
