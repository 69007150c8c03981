import { fade } from './palette.ts';

/** A soft light: bright in the middle, gone at the edge, without a visible rim. Only for layers that stand still. */
export function paintGlow(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colours: readonly [string, string],
  strength: number,
  flattened = 1,
): void {
  context.save();
  context.translate(x, y);
  context.scale(1, flattened);
  const glow = context.createRadialGradient(0, 0, 0, 0, 0, radius);
  const [core, halo] = colours;
  glow.addColorStop(0, fade(core, strength));
  glow.addColorStop(0.16, fade(core, strength * 0.62));
  glow.addColorStop(0.36, fade(halo, strength * 0.36));
  glow.addColorStop(0.62, fade(halo, strength * 0.14));
  glow.addColorStop(0.84, fade(halo, strength * 0.035));
  glow.addColorStop(1, fade(halo, 0));
  context.fillStyle = glow;
  context.fillRect(-radius, -radius, radius * 2, radius * 2);
  context.restore();
}
