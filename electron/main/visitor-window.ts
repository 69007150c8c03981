import { BrowserWindow, powerSaveBlocker, screen, type Rectangle, type WebContents } from 'electron';
import { Recovery, type Page } from './recovery.ts';
import { windowOptions } from './window-options.ts';
import { giveRole } from './window-roles.ts';

interface VisitorWindowNeeds {
  readonly preload: string;
  readonly isWindowed: boolean;
  readonly isPackaged: boolean;
  /** The visitor's renderer is lost; the screen is about to come back. */
  readonly onLoss: (line: string) => void;
  /** Someone closed the ordinary window of `--windowed`. */
  readonly onClosed: () => void;
  /** The window has a new place, or is a new one above all others. */
  readonly onMoved: () => void;
}

const addresses: Readonly<Record<Page, string>> = {
  tour: 'app://kiosk/index.html',
  poster: 'app://kiosk/poster.html',
};

/** The visitors' window: fills the display, stays there, and comes back whatever happens to its renderer. */
export class VisitorWindow {
  private readonly needs: VisitorWindowNeeds;
  private readonly recovery: Recovery;
  private window: BrowserWindow;
  private isQuitting = false;

  constructor(needs: VisitorWindowNeeds) {
    this.needs = needs;
    this.window = this.open();
    this.recovery = new Recovery({
      now: () => performance.now(),
      onLoss: needs.onLoss,
      screen: {
        load: (page) => this.load(this.window, page),
        replace: (page) => this.replace(page),
        kill: () => this.window.webContents.forcefullyCrashRenderer(),
      },
    });
    powerSaveBlocker.start('prevent-display-sleep');
    for (const change of ['display-metrics-changed', 'display-added', 'display-removed'] as const) {
      screen.on(change as 'display-added', () => this.refit());
    }
    this.recovery.start();
  }

  /** For a second start of the program: the first one comes to the front. */
  focus(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
  }

  /** Where it is, for what stands above it. */
  get place(): Rectangle {
    return this.needs.isWindowed ? this.window.getContentBounds() : this.window.getBounds();
  }

  /** The window says that it still runs. */
  beat(sender: WebContents): void {
    if (sender === this.window.webContents) this.recovery.beat();
  }

  /** From here on the window may close. */
  letGo(): void {
    this.isQuitting = true;
    this.recovery.stop();
  }

  private open(): BrowserWindow {
    const { preload, isWindowed, isPackaged } = this.needs;
    const { bounds } = screen.getPrimaryDisplay();
    const window = new BrowserWindow(windowOptions({ role: 'visitor', preload, isWindowed, isPackaged, bounds }));
    giveRole(window.webContents, 'visitor');
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (window === this.window) this.recovery.lost(reason);
    });
    // Every way out is locked; should one still be found, it leads back.
    window.webContents.on('did-navigate', (_event, url) => {
      if (window === this.window && !Object.values(addresses).includes(url)) this.recovery.lost('navigated away');
    });
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => {
      if (!this.isQuitting && !isWindowed) event.preventDefault();
    });
    window.once('closed', () => {
      if (window !== this.window || this.isQuitting) return;
      if (isWindowed) {
        this.letGo();
        this.needs.onClosed();
      } else {
        // Only a force from outside (a window manager, say) closes it.
        this.window = this.open();
        this.recovery.lost('window closed');
      }
    });
    return window;
  }

  private async load(window: BrowserWindow, page: Page): Promise<boolean> {
    try {
      await window.loadURL(addresses[page]);
      return true;
    } catch {
      return false;
    }
  }

  private async replace(page: Page): Promise<boolean> {
    const old = this.window;
    this.window = this.open();
    const hasCome = await this.load(this.window, page);
    if (!old.isDestroyed()) old.destroy();
    this.needs.onMoved();
    return hasCome;
  }

  private refit(): void {
    if (!this.needs.isWindowed) this.window.setBounds(screen.getPrimaryDisplay().bounds);
    this.needs.onMoved();
  }
}
