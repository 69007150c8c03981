import * as z from 'zod';
import { proofSchema } from './access.ts';
import { exportFormats, separators, type SeparatorName } from './export.ts';
import type { ExportFault, ExportOutcome, ExportProgress, ExportReceipt } from './export-job.ts';
import { figuresRangeSchema } from './figures.ts';
import { languageSchema } from './language.ts';

/** The kiosk's own folder for exports, among places. */
export const kioskPlace = 'kiosk';

/** Where an export can go. */
export interface ExportPlace {
  /** `kiosk`, or where a drive is mounted */
  readonly id: string;
  /** what a drive calls itself; empty for the kiosk */
  readonly name: string;
  /** null: cannot be told */
  readonly freeBytes: number | null;
}

const separatorNames = Object.keys(separators) as [SeparatorName, ...SeparatorName[]];

/** What staff order. */
export const exportOrderSchema = z.strictObject({
  proof: proofSchema,
  range: figuresRangeSchema,
  format: z.enum(exportFormats),
  /** for CSV */
  separator: z.enum(separatorNames),
  /** for the report's words */
  language: languageSchema,
  place: z.string().min(1).max(4096),
});

export type ExportOrder = z.infer<typeof exportOrderSchema>;

/** How the last export of this kiosk stands. Outlives the panel: it may close while a file is on its way. */
export type ExportState =
  | { readonly stage: 'none' }
  /** `progress` is null until there is any; `isUnmounting`: the file is done, the drive is being taken off */
  | { readonly stage: 'running'; readonly place: ExportPlace; readonly progress: ExportProgress | null; readonly isUnmounting: boolean }
  /** `isUnmounted`: the drive can be pulled out; null for the kiosk's own folder */
  | { readonly stage: 'written'; readonly place: ExportPlace; readonly receipt: ExportReceipt; readonly isUnmounted: boolean | null }
  | {
      readonly stage: 'not-written';
      readonly place: ExportPlace;
      readonly why: ExportFault | 'cancelled' | 'failed';
      readonly space: Extract<ExportOutcome, { outcome: 'not-written' }>['space'];
    };
