import type { Closed } from '../../core/opening-hours.ts';
import { cleaningMs, type Standing } from '../../core/standing.ts';
import type { GuidePresence } from '../../core/tour-takeover.ts';

interface StandingParts {
  /** monotonic ms */
  readonly monotonicMs: () => number;
  /** keeps what outlives a restart */
  readonly keepOutOfOrder: (isOutOfOrder: boolean) => void;
}

/** What staff told the kiosk to do, and the windows that wait to hear of a change. */
export class StandingOrders {
  private readonly parts: StandingParts;
  private readonly waiting = new Set<() => void>();
  private version = 1;
  private isCovered = false;
  private isRehearsal = false;
  private guide: GuidePresence = 'none';
  private isOutOfOrder = false;
  private closed: Closed | null = null;
  private cleaningUntil: number | null = null;
  private cleaning: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: StandingParts) {
    this.parts = parts;
  }

  get present(): Standing {
    const { version, isCovered, isRehearsal, guide, closed } = this;
    const left = this.cleaningUntil === null ? 0 : Math.max(0, this.cleaningUntil - this.parts.monotonicMs());
    const notice = this.cleaningUntil !== null ? 'cleaning' : this.isOutOfOrder ? 'out-of-order' : null;
    return { version, isCovered, isRehearsal, guide, closed, notice, cleaningMs: Math.ceil(left) };
  }

  /** The present standing if it is not the one seen, else the next. A window asks once at a time. */
  async next(seen: number): Promise<Standing> {
    if (seen === this.version) await new Promise<void>((resolve) => this.waiting.add(resolve));
    return this.present;
  }

  cover(isCovered: boolean): void {
    if (isCovered === this.isCovered) return;
    this.isCovered = isCovered;
    this.changed();
  }

  rehearse(isRehearsal: boolean): void {
    if (isRehearsal === this.isRehearsal) return;
    this.isRehearsal = isRehearsal;
    this.changed();
  }

  announceGuide(guide: GuidePresence): void {
    if (guide === this.guide) return;
    this.guide = guide;
    this.changed();
  }

  /** `isKept`: as found at the start, nothing to write. */
  closeDown(isOutOfOrder: boolean, isKept = false): void {
    if (isOutOfOrder === this.isOutOfOrder) return;
    this.isOutOfOrder = isOutOfOrder;
    if (!isKept) this.parts.keepOutOfOrder(isOutOfOrder);
    this.changed();
  }

  /** By the opening hours; `opensAt` tells one closing from the next. */
  closeCentre(closed: Closed | null): void {
    if (closed?.opensAt === this.closed?.opensAt && closed?.timeZone === this.closed?.timeZone) return;
    this.closed = closed;
    this.changed();
  }

  /** Touch is off from now on for a minute. */
  clean(): void {
    clearTimeout(this.cleaning);
    this.cleaningUntil = this.parts.monotonicMs() + cleaningMs;
    this.cleaning = setTimeout(() => {
      this.cleaningUntil = null;
      this.changed();
    }, cleaningMs);
    this.changed();
  }

  private changed(): void {
    this.version += 1;
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
