import type { SceneFrame } from './scene.ts';

type Paint = (context: CanvasRenderingContext2D) => void;

function paintedCanvas(width: number, height: number, scale: number, paint: Paint): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.ceil(width * scale));
  canvas.height = Math.max(1, Math.ceil(height * scale));
  const context = canvas.getContext('2d');
  if (context) {
    context.scale(scale, scale);
    paint(context);
  }
  return canvas;
}

/** What does not move in a scene, painted once for each scale and copied into every frame. */
export class Layer {
  readonly #width: number;
  readonly #height: number;
  readonly #paint: Paint;
  #canvas: HTMLCanvasElement | undefined;
  #scale = 0;

  constructor(width: number, height: number, paint: Paint) {
    this.#width = width;
    this.#height = height;
    this.#paint = paint;
  }

  draw(frame: SceneFrame, x = 0, y = 0): void {
    const canvas = this.canvasAt(frame.scale);
    frame.context.drawImage(canvas, x, y, canvas.width / frame.scale, canvas.height / frame.scale);
  }

  canvasAt(scale: number): HTMLCanvasElement {
    if (!this.#canvas || this.#scale !== scale) {
      this.#canvas = paintedCanvas(this.#width, this.#height, scale, this.#paint);
      this.#scale = scale;
    }
    return this.#canvas;
  }
}

/** A small picture stamped many times; `left` and `top` say how far it reaches from its anchor. */
export class Sprite {
  readonly #layer: Layer;
  readonly #left: number;
  readonly #top: number;

  constructor(left: number, top: number, right: number, bottom: number, paint: Paint) {
    this.#left = left;
    this.#top = top;
    this.#layer = new Layer(left + right, top + bottom, (context) => {
      context.translate(left, top);
      paint(context);
    });
  }

  draw(frame: SceneFrame, x: number, y: number, size = 1, opacity = 1): void {
    if (opacity <= 0.004) return;
    const canvas = this.#layer.canvasAt(frame.scale);
    const { context } = frame;
    const before = context.globalAlpha;
    context.globalAlpha = before * opacity;
    context.drawImage(
      canvas,
      x - this.#left * size,
      y - this.#top * size,
      (canvas.width / frame.scale) * size,
      (canvas.height / frame.scale) * size,
    );
    context.globalAlpha = before;
  }
}

/** Paints something and lets a mask (only its opacity counts) decide how much of it is seen. */
export function paintMasked(context: CanvasRenderingContext2D, width: number, height: number, paint: Paint, mask: Paint): void {
  const scale = context.getTransform().a;
  const canvas = paintedCanvas(width, height, scale, (own) => {
    paint(own);
    own.globalCompositeOperation = 'destination-in';
    mask(own);
  });
  context.drawImage(canvas, 0, 0, canvas.width / scale, canvas.height / scale);
}
