import { mix } from './palette.ts';
import type { Point } from './scene.ts';

/** True isometric projection of a floor: cell (i, j) runs right-down and left-down, z up, all in cell edges. */
export interface IsometricView {
  /** where the corner of cell (0, 0) stands, in design pixels */
  readonly x: number;
  readonly y: number;
  /** design pixels to a cell edge */
  readonly cell: number;
}

const cos30 = Math.sqrt(3) / 2;

export function isometricPoint(view: IsometricView, i: number, j: number, z = 0): Point {
  return { x: view.x + (i - j) * view.cell * cos30, y: view.y + ((i + j) / 2 - z) * view.cell };
}

/** The floor position under a point of the picture. */
export function floorPosition(view: IsometricView, x: number, y: number): { readonly i: number; readonly j: number } {
  const difference = (x - view.x) / (view.cell * cos30);
  const sum = ((y - view.y) / view.cell) * 2;
  return { i: (sum + difference) / 2, j: (sum - difference) / 2 };
}

export type FloorShape = readonly (readonly [number, number])[];

export function tracePolygon(context: CanvasRenderingContext2D, view: IsometricView, shape: FloorShape, z = 0): void {
  context.beginPath();
  shape.forEach(([i, j], index) => {
    const { x, y } = isometricPoint(view, i, j, z);
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
}

export function traceLine(
  context: CanvasRenderingContext2D,
  view: IsometricView,
  points: readonly (readonly [number, number, number])[],
): void {
  context.beginPath();
  points.forEach(([i, j, z], index) => {
    const { x, y } = isometricPoint(view, i, j, z);
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
}

export function traceCircle(context: CanvasRenderingContext2D, view: IsometricView, i: number, j: number, z: number, radius: number): void {
  const { x, y } = isometricPoint(view, i, j, z);
  context.beginPath();
  // a floor circle is an ellipse with axes √1.5 and √0.5 of its radius
  context.ellipse(x, y, radius * view.cell * Math.sqrt(1.5), radius * view.cell * Math.SQRT1_2, 0, 0, Math.PI * 2);
}

export function rectangle(i0: number, j0: number, i1: number, j1: number): FloorShape {
  return [[i0, j0], [i1, j0], [i1, j1], [i0, j1]];
}

/** A rectangle with its corners cut by `cut`. */
export function chamfered(i0: number, j0: number, i1: number, j1: number, cut: number): FloorShape {
  return [
    [i0 + cut, j0], [i1 - cut, j0], [i1, j0 + cut], [i1, j1 - cut],
    [i1 - cut, j1], [i0 + cut, j1], [i0, j1 - cut], [i0, j0 + cut],
  ];
}

export interface Faces {
  readonly top: string;
  /** faces that look left-down (towards +j) */
  readonly left: string;
  /** faces that look right-down (towards +i) */
  readonly right: string;
  readonly edge?: string;
}

/** Faces of one material in the light of the scenes, which comes from the upper left. */
export function faces(colour: string, shadow = '#0b0906'): Faces {
  return { top: colour, left: mix(colour, shadow, 0.34), right: mix(colour, shadow, 0.58), edge: mix(colour, '#ffffff', 0.4) };
}

/** An upright prism over a convex floor shape given clockwise from its far corner. */
export function paintPrism(context: CanvasRenderingContext2D, view: IsometricView, shape: FloorShape, z0: number, z1: number, look: Faces): void {
  shape.forEach(([i0, j0], index) => {
    const [i1, j1] = shape[(index + 1) % shape.length] ?? [i0, j0];
    // the outward normal of a clockwise edge; a face is seen when it looks towards +i or +j
    const normalI = j1 - j0;
    const normalJ = i0 - i1;
    if (normalI + normalJ <= 1e-9) return;
    const length = Math.hypot(normalI, normalJ);
    const a = isometricPoint(view, i0, j0, z0);
    const b = isometricPoint(view, i1, j1, z0);
    const c = isometricPoint(view, i1, j1, z1);
    const d = isometricPoint(view, i0, j0, z1);
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    context.lineTo(c.x, c.y);
    context.lineTo(d.x, d.y);
    context.closePath();
    context.fillStyle = mix(look.left, look.right, Math.max(0, Math.min(1, (normalI / length + 0.2) / 1.2)));
    context.fill();
  });
  tracePolygon(context, view, shape, z1);
  context.fillStyle = look.top;
  context.fill();
  if (look.edge) {
    context.strokeStyle = look.edge;
    context.lineWidth = Math.max(1, view.cell * 0.012);
    context.lineJoin = 'round';
    context.stroke();
  }
}
