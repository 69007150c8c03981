import { mix, palette } from './palette.ts';

type Pen = CanvasRenderingContext2D;

function limb(context: Pen, points: readonly (readonly [number, number])[], width: number, colour: string): void {
  context.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

export interface Pose {
  /** −1 … 1, how far the legs swing; 0 stands */
  readonly stride: number;
  /** 1 faces right, −1 left */
  readonly facing: 1 | -1;
  /** arms forward, as at a desk */
  readonly isReaching?: boolean;
}

/** A person in work clothes with their feet at (x, y); no face, like everybody and nobody. */
export function paintPerson(context: Pen, x: number, y: number, height: number, pose: Pose): void {
  const { stride, facing } = pose;
  const cloth = '#4d5563';
  const far = mix(cloth, palette.ink, 0.35);
  const vest = '#f1e7d4';
  const skin = '#d8bfa0';
  context.save();
  context.translate(x, y);
  context.beginPath();
  context.ellipse(0, 0, height * 0.17, height * 0.085, 0, 0, Math.PI * 2);
  context.fillStyle = 'rgba(0,0,0,0.45)';
  context.fill();
  context.scale(height * facing, height);
  const swing = stride * 0.13;
  limb(context, [[-0.02, -0.47], [-0.03 - swing * 0.5, -0.25], [-0.05 - swing, -0.025]], 0.085, far);
  limb(context, [[-0.02, -0.78], [-0.05 + swing * 0.9, -0.62], [(pose.isReaching ? 0.16 : -0.02) + swing * 1.2, -0.5]], 0.06, mix(vest, palette.ink, 0.42));
  limb(context, [[0.025, -0.47], [0.045 + swing * 0.7, -0.25], [0.03 + swing, -0.02]], 0.09, cloth);
  // the vest: shoulders wider than the waist
  const body = context.createLinearGradient(-0.12, 0, 0.14, 0);
  body.addColorStop(0, vest);
  body.addColorStop(0.55, mix(vest, '#8f7f66', 0.35));
  body.addColorStop(1, mix(vest, '#3a3124', 0.62));
  context.beginPath();
  context.moveTo(-0.125, -0.8);
  context.quadraticCurveTo(0, -0.87, 0.125, -0.8);
  context.quadraticCurveTo(0.13, -0.6, 0.1, -0.44);
  context.quadraticCurveTo(0, -0.41, -0.1, -0.44);
  context.quadraticCurveTo(-0.13, -0.6, -0.125, -0.8);
  context.fillStyle = body;
  context.fill();
  // two bands that throw light back
  for (const band of [-0.53, -0.62]) limb(context, [[-0.106, band], [0, band + 0.018], [0.106, band]], 0.026, '#b98a35');
  limb(context, [[0.09, -0.77], [0.12 - swing * 0.9, -0.61], [(pose.isReaching ? 0.27 : 0.13) - swing * 1.2, -0.5]], 0.066, vest);
  // head and cap
  context.beginPath();
  context.arc(0.015, -0.905, 0.07, 0, Math.PI * 2);
  context.fillStyle = skin;
  context.fill();
  context.beginPath();
  context.arc(0.01, -0.92, 0.076, Math.PI * 0.98, Math.PI * 2.02);
  context.quadraticCurveTo(0.15, -0.925, 0.14, -0.905);
  context.lineTo(-0.066, -0.905);
  context.fillStyle = '#c9bca3';
  context.fill();
  context.restore();
}
