import { join } from 'node:path';
import type { Audit } from '../../core/audit.ts';
import { kioskPlace } from '../../core/export-desk.ts';
import { erasureActName } from '../../core/erasure.ts';
import { refusal, success, type Result } from '../../core/result.ts';
import type { ErasureAct, SavedAct } from '../../core/safekeeping.ts';
import { writeAtomically } from '../atomic-write.ts';
import type { Drive } from '../drives.ts';
import type { InterestStore } from '../interest-store.ts';

interface ActParts {
  readonly store: Pick<InterestStore, 'ask'>;
  /** the kiosk's own, for exports */
  readonly folder: string;
  readonly audit: Audit;
  readonly note: (level: 'info' | 'warning', line: string) => void;
  readonly findDrives: () => Promise<readonly Drive[]>;
  readonly unmount: (drive: Drive) => Promise<boolean>;
}

/** Acts of erasures as files to print and sign. */
export class ErasureActs {
  private readonly parts: ActParts;

  constructor(parts: ActParts) {
    this.parts = parts;
  }

  /** `failed` with `gone` where the drive is not there any more, else with `unwritable`. */
  async save({ id, place, text }: ErasureAct): Promise<Result<SavedAct, 'failed'>> {
    const { store, folder, audit, note, findDrives, unmount } = this.parts;
    const read = await store.ask('readErasures', undefined);
    const record = read.ok ? read.value.records.find((one) => one.id === id) : undefined;
    if (!record) return refusal('failed', 'unknown');
    const drive = place === kioskPlace ? null : (await findDrives()).find((one) => one.folder === place);
    if (drive === undefined) return refusal('failed', 'gone');
    const file = join(drive?.folder ?? folder, erasureActName(record));
    try {
      // what it is opened with on a desk takes UTF-8 for granted only where it is told so
      await writeAtomically(file, `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    } catch (error) {
      note('warning', `the act of an erasure was not written: ${error instanceof Error ? error.message : String(error)}`);
      return refusal('failed', 'unwritable');
    }
    audit('erasure-act-saved', { erasure: id, place: drive === null ? kioskPlace : drive.name.slice(0, 200) });
    return success({ file, isUnmounted: drive && (await unmount(drive)) });
  }
}
