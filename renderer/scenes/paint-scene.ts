import { palette } from './palette.ts';
import type { LabelPlace, PreparedScene, SceneFrame } from './scene.ts';

function drawLeader(context: CanvasRenderingContext2D, place: LabelPlace, seconds: number): void {
  const points = place.leader?.(seconds) ?? [];
  const last = points.at(-1);
  if (!last) return;
  context.beginPath();
  points.forEach((point, index) => {
    if (index === 0) context.moveTo(point.x, point.y);
    else context.lineTo(point.x, point.y);
  });
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.strokeStyle = palette.paper;
  context.stroke();
  if (place.leaderEnd === 'none') return;
  context.beginPath();
  context.arc(last.x, last.y, 5.5, 0, Math.PI * 2);
  context.fillStyle = palette.paper;
  context.fill();
}

/** One whole frame: the picture, then the leaders of the labels that are shown. */
export function paintScene(frame: SceneFrame, prepared: PreparedScene, labelIds: readonly string[]): void {
  const { context, scale, seconds } = frame;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.globalAlpha = 1;
  prepared.draw(frame);
  for (const id of labelIds) {
    const place = prepared.labels[id];
    if (place) drawLeader(context, place, seconds);
  }
}
