/** Fractions of the stage's width and height; null: there is no spot. */
type Spot = { readonly x: number; readonly y: number } | null;

/** Sends where a finger is on an element, once a frame at the most and never before the last one has arrived. */
export class PointerSpot {
  private readonly element: HTMLElement;
  private readonly send: (spot: Spot) => Promise<unknown>;
  private readonly listening = new AbortController();
  private wanted: Spot = null;
  private sent: Spot = null;
  private isSending = false;

  constructor(element: HTMLElement, send: (spot: Spot) => Promise<unknown>) {
    this.element = element;
    this.send = send;
    const { signal } = this.listening;
    element.addEventListener('pointerdown', (event) => {
      // The finger may leave the element while it points.
      element.setPointerCapture(event.pointerId);
      this.move(event);
    }, { signal });
    element.addEventListener('pointermove', (event) => element.hasPointerCapture(event.pointerId) && this.move(event), { signal });
    element.addEventListener('lostpointercapture', () => this.want(null), { signal });
  }

  end(): void {
    this.listening.abort();
    this.want(null);
  }

  private move({ clientX, clientY }: PointerEvent): void {
    const { left, top, width, height } = this.element.getBoundingClientRect();
    const within = (share: number) => Math.min(1, Math.max(0, share));
    this.want({ x: within((clientX - left) / width), y: within((clientY - top) / height) });
  }

  private want(spot: Spot): void {
    this.wanted = spot;
    if (!this.isSending) void this.sendOn();
  }

  private async sendOn(): Promise<void> {
    this.isSending = true;
    while (this.wanted !== this.sent) {
      this.sent = this.wanted;
      await this.send(this.sent);
      await new Promise(requestAnimationFrame);
    }
    this.isSending = false;
  }
}
