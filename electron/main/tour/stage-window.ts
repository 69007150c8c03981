import { BrowserWindow, screen, type Display } from 'electron';
import { windowOptions } from '../window-options.ts';
import { giveRole } from '../window-roles.ts';

interface StageNeeds {
  readonly preload: string;
  readonly isPackaged: boolean;
  /** The audience has a display of its own from now on, or none any more; a window that falls over and comes again changes nothing of that. */
  readonly onChange: (isThere: boolean) => void;
  readonly warn: (line: string) => void;
}

/** A stage that falls over comes back at once; one that stood for less than this first waits as long. */
const shortLifeMs = 2_000;

/** The audience's window: fills the second display while there is one, and comes back whatever happens to its renderer. */
export class StageWindow {
  private readonly needs: StageNeeds;
  private window: BrowserWindow | null = null;
  private isThere = false;
  private isQuitting = false;

  constructor(needs: StageNeeds) {
    this.needs = needs;
    for (const change of ['display-metrics-changed', 'display-added', 'display-removed'] as const) {
      screen.on(change as 'display-added', () => this.refit());
    }
  }

  /** Opens, moves or closes the window as the displays say. */
  refit(): void {
    if (this.isQuitting) return;
    const display = secondDisplay();
    if (!display) this.close();
    else if (this.window) this.window.setBounds(display.bounds);
    else this.open(display);
    this.tell(display !== undefined);
  }

  letGo(): void {
    this.isQuitting = true;
    this.close();
  }

  private open({ bounds }: Display): void {
    const { preload, isPackaged } = this.needs;
    const window = new BrowserWindow(windowOptions({ role: 'stage', preload, isWindowed: false, isPackaged, bounds }));
    this.window = window;
    giveRole(window.webContents, 'stage');
    const openedMs = performance.now();
    const lost = (why: string) => {
      if (window !== this.window || this.isQuitting) return;
      this.needs.warn(`stage lost (${why})`);
      this.close();
      setTimeout(() => this.refit(), performance.now() - openedMs < shortLifeMs ? shortLifeMs : 0);
    };
    window.webContents.on('render-process-gone', (_event, { reason }) => lost(reason));
    window.once('closed', () => lost('window closed'));
    window.once('ready-to-show', () => {
      window.showInactive();
      window.setBounds(bounds);
    });
    window.loadURL('app://kiosk/stage.html').catch(() => lost('the page did not come'));
  }

  private close(): void {
    const { window } = this;
    if (!window) return;
    this.window = null;
    if (!window.isDestroyed()) window.destroy();
  }

  private tell(isThere: boolean): void {
    if (isThere === this.isThere) return;
    this.isThere = isThere;
    this.needs.onChange(isThere);
  }
}

function secondDisplay(): Display | undefined {
  const { id } = screen.getPrimaryDisplay();
  return screen.getAllDisplays().find((display) => display.id !== id);
}
