import { basename } from 'node:path';
import type { Audit } from '../../core/audit.ts';
import type { ExportPlace, ExportState } from '../../core/export-desk.ts';
import type { Drive } from '../drives.ts';
import type { InterestStore } from '../interest-store.ts';

interface RecapCopyParts {
  readonly store: () => Pick<InterestStore, 'ask'>;
  readonly findDrives: () => Promise<readonly Drive[]>;
  readonly unmount: (drive: Drive) => Promise<boolean>;
  readonly audit: Audit;
  readonly note: (level: 'info' | 'warning', line: string) => void;
}

/** Takes recaps away on a drive, as exports are: written by the store, read back, the drive taken off the system. */
export class RecapCopy {
  private readonly parts: RecapCopyParts;
  private current: ExportState = { stage: 'none' };

  constructor(parts: RecapCopyParts) {
    this.parts = parts;
  }

  get state(): ExportState {
    return this.current;
  }

  async drives(): Promise<readonly ExportPlace[]> {
    return (await this.parts.findDrives()).map(asPlace);
  }

  /** Another recap is at hand: what became of the last one says nothing about it. */
  forget(): void {
    this.current = { stage: 'none' };
  }

  /** Never rejects; what becomes of it is the state. */
  async copy(from: string, drivePlace: string): Promise<void> {
    const gone: ExportPlace = { id: drivePlace, name: basename(drivePlace), freeBytes: null };
    this.current = { stage: 'running', place: gone, progress: null, isUnmounting: false };
    this.current = await this.copied(from, gone).catch((error: unknown) => this.failed(gone, 'failed', String(error)));
  }

  private async copied(from: string, gone: ExportPlace): Promise<ExportState> {
    const { store, findDrives, unmount, audit, note } = this.parts;
    const drive = (await findDrives()).find(({ folder }) => folder === gone.id);
    if (!drive) return this.failed(gone, 'gone', `no drive is mounted at ${gone.id}`);
    const place = asPlace(drive);
    const answer = await store().ask('copyRecap', { from, folder: drive.folder, name: basename(from), isDrive: true }, {
      onProgress: (progress) => { this.current = { stage: 'running', place, progress, isUnmounting: false }; },
    });
    if (!answer.ok) return this.failed(place, 'failed', answer.message);
    const receipt = answer.value;
    if (receipt.outcome === 'not-written') return { ...this.failed(place, receipt.why, receipt.message), space: receipt.space };
    // the name of the file is that of the delegation
    audit('recap-copied', { checksum: receipt.sha256, readBack: receipt.readBack, place: drive.name.slice(0, 200) });
    this.current = { stage: 'running', place, progress: null, isUnmounting: true };
    const isUnmounted = await unmount(drive);
    if (!isUnmounted) note('warning', `${drive.folder} could not be unmounted after the copy`);
    return { stage: 'written', place, receipt, isUnmounted };
  }

  private failed(place: ExportPlace, why: Extract<ExportState, { stage: 'not-written' }>['why'], message: string): Extract<ExportState, { stage: 'not-written' }> {
    this.parts.note('warning', `the recap was not copied: ${message}`);
    return { stage: 'not-written', place, why, space: null };
  }
}

function asPlace({ folder, name, freeBytes }: Drive): ExportPlace {
  return { id: folder, name, freeBytes };
}
