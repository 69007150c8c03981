import { clamp } from './easing.ts';
import { Sprite } from './layer.ts';
import { fade, mix, palette } from './palette.ts';
import type { SceneFrame } from './scene.ts';

interface Shades {
  readonly light: string;
  readonly body: string;
  readonly dark: string;
  readonly rim: string;
}

const carbonShades: Shades = { light: '#ffffff', body: '#bfe2ff', dark: '#2f5f9c', rim: '#a99bff' };
const brightShades: Shades = { light: '#ffffff', body: '#e6f5ff', dark: '#6da6dc', rim: '#d8ccff' };
const hydrogenShades: Shades = { light: '#ffffff', body: '#e9defe', dark: '#8d78cf', rim: '#ffffff' };

/** A ball lit from the upper left, with the plasma's light on its lower right edge. */
function paintBall(context: CanvasRenderingContext2D, radius: number, shades: Shades, fog: number, ink: string): void {
  const seen = (colour: string): string => mix(colour, ink, fog);
  const body = context.createRadialGradient(-radius * 0.36, -radius * 0.42, radius * 0.02, -radius * 0.12, -radius * 0.14, radius * 1.16);
  body.addColorStop(0, seen(shades.light));
  body.addColorStop(0.2, seen(mix(shades.light, shades.body, 0.55)));
  body.addColorStop(0.48, seen(shades.body));
  body.addColorStop(0.82, seen(shades.dark));
  body.addColorStop(1, seen(mix(shades.dark, palette.ink, 0.55)));
  context.beginPath();
  context.arc(0, 0, radius, 0, Math.PI * 2);
  context.fillStyle = body;
  context.fill();
  context.save();
  context.clip();
  const rim = context.createRadialGradient(-radius * 0.5, -radius * 0.55, radius * 0.9, -radius * 0.28, -radius * 0.3, radius * 1.48);
  rim.addColorStop(0, fade(shades.rim, 0));
  rim.addColorStop(1, fade(seen(shades.rim), 0.75 * (1 - fog)));
  context.fillStyle = rim;
  context.fillRect(-radius, -radius, radius * 2, radius * 2);
  context.restore();
}

const fogLevels = 18;

/** Balls of one kind, painted ahead of time at steps of fog, from clear (0) to lost in the dark (1). */
export class BallSprites {
  readonly radius: number;
  readonly #sprites: readonly Sprite[];

  constructor(radius: number, shades: Shades, ink: string) {
    this.radius = radius;
    const edge = radius + 1.5;
    this.#sprites = Array.from({ length: fogLevels }, (_, level) => (
      new Sprite(edge, edge, edge, edge, (context) => paintBall(context, radius, shades, level / fogLevels, ink))
    ));
  }

  draw(frame: SceneFrame, x: number, y: number, size: number, fog: number, opacity = 1): void {
    const level = Math.floor(clamp(fog) * fogLevels);
    this.#sprites[level]?.draw(frame, x, y, size, opacity);
  }
}

export const carbonBalls = (radius: number, ink: string): BallSprites => new BallSprites(radius, carbonShades, ink);
export const brightCarbonBalls = (radius: number, ink: string): BallSprites => new BallSprites(radius, brightShades, ink);
export const hydrogenBalls = (radius: number, ink: string): BallSprites => new BallSprites(radius, hydrogenShades, ink);

/** Methane: a tetrahedron seen turned by `spin`; the far hydrogens are drawn before the carbon. */
function paintMethane(context: CanvasRenderingContext2D, unit: number, spin: number): void {
  const tilt = 0.5;
  const corners = [[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]].map(([a = 0, b = 0, c = 0]) => {
    const x = a * Math.cos(spin) - b * Math.sin(spin);
    const y = a * Math.sin(spin) + b * Math.cos(spin);
    return { x, y: y * Math.cos(tilt) - c * Math.sin(tilt), depth: y * Math.sin(tilt) + c * Math.cos(tilt) };
  }).sort((a, b) => b.depth - a.depth);
  const reach = unit * 0.95;
  const paintCarbon = (): void => paintBall(context, unit * 0.86, carbonShades, 0, palette.ink);
  corners.forEach((corner, index) => {
    if (index === 2) paintCarbon();
    context.save();
    context.translate(corner.x * reach, corner.y * reach);
    paintBall(context, unit * 0.44, hydrogenShades, corner.depth > 0 ? 0.25 : 0, palette.ink);
    context.restore();
  });
}

export interface MoleculeSprites {
  /** CH4 in a few turns */
  readonly methane: readonly Sprite[];
  /** H2 in a few turns */
  readonly hydrogen: readonly Sprite[];
}

/** The gas of the reactor; `unit` is the radius of a carbon atom in it, in design pixels. */
export function moleculeSprites(unit: number): MoleculeSprites {
  const reach = unit * 2.6;
  const turns = [0, 1, 2, 3];
  return {
    methane: turns.map((turn) => new Sprite(reach, reach, reach, reach, (context) => paintMethane(context, unit, turn * 0.41))),
    hydrogen: turns.map((turn) => new Sprite(reach, reach, reach, reach, (context) => {
      const angle = turn * (Math.PI / 4) + 0.3;
      for (const side of [-1, 1]) {
        context.save();
        context.translate(side * Math.cos(angle) * unit * 0.42, side * Math.sin(angle) * unit * 0.42);
        paintBall(context, unit * 0.5, hydrogenShades, 0, palette.ink);
        context.restore();
      }
    })),
  };
}
