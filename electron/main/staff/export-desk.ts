import { statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Audit, AuditDetail } from '../../core/audit.ts';
import { exportFileName } from '../../core/export.ts';
import { kioskPlace, type ExportOrder, type ExportPlace, type ExportState } from '../../core/export-desk.ts';
import type { ExportOutcome, ExportTarget } from '../../core/export-job.ts';
import { boundsOf, type Bounds } from '../../core/figures.ts';
import { wallClock } from '../../core/local-time.ts';
import { reportNames } from '../../core/report-job.ts';
import { refusal, success, type Result } from '../../core/result.ts';
import type { Settings } from '../../core/settings.ts';
import type { ChosenPack } from '../choose-pack.ts';
import type { Drive } from '../drives.ts';
import type { InterestStore } from '../interest-store.ts';
import type { Turns } from '../turns.ts';

interface ExportDeskParts {
  readonly store: Pick<InterestStore, 'ask'>;
  readonly settings: () => Promise<Settings>;
  /** names what a report counts */
  readonly pack: Promise<Pick<ChosenPack, 'pack'>>;
  readonly dataDirectory: string;
  /** with erasures: what is kept on the kiosk is written before or after one */
  readonly turns: Turns;
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
    const { turns } = this.parts;
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
    void (drive ? this.work(order, place, drive) : turns.take(() => this.work(order, place, null)));
    return success(null);
  }

  cancel(): void {
    this.leaving.abort();
  }

  private async work(order: Omit<ExportOrder, 'proof'>, place: ExportPlace, drive: Drive | null): Promise<void> {
    const { settings, now, note, unmount } = this.parts;
    try {
      const found = await settings();
      const bounds = boundsOf(order.range, wallClock(found.timeZone), now());
      const name = exportFileName({ kioskId: found.kioskId, ...bounds, format: order.format }, now());
      const target = { folder: drive ? drive.folder : join(this.parts.dataDirectory, 'exports'), name, isDrive: drive !== null };
      const answer = await this.write(order, { place, bounds, target, settings: found });
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

  private async write(
    { format, separator, language, range }: Omit<ExportOrder, 'proof'>,
    { place, bounds, target, settings }: { readonly place: ExportPlace; readonly bounds: Bounds; readonly target: ExportTarget; readonly settings: Settings },
  ): Promise<Result<ExportOutcome, 'invalid' | 'cancelled' | 'failed'>> {
    const { store, pack, now } = this.parts;
    const options = {
      signal: this.leaving.signal,
      onProgress: (progress: Extract<ExportState, { stage: 'running' }>['progress']) => {
        this.current = { stage: 'running', place, progress, isUnmounting: false };
      },
    };
    if (format === 'xlsx') {
      const { kioskId, kioskName, timeZone } = settings;
      const names = reportNames((await pack).pack, language);
      return store.ask('writeReport', { ...target, figures: { range, timeZone, now: now() }, language, kiosk: { id: kioskId, name: kioskName }, names }, options);
    }
    const span = { from: bounds.from ?? 0, before: bounds.to ?? Number.MAX_SAFE_INTEGER };
    return store.ask('exportRows', { ...target, range: span, format, separator }, options);
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

  private record(action: string, order: Omit<ExportOrder, 'proof'>, { firstDay, lastDay }: Bounds, place: ExportPlace, detail: AuditDetail): void {
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
