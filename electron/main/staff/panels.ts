import { isSessionOver, openSession, sessionEndsAt, touchSession, type PanelKind, type PanelSession } from '../../core/panel-session.ts';

/** The page of a panel; set-up and PIN pad share one. */
export type PanelPage = 'entry' | 'staff' | 'guide';

/** A window over the tour; the app opens a real one, a test watches. */
export interface PanelScreen {
  readonly open: (page: PanelPage) => void;
  readonly close: () => void;
}

interface PanelParts {
  readonly screen: PanelScreen;
  /** monotonic ms */
  readonly monotonicMs: () => number;
  /** `why`: `left` by its key, `idle` after its time, `gone` when its window was lost */
  readonly onClosed: (kind: PanelKind, why: 'left' | 'idle' | 'gone') => void;
  readonly onOpened: (kind: PanelKind) => void;
}

/** Looks more often than once in an end's half second, so that no suspended timer keeps a panel open. */
const tickMs = 500;

/** Which panel stands over the tour, and for how long: its window lives exactly as long as its session. */
export class Panels {
  private readonly parts: PanelParts;
  private session: PanelSession | null = null;
  private pulse: ReturnType<typeof setInterval> | undefined;

  constructor(parts: PanelParts) {
    this.parts = parts;
  }

  get kind(): PanelKind | null {
    return this.session?.kind ?? null;
  }

  /** Opens a panel in place of the one that stands there, if any. */
  open(kind: PanelKind): void {
    const before = this.session?.kind ?? null;
    this.session = openSession(kind, this.parts.monotonicMs());
    clearInterval(this.pulse);
    this.pulse = setInterval(() => this.tick(), tickMs);
    if (before === null || pageOf(before) !== pageOf(kind)) this.parts.screen.open(pageOf(kind));
    this.parts.onOpened(kind);
  }

  touch(): void {
    if (this.session) this.session = touchSession(this.session, this.parts.monotonicMs());
  }

  close(why: 'left' | 'idle' | 'gone'): void {
    const { session } = this;
    if (session === null) return;
    this.session = null;
    clearInterval(this.pulse);
    this.parts.screen.close();
    this.parts.onClosed(session.kind, why);
  }

  /** Ms until the panel closes by itself. */
  remainingMs(): number {
    return this.session === null ? 0 : Math.max(0, sessionEndsAt(this.session) - this.parts.monotonicMs());
  }

  private tick(): void {
    if (this.session && isSessionOver(this.session, this.parts.monotonicMs())) this.close('idle');
  }
}

function pageOf(kind: PanelKind): PanelPage {
  return kind === 'staff' || kind === 'guide' ? kind : 'entry';
}
