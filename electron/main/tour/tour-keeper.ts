import type { InterestEvent } from '../../core/interest.ts';
import type { Moment } from '../../core/run-clock.ts';
import type { TourState } from '../../core/tour-state.ts';
import type { KeptTour, TourFiles } from './tour-files.ts';

interface KeeperParts {
  readonly files: Pick<TourFiles, 'writeTour' | 'forgetTour'>;
  readonly now: () => Moment;
  /** resolves once the event is durable, or never will be */
  readonly record: (event: InterestEvent) => Promise<unknown>;
  readonly warn: (line: string) => void;
}

/**
 * Keeps the tour on disk ahead of the record: its events go to the store only once running.json holds them, so that
 * after a power cut the tour never counts on from less than the store has.
 */
export class TourKeeper {
  private readonly parts: KeeperParts;
  private state: TourState = null;
  /** not known to be durable */
  private unwritten: readonly InterestEvent[] = [];
  /** of these, those that wait for running.json */
  private unrecorded: readonly InterestEvent[] = [];
  private isDue = false;
  private isFaultSaid = false;
  private writing: Promise<void> | null = null;

  constructor(parts: KeeperParts) {
    this.parts = parts;
  }

  /** Takes over what was found at the start; its unwritten events are recorded again. */
  takeUp({ state, unwritten }: KeptTour): void {
    this.state = state;
    this.unwritten = unwritten;
    for (const event of unwritten) this.record(event);
  }

  /** Writes the state down soon; several changes in a row are written once. */
  keep(state: TourState, events: readonly InterestEvent[] = []): void {
    this.state = state;
    this.unwritten = [...this.unwritten, ...events];
    this.isDue = true;
    this.unrecorded = [...this.unrecorded, ...events];
    this.writing ??= this.write();
  }

  /** Resolves once everything kept so far is on disk and handed to the store. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async write(): Promise<void> {
    while (this.isDue) {
      this.isDue = false;
      const events = this.unrecorded;
      this.unrecorded = [];
      await this.toDisk();
      for (const event of events) this.record(event);
    }
    this.writing = null;
  }

  private async toDisk(): Promise<void> {
    const { state, unwritten } = this;
    try {
      if (state === null && unwritten.length === 0) await this.parts.files.forgetTour();
      else await this.parts.files.writeTour({ savedAt: this.parts.now(), state, unwritten: [...unwritten] });
      this.isFaultSaid = false;
    } catch (error) {
      if (!this.isFaultSaid) this.parts.warn(`the tour is not kept for a power cut: ${error instanceof Error ? error.message : String(error)}`);
      this.isFaultSaid = true;
    }
  }

  private record(event: InterestEvent): void {
    void this.parts.record(event).then(() => {
      this.unwritten = this.unwritten.filter(({ id }) => id !== event.id);
      // The last word of a tour that was closed: nothing of it stays on disk.
      if (this.state === null && this.unwritten.length === 0) this.keep(null);
    });
  }
}
