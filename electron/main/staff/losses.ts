/** So many losses within this time are a loop. */
const loopLosses = 3;
const loopMs = 60_000;

/** Counts how often a window was lost of late. */
export class Losses {
  private readonly monotonicMs: () => number;
  private losses: readonly number[] = [];

  constructor(monotonicMs: () => number) {
    this.monotonicMs = monotonicMs;
  }

  /** One more loss: whether the window is opened again. */
  isWorthAnother(): boolean {
    const now = this.monotonicMs();
    this.losses = [...this.losses.filter((at) => now - at < loopMs), now];
    return this.losses.length < loopLosses;
  }
}
