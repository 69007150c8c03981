import { BrowserWindow, type WebContents } from 'electron';
import type { Recap } from '../../core/recap.ts';
import { refusal, success, type Result } from '../../core/result.ts';
import { windowOptions } from '../window-options.ts';
import { giveRole } from '../window-roles.ts';

/** What laying out and printing take at the most together: seconds on a slow machine, Chinese fonts included. */
const longestMs = 60_000;

/** A4 without margins of the printer's own: the pages bring theirs. */
const printing = {
  pageSize: 'A4',
  margins: { top: 0, bottom: 0, left: 0, right: 0 },
  printBackground: true,
  preferCSSPageSize: true,
  // readers of the screen and searches go by the tags; an Electron that knows nothing of them prints without
  generateTaggedPDF: true,
} as const;

interface Order {
  readonly recap: Recap;
  readonly onReady: (pages: number) => void;
}

interface PrintedRecap {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

/** Prints the recap's page to a PDF in a window that nobody sees, as locked as any other and gone afterwards. */
export class RecapPress {
  private readonly window: { readonly preload: string; readonly isPackaged: boolean };
  private readonly orders = new WeakMap<WebContents, Order>();

  constructor(window: { readonly preload: string; readonly isPackaged: boolean }) {
    this.window = window;
  }

  /** What a window is to lay out; null: it is none of the press's. */
  recapFor(sender: WebContents): Recap | null {
    return this.orders.get(sender)?.recap ?? null;
  }

  /** The page says that everything stands where it will be printed. */
  ready(sender: WebContents, pages: number): void {
    this.orders.get(sender)?.onReady(pages);
  }

  async print(recap: Recap, limitMs = longestMs): Promise<Result<PrintedRecap, 'failed'>> {
    const options = windowOptions({ ...this.window, role: 'recap', isWindowed: true, bounds: { x: 0, y: 0, width: 0, height: 0 } });
    const window = new BrowserWindow({ ...options, focusable: false, skipTaskbar: true, backgroundColor: '#ffffff' });
    giveRole(window.webContents, 'recap');
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lost = new Promise<never>((_, reject) => {
      const fail = (why: string) => reject(new Error(why));
      timer = setTimeout(() => fail(`not printed after ${limitMs / 1000} s`), limitMs);
      window.webContents.once('render-process-gone', (_event, { reason }) => fail(`its window was lost: ${reason}`));
      window.once('closed', () => fail('its window was closed'));
    });
    try {
      return success(await Promise.race([this.layOutAndPrint(window, recap), lost]));
    } catch (error) {
      return refusal('failed', `the recap was not printed (${error instanceof Error ? error.message : String(error)})`);
    } finally {
      clearTimeout(timer);
      if (!window.isDestroyed()) window.destroy();
    }
  }

  private async layOutAndPrint(window: BrowserWindow, recap: Recap): Promise<PrintedRecap> {
    const laidOut = new Promise<number>((onReady) => this.orders.set(window.webContents, { recap, onReady }));
    await window.loadURL('app://kiosk/recap.html');
    const pages = await laidOut;
    return { pdf: await window.webContents.printToPDF(printing), pages };
  }
}
