import { BrowserWindow, type Rectangle } from 'electron';
import { windowOptions } from '../window-options.ts';
import { giveRole } from '../window-roles.ts';
import type { PanelPage, PanelScreen } from './panels.ts';

export interface PanelWindowNeeds {
  readonly preload: string;
  readonly isWindowed: boolean;
  readonly isPackaged: boolean;
  /** where the visitors' window is at this moment */
  readonly place: () => Rectangle;
  /** The window went without being asked to: closed by hand, or its renderer died. */
  readonly onGone: () => void;
}

/** The window of staff or of a guide over that of visitors: a new one for every panel, gone with it. */
export class PanelWindow implements PanelScreen {
  private readonly needs: PanelWindowNeeds;
  private window: BrowserWindow | null = null;

  constructor(needs: PanelWindowNeeds) {
    this.needs = needs;
  }

  open(page: PanelPage): void {
    const { preload, isWindowed, isPackaged, place, onGone } = this.needs;
    const old = this.window;
    const window = new BrowserWindow({
      ...windowOptions({ role: page, preload, isWindowed, isPackaged, bounds: place() }),
      ...(isWindowed ? { ...place(), useContentSize: true } : {}),
      alwaysOnTop: true,
      skipTaskbar: true,
    });
    this.window = window;
    giveRole(window.webContents, page);
    const leave = () => {
      if (window === this.window) onGone();
    };
    window.webContents.on('render-process-gone', leave);
    window.once('closed', leave);
    // The old panel goes only when the new one is there, or the tour would flash up between them.
    window.once('ready-to-show', () => {
      window.show();
      window.moveTop();
      window.focus();
      if (old && !old.isDestroyed()) old.destroy();
    });
    window.loadURL(`app://kiosk/${page}.html`).catch(leave);
  }

  close(): void {
    const { window } = this;
    this.window = null;
    if (window && !window.isDestroyed()) window.destroy();
  }

  /** The visitors' window changed its place, or came anew: this one stays above it. */
  refit(): void {
    if (!this.window || this.window.isDestroyed()) return;
    if (!this.needs.isWindowed) this.window.setBounds(this.needs.place());
    this.window.moveTop();
  }
}
