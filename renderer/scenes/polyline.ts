import type { Point } from './scene.ts';

/** A line with its lengths known, so that a part of it can be drawn. */
export class Polyline {
  readonly points: readonly Point[];
  readonly length: number;
  readonly #lengths: readonly number[];

  constructor(points: readonly Point[]) {
    this.points = points;
    let sum = 0;
    this.#lengths = points.map((point, index) => {
      const before = points[index - 1];
      if (before) sum += Math.hypot(point.x - before.x, point.y - before.y);
      return sum;
    });
    this.length = sum;
  }

  at(length: number): Point {
    const index = this.#lengths.findIndex((reached) => reached >= length);
    const to = this.points[index === -1 ? this.points.length - 1 : index] ?? { x: 0, y: 0 };
    const from = this.points[index - 1];
    if (index <= 0 || !from) return to;
    const start = this.#lengths[index - 1] ?? 0;
    const share = (length - start) / Math.max(1e-6, (this.#lengths[index] ?? start) - start);
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  }

  /** Length along the line at which its point of that index lies. */
  lengthAt(index: number): number {
    return this.#lengths[index] ?? 0;
  }

  trace(context: CanvasRenderingContext2D, from = 0, to = this.length): void {
    context.beginPath();
    const start = this.at(from);
    context.moveTo(start.x, start.y);
    this.points.forEach((point, index) => {
      const reached = this.#lengths[index] ?? 0;
      if (reached > from && reached < to) context.lineTo(point.x, point.y);
    });
    const end = this.at(to);
    context.lineTo(end.x, end.y);
  }
}
