import { takeoverAtOnceMs, takeoverLimitMs, type GuidePresence } from '../../core/tour-takeover.ts';

interface TakeoverParts {
  /** tells the visitors' window */
  readonly announce: (presence: GuidePresence) => void;
  /** the PIN pad goes, or nobody could read the notice */
  readonly uncover: () => void;
  /** the guide's window comes */
  readonly arrive: () => void;
}

/** How a guide takes the kiosk over from visitors: announced, then made way for, at the latest after the time limit. */
export class Takeover {
  private readonly parts: TakeoverParts;
  private timers: readonly ReturnType<typeof setTimeout>[] = [];
  private isComing = false;

  constructor(parts: TakeoverParts) {
    this.parts = parts;
  }

  begin(): void {
    if (this.isComing) return;
    this.isComing = true;
    this.parts.announce('coming');
    this.timers = [setTimeout(this.parts.uncover, takeoverAtOnceMs), setTimeout(() => this.makeWay(), takeoverLimitMs)];
  }

  /** The visitors' window has shown its notice, or there was nobody to show it to. */
  makeWay(): void {
    if (!this.isComing) return;
    this.stop();
    this.parts.announce('here');
    this.parts.arrive();
  }

  /** The guide has given the kiosk back. */
  giveBack(): void {
    this.stop();
    this.parts.announce('none');
  }

  private stop(): void {
    this.isComing = false;
    for (const timer of this.timers) clearTimeout(timer);
  }
}
