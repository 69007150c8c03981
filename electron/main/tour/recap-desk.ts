import { join } from 'node:path';
import type { Audit } from '../../core/audit.ts';
import type { WholePack } from '../../core/content.ts';
import { recapFileName } from '../../core/recap-name.ts';
import { recapOf, type Recap, type RecapState } from '../../core/recap.ts';
import { refusal, success, type Result } from '../../core/result.ts';
import type { Settings } from '../../core/settings.ts';
import type { TourSnapshot } from '../../core/tour-snapshot.ts';
import type { RecapCopy } from './recap-copy.ts';
import type { RecapPress } from './recap-press.ts';
import type { RecapShelf } from './recap-shelf.ts';

interface RecapDeskParts {
  readonly tour: () => Promise<TourSnapshot['tour']>;
  readonly pack: () => Promise<WholePack>;
  readonly settings: () => Promise<Settings>;
  readonly press: Pick<RecapPress, 'print'>;
  readonly shelf: RecapShelf;
  readonly copier: RecapCopy;
  readonly now: () => number;
  readonly audit: Audit;
  readonly note: (level: 'info' | 'warning', line: string) => void;
}

/** The recap of the tour that is over: one is made at a time. */
export class RecapDesk {
  private readonly parts: RecapDeskParts;
  private current: RecapState = { stage: 'none' };
  /** the tour that `current` is about */
  private tourId: string | null = null;

  constructor(parts: RecapDeskParts) {
    this.parts = parts;
  }

  /** How the recap of the present tour stands. */
  async state(): Promise<RecapState> {
    const tour = await this.parts.tour();
    const isAboutThis = tour?.phase === 'finished' && tour.id === this.tourId;
    if (!isAboutThis) return { stage: 'none' };
    return this.current.stage === 'made' ? { ...this.current, copy: this.parts.copier.state } : this.current;
  }

  async recap(): Promise<Result<Recap, 'failed'>> {
    const tour = await this.parts.tour();
    if (tour?.phase !== 'finished') return refusal('failed', 'no tour is over');
    return success(recapOf(tour, await this.parts.pack(), await this.parts.settings()));
  }

  async make(): Promise<Result<null, 'failed'>> {
    const tour = await this.parts.tour();
    if (tour?.phase !== 'finished') return refusal('failed', 'no tour is over');
    const { copier } = this.parts;
    if (this.current.stage === 'making') return refusal('failed', 'a recap is being made');
    if (copier.state.stage === 'running') return refusal('failed', 'a recap is being copied');
    copier.forget();
    this.current = { stage: 'making' };
    this.tourId = tour.id;
    void this.work();
    return success(null);
  }

  /** Begins to copy the recap that was made to a drive. */
  async copy(place: string): Promise<Result<null, 'failed'>> {
    const state = await this.state();
    const { copier, shelf } = this.parts;
    if (state.stage !== 'made') return refusal('failed', 'no recap is made');
    if (state.copy.stage === 'running') return refusal('failed', 'a recap is being copied');
    void copier.copy(join(shelf.folder, state.file), place);
    return success(null);
  }

  /** Removes what has been kept long enough. */
  async forgetOld(): Promise<void> {
    const removed = await this.parts.shelf.forgetOld(this.parts.now());
    if (removed > 0) this.parts.note('info', `old recaps removed: ${removed}`);
  }

  private async work(): Promise<void> {
    this.current = await this.printed().catch((error: unknown): RecapState => ({ stage: 'failed', message: error instanceof Error ? error.message : String(error) }));
    if (this.current.stage === 'failed') this.parts.note('warning', this.current.message);
  }

  private async printed(): Promise<RecapState> {
    const { press, shelf, audit } = this.parts;
    const recap = await this.recap();
    if (!recap.ok) return { stage: 'failed', message: recap.message };
    const printed = await press.print(recap.value);
    if (!printed.ok) return { stage: 'failed', message: printed.message };
    const { pdf, pages } = printed.value;
    const file = recapFileName(recap.value);
    const sha256 = await shelf.put(file, pdf).catch((error: unknown) => {
      throw new Error(`the recap was not written (${error instanceof Error ? error.message : String(error)})`, { cause: error });
    });
    // without the name: the record of deeds is kept longer than it
    audit('recap-made', { languages: recap.value.parts.map(({ language }) => language).join(' '), pages, checksum: sha256 });
    return { stage: 'made', file, pages, bytes: pdf.byteLength, sha256, copy: { stage: 'none' } };
  }
}
