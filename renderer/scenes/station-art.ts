import { faces, isometricPoint, paintPrism, rectangle, traceLine, tracePolygon, type IsometricView } from './isometric.ts';
import { fade, mix, palette } from './palette.ts';
import { paintPerson } from './person-art.ts';

const deskWood = faces('#8d8069');

/** The mat on which a rack stops in front of a desk. */
export function paintMat(context: CanvasRenderingContext2D, view: IsometricView, i: number, j: number): void {
  tracePolygon(context, view, rectangle(i + 0.05, j + 0.05, i + 0.95, j + 0.95));
  context.fillStyle = fade(palette.amber, 0.16);
  context.fill();
  context.strokeStyle = fade(palette.amber, 0.8);
  context.lineWidth = Math.max(1.5, view.cell * 0.035);
  context.stroke();
}

/** A desk along the near left edge of the floor with a person behind it; (i, j) is the desk's cell. */
export function paintStation(context: CanvasRenderingContext2D, view: IsometricView, i: number, j: number): void {
  paintPrism(context, view, rectangle(i - 0.25, j + 0.16, i + 1.25, j + 0.58), 0, 0.5, deskWood);
  // a tote that is being filled
  paintPrism(context, view, rectangle(i + 0.5, j + 0.22, i + 0.98, j + 0.52), 0.5, 0.68, faces(palette.amber, '#2a1800'));
  tracePolygon(context, view, rectangle(i + 0.55, j + 0.27, i + 0.93, j + 0.47), 0.68);
  context.fillStyle = '#3a2708';
  context.fill();
  // the screen on its foot
  traceLine(context, view, [[i + 0.05, j + 0.3, 0.5], [i + 0.05, j + 0.3, 0.72]]);
  context.strokeStyle = '#c9bda4';
  context.lineWidth = Math.max(1.5, view.cell * 0.04);
  context.stroke();
  const corners = [[-0.16, 0.66], [0.3, 0.66], [0.3, 1.02], [-0.16, 1.02]] as const;
  context.beginPath();
  corners.forEach(([along, z], index) => {
    const { x, y } = isometricPoint(view, i + along, j + 0.3, z);
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
  context.fillStyle = mix(palette.amber, '#fff1d0', 0.5);
  context.fill();
  context.strokeStyle = '#5a4a2a';
  context.stroke();
  const feet = isometricPoint(view, i + 0.62, j + 1.02);
  paintPerson(context, feet.x, feet.y, view.cell * 1.62, { stride: 0, facing: 1, isReaching: true });
}

/** The post a robot charges at; it stands on the far side of its cell. */
export function paintCharger(context: CanvasRenderingContext2D, view: IsometricView, i: number, j: number): void {
  tracePolygon(context, view, rectangle(i + 0.04, j + 0.04, i + 0.96, j + 0.96));
  context.fillStyle = '#1c1812';
  context.fill();
  context.strokeStyle = fade(palette.amber, 0.55);
  context.lineWidth = 1.5;
  context.stroke();
  paintPrism(context, view, rectangle(i + 0.9, j + 0.3, i + 1.08, j + 0.7), 0, 0.62, faces('#6d6350'));
  traceLine(context, view, [[i + 0.9, j + 0.42, 0.5], [i + 0.9, j + 0.58, 0.5]]);
  context.strokeStyle = palette.amber;
  context.lineWidth = Math.max(2, view.cell * 0.05);
  context.stroke();
}
