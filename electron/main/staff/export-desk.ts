import { statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Audit } from '../../core/audit.ts';
import { exportFileName } from '../../core/export.ts';
import { kioskPlace, type ExportOrder, type ExportPlace, type ExportState } from '../../core/export-desk.ts';
import type { ExportOutcome } from '../../core/export-job.ts';
import { boundsOf, type Bounds } from '../../core/figures.ts';
import { wallClock } from '../../core/local-time.ts';
import { refusal, success, type Result } from '../../core/result.ts';
import type { Settings } from '../../core/settings.ts';
import type { Drive } from '../drives.ts';
import type { InterestStore } from '../interest-store.ts';

interface ExportDeskParts {
  readonly store: Pick<InterestStore, 'ask'>;
  readonly settings: () => Promise<Settings>;
  readonly dataDirectory: string;
  readonly now: () => number;
  readonly useProof: (proof: string) => boolean;
  readonly audit: Audit;
  readonly note: (level: 'info' | 'warning', line: string) => void;
  readonly findDrives: () => Promise<readonly Drive[]>;
  readonly unmount: (drive: Drive) => Promise<boolean>;
}

/** One export at a time: what staff ordered, how far it is, what became of it, written down. Knows no window. */
export class ExportDesk {
  private readonly parts: ExportDeskParts;
  private current: ExportState = { stage: 'none' };
  private leaving = new AbortController();

  constructor(parts: ExportDeskParts) {
    this.parts = parts;
  }

  get state(): ExportState {
    return this.current;
  }

  /** The kiosk itself first, then the drives. */
  async places(): Promise<readonly ExportPlace[]> {
    return [await this.kiosk(), ...(await this.parts.findDrives()).map(asPlace)];
  }

  async start({ proof, ...order }: ExportOrder): Promise<Result<null, 'forbidden' | 'failed'>> {
    if (this.current.stage === 'running') return refusal('failed', 'another export is on its way');
    if (!this.parts.useProof(proof)) return refusal('forbidden', 'the PIN was not entered for this export');
    this.leaving = new AbortController();
    this.current = { stage: 'running', place: { id: order.place, name: '', freeBytes: null }, progress: null, isUnmounting: false };
    const drive = (await this.parts.findDrives()).find(({ folder }) => folder === order.place) ?? null;
    const place = order.place === kioskPlace ? await this.kiosk() : drive && asPlace(drive);
    if (place === null) {
      this.current = { stage: 'not-written', place: { id: order.place, name: basename(order.place), freeBytes: null }, why: 'gone', space: null };
      return success(null);
    }
    this.current = { stage: 'running', place, progress: null, isUnmounting: false };
    void this.work(order, place, drive);
    return success(null);
  }

  cancel(): void {
    this.leaving.abort();
  }

  private async work(order: Omit<ExportOrder, 'proof'>, place: ExportPlace, drive: Drive | null): Promise<void> {
    const { settings, now, note, unmount } = this.parts;
    try {
      const { kioskId, timeZone } = await settings();
      const bounds = boundsOf(order.range, wallClock(timeZone), now());
      const name = exportFileName({ kioskId, ...bounds, format: order.format }, now());
      const answer = await this.write(order, { place, drive, bounds, name });
      if (!answer.ok) return this.fail(order, bounds, place, answer.code === 'cancelled' ? 'cancelled' : 'failed', null, answer.message);
      const outcome = answer.value;
      if (outcome.outcome === 'not-written') return this.fail(order, bounds, place, outcome.why, outcome.space, outcome.message);
      this.record('exported', order, bounds, place, { file: basename(outcome.file), rows: outcome.rows, checksum: outcome.sha256, readBack: outcome.readBack });
      if (drive) this.current = { stage: 'running', place, progress: null, isUnmounting: true };
      const isUnmounted = drive && (await unmount(drive));
      if (isUnmounted === false) note('warning', `${place.id} could not be unmounted after the export`);
      this.current = { stage: 'written', place, receipt: outcome, isUnmounted };
    } catch (error) {
      note('warning', `export: ${error instanceof Error ? error.message : String(error)}`);
      this.current = { stage: 'not-written', place, why: 'failed', space: null };
    }
  }

  private write(
    order: Omit<ExportOrder, 'proof'>,
    { place, drive, bounds, name }: { readonly place: ExportPlace; readonly drive: Drive | null; readonly bounds: Bounds; readonly name: string },
  ): Promise<Result<ExportOutcome, 'invalid' | 'cancelled' | 'failed'>> {
    const to = { folder: drive ? drive.folder : join(this.parts.dataDirectory, 'exports'), name, isDrive: drive !== null };
    const options = {
      signal: this.leaving.signal,
      onProgress: (progress: Extract<ExportState, { stage: 'running' }>['progress']) => {
        this.current = { stage: 'running', place, progress, isUnmounting: false };
      },
    };
    const { format, separator } = order;
    if (format === 'xlsx') return Promise.resolve(refusal('failed', 'no report yet'));
    const range = { from: bounds.from ?? 0, before: bounds.to ?? Number.MAX_SAFE_INTEGER };
    return this.parts.store.ask('exportRows', { ...to, range, format, separator }, options);
  }

  private fail(
    order: Omit<ExportOrder, 'proof'>,
    bounds: Bounds,
    place: ExportPlace,
    why: Extract<ExportState, { stage: 'not-written' }>['why'],
    space: Extract<ExportState, { stage: 'not-written' }>['space'],
    message: string,
  ): void {
    if (why !== 'cancelled') this.parts.note('warning', `export: ${message}`);
    this.record(why === 'cancelled' ? 'export-cancelled' : 'export-failed', order, bounds, place, { why });
    this.current = { stage: 'not-written', place, why, space };
  }

  private record(action: string, order: Omit<ExportOrder, 'proof'>, { firstDay, lastDay }: Bounds, place: ExportPlace, detail: Readonly<Record<string, string | number>>): void {
    this.parts.audit(action, { format: order.format, firstDay, lastDay, place: place.id === kioskPlace ? kioskPlace : place.name.slice(0, 200), ...detail });
  }

  private async kiosk(): Promise<ExportPlace> {
    const space = await statfs(this.parts.dataDirectory).catch(() => null);
    return { id: kioskPlace, name: '', freeBytes: space && space.bavail * space.bsize };
  }
}

function asPlace({ folder, name, freeBytes }: Drive): ExportPlace {
  return { id: folder, name, freeBytes };
}
