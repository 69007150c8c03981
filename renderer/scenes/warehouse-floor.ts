import { clamp } from './easing.ts';
import { isometricPoint, rectangle, traceLine, tracePolygon, type IsometricView } from './isometric.ts';
import { fade } from './palette.ts';

export interface FloorRange {
  readonly i: readonly [number, number];
  readonly j: readonly [number, number];
}

const lineColour = '#ffcf7a';

/**
 * The floor with a code in every cell. `visibility` (0–1) lets it fade into the dark towards the edges of a picture.
 */
export function paintFloor(
  context: CanvasRenderingContext2D,
  view: IsometricView,
  range: FloorRange,
  visibility: (x: number, y: number) => number,
): void {
  const [i0, i1] = range.i;
  const [j0, j1] = range.j;
  const strokes = (from: readonly [number, number], to: readonly [number, number]): void => {
    const middle = isometricPoint(view, (from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
    const seen = clamp(visibility(middle.x, middle.y));
    if (seen < 0.02) return;
    traceLine(context, view, [[...from, 0], [...to, 0]]);
    context.strokeStyle = fade(lineColour, 0.15 * seen);
    context.stroke();
  };
  context.lineWidth = 1.5;
  for (let i = i0; i <= i1; i += 1) {
    for (let j = j0; j <= j1; j += 1) {
      if (j < j1) strokes([i, j], [i, j + 1]);
      if (i < i1) strokes([i, j], [i + 1, j]);
      if (i === i1 || j === j1) continue;
      const middle = isometricPoint(view, i + 0.5, j + 0.5);
      const seen = clamp(visibility(middle.x, middle.y));
      if (seen < 0.02) continue;
      const half = 0.075;
      tracePolygon(context, view, rectangle(i + 0.5 - half, j + 0.5 - half, i + 0.5 + half, j + 0.5 + half));
      context.fillStyle = fade(lineColour, 0.42 * seen);
      context.fill();
    }
  }
}

/** A robot's way over the floor, through the middles of cells. */
export function paintRoute(context: CanvasRenderingContext2D, view: IsometricView, cells: readonly (readonly [number, number])[], colour: string, opacity = 1): void {
  traceLine(context, view, cells.map(([i, j]) => [i + 0.5, j + 0.5, 0] as const));
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = fade(colour, 0.16 * opacity);
  context.lineWidth = Math.max(8, view.cell * 0.2);
  context.stroke();
  context.strokeStyle = fade(colour, opacity);
  context.lineWidth = Math.max(3, view.cell * 0.06);
  context.stroke();
}
