/** What beats: the contents of a window. */
interface Beating {
  readonly isDestroyed: () => boolean;
  readonly forcefullyCrashRenderer: () => void;
}

const tickMs = 1_000;
/** A tick that comes later than this says that the whole machine is short of time, not that a window hangs. */
const lateTickMs = 1_500;
/**
 * A window that beats every second is given up after this many seconds without: later than the visitors', for somebody
 * is there who waits, and a recap of many pages takes a slow machine seconds to lay out.
 */
const missesAllowed = 10;

/**
 * Ends the renderer of a panel or a stage that has beaten and stops: whoever owns the window brings it back as after any
 * crash. The visitors' window is watched from before its first beat on (`Recovery`).
 */
export class PulseWatch<Contents extends Beating> {
  private readonly misses = new Map<Contents, number>();
  private readonly monotonicMs: () => number;
  private readonly onLoss: (contents: Contents) => void;
  private lastTick: number;
  private readonly pulse: ReturnType<typeof setInterval>;

  constructor(monotonicMs: () => number, onLoss: (contents: Contents) => void) {
    this.monotonicMs = monotonicMs;
    this.onLoss = onLoss;
    this.lastTick = monotonicMs();
    this.pulse = setInterval(() => this.tick(), tickMs);
  }

  beat(contents: Contents): void {
    this.misses.set(contents, 0);
  }

  stop(): void {
    clearInterval(this.pulse);
  }

  private tick(): void {
    const now = this.monotonicMs();
    const isLate = now - this.lastTick > lateTickMs;
    this.lastTick = now;
    for (const [contents, missed] of this.misses) {
      if (contents.isDestroyed()) this.misses.delete(contents);
      else if (!isLate && missed + 1 >= missesAllowed) {
        this.misses.delete(contents);
        this.onLoss(contents);
        contents.forcefullyCrashRenderer();
      } else if (!isLate) this.misses.set(contents, missed + 1);
    }
  }
}
