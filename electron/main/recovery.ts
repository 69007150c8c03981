/** What the window can be told to do; the visitor window does it, a test watches it. */
export interface Screen {
  /** Loads a page anew; resolves false when the page did not come. */
  readonly load: (page: Page) => Promise<boolean>;
  /** Opens a new window in place of this one, then loads. */
  readonly replace: (page: Page) => Promise<boolean>;
  /** Ends the renderer's process, whatever it is doing. */
  readonly kill: () => void;
}

/** The tour itself, or the poster: a page without script that shows while the tour keeps falling over. */
export type Page = 'tour' | 'poster';

interface Watch {
  readonly screen: Screen;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Called at every loss, before the screen comes back. */
  readonly onLoss: (line: string) => void;
}

const tickMs = 1000;
/** A tick that comes later than this says that the whole machine is short of time, not that the window hangs. */
const lateTickMs = 1500;
/** A window that beats every second is given up after this many seconds without. */
const missesAllowed = 5;
/**
 * A page that is loading has so many seconds for its first beat; twice and four times as many after losses, so that
 * even a very slow machine comes up in the end.
 */
const missesAllowedAtFirst = 30;
/** A renderer that was killed and is still not gone after this time is left behind with its window. */
const killMs = 1000;
/** So many losses within this time are a loop. */
const loopLosses = 3;
const loopMs = 60_000;
/** How long the poster stays before the tour is tried again; doubles with every further loss. */
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/**
 * Brings the screen back whenever it is lost: a renderer that died for any reason, that hangs, or that never came up.
 * The steps get bigger as losses pile up: load again, then the poster with growing pauses and a new window.
 */
export class Recovery {
  private readonly watch: Watch;
  private losses: number[] = [];
  private page: Page = 'tour';
  /** ticks since the last beat; null while the page is none that beats */
  private misses: number | null = null;
  private hasBeaten = false;
  private lastTick: number;
  /** counts the pages asked for, so that the end of an old one is not taken for the end of the present one */
  private turn = 0;
  private isStopped = false;
  private readonly pulse: ReturnType<typeof setInterval>;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(watch: Watch) {
    this.watch = watch;
    this.lastTick = watch.now();
    this.pulse = setInterval(() => this.tick(), tickMs);
  }

  /** Shows the tour for the first time. */
  start(): void {
    void this.show('tour', 'load');
  }

  beat(): void {
    this.hasBeaten = true;
    if (this.misses !== null) this.misses = 0;
  }

  /** The window's renderer is gone or its page did not come. */
  lost(reason: string, how: 'load' | 'replace' = 'load'): void {
    if (this.isStopped) return;
    const now = this.watch.now();
    this.losses = [...this.losses.filter((at) => now - at < loopMs), now];
    this.misses = null;
    clearTimeout(this.pause);
    const isLoop = this.losses.length >= loopLosses;
    this.watch.onLoss(`${this.page} lost (${reason}), ${this.losses.length} within ${loopMs / 1000} s`);
    if (!isLoop) {
      void this.show('tour', how);
      return;
    }
    void this.show('poster', 'replace');
    const pause = Math.min(firstPauseMs * 2 ** (this.losses.length - loopLosses), longestPauseMs);
    this.pause = setTimeout(() => void this.show('tour', 'load'), pause);
  }

  /** For quitting: what goes now is meant to go. */
  stop(): void {
    this.isStopped = true;
    clearInterval(this.pulse);
    clearTimeout(this.pause);
  }

  private tick(): void {
    const now = this.watch.now();
    const isLate = now - this.lastTick > lateTickMs;
    this.lastTick = now;
    if (this.misses === null || isLate) return;
    this.misses += 1;
    const allowedAtFirst = missesAllowedAtFirst * 2 ** Math.min(this.losses.length, 2);
    if (this.misses < (this.hasBeaten ? missesAllowed : allowedAtFirst)) return;
    this.misses = null;
    const { turn } = this;
    this.watch.screen.kill();
    setTimeout(() => {
      if (turn === this.turn) this.lost('would not end', 'replace');
    }, killMs);
  }

  private async show(page: Page, how: 'load' | 'replace'): Promise<void> {
    if (this.isStopped) return;
    this.page = page;
    this.hasBeaten = false;
    this.misses = page === 'tour' ? 0 : null;
    this.turn += 1;
    const { turn } = this;
    const coming = this.watch.screen[how](page);
    if (!(await coming) && turn === this.turn) this.lost('the page did not come');
  }
}
