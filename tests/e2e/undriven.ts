import { quickHoldMs } from './staff.ts';

/**
 * A window of a kiosk that no driver started, seen through Chromium's own port: Playwright can start an Electron and
 * cannot find one that runs.
 */
export class UndrivenWindow {
  private readonly socket: WebSocket;
  private readonly answers = new Map<number, (answer: { readonly result?: object }) => void>();
  private lastId = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as { readonly id?: number; readonly result?: object };
      if (answer.id !== undefined) this.answers.get(answer.id)?.(answer);
    });
    socket.addEventListener('close', () => {
      for (const settle of this.answers.values()) settle({});
    });
  }

  /** The window with this page, once the kiosk at that port has it. */
  static async at(port: number, page: 'index' | 'entry' | 'staff'): Promise<UndrivenWindow> {
    const address = await until(async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null);
      const targets = answer?.ok ? ((await answer.json()) as readonly { readonly url: string; readonly webSocketDebuggerUrl?: string }[]) : [];
      return targets.find(({ url }) => url === `app://kiosk/${page}.html`)?.webSocketDebuggerUrl ?? null;
    }, `a window with ${page}.html at port ${port}`);
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error(`${page}.html cannot be looked into`)));
    });
    return new UndrivenWindow(socket);
  }

  /** Touches the last key of this name, once it is there and at rest. */
  async touch(name: string): Promise<void> {
    const place = `(() => {
      const found = [...document.querySelectorAll('button')].filter((one) => (one.ariaLabel ?? one.textContent) === ${JSON.stringify(name)} && !one.disabled).at(-1);
      if (!found) return null;
      found.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = found.getBoundingClientRect();
      return JSON.stringify({ x: x + width / 2, y: y + height / 2 });
    })()`;
    let before: string | null = null;
    const at = await until(async () => {
      const now = await this.evaluate<string>(place);
      const isAtRest = now === before;
      before = now;
      return now !== null && isAtRest ? (JSON.parse(now) as { readonly x: number; readonly y: number }) : null;
    }, `the key “${name}”`);
    await this.press(at.x, at.y, 0);
  }

  /** Holds the two corners as a finger does, once there is a screen to hold. */
  async makeGesture(): Promise<void> {
    await until(() => this.evaluate<string>(`document.querySelector('main') && 'there'`), 'the first screen');
    const width = (await this.evaluate<number>('innerWidth')) ?? 0;
    for (const x of [20, width - 20]) await this.press(x, 20, quickHoldMs + 150);
  }

  close(): void {
    this.socket.close();
  }

  private async press(x: number, y: number, holdMs: number): Promise<void> {
    await this.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    if (holdMs > 0) await new Promise((resolve) => setTimeout(resolve, holdMs));
    await this.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  private async evaluate<Value>(expression: string): Promise<Value | null> {
    const { result } = (await this.send('Runtime.evaluate', { expression, returnByValue: true })) as { readonly result?: { readonly value?: Value } };
    return result?.value ?? null;
  }

  /** Empty once the window is gone. */
  private send(method: string, params: object): Promise<object> {
    this.lastId += 1;
    const id = this.lastId;
    if (this.socket.readyState !== WebSocket.OPEN) return Promise.resolve({});
    return new Promise((resolve) => {
      this.answers.set(id, ({ result }) => {
        this.answers.delete(id);
        resolve(result ?? {});
      });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }
}

const patienceMs = 30_000;
const againMs = 50;

/** What is looked for, as soon as there is any. */
async function until<Value>(look: () => Promise<Value | null>, what: string): Promise<NonNullable<Value>> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (performance.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}
