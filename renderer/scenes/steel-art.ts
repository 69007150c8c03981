import { clamp, smoothstep } from './easing.ts';
import { warmth } from './heat.ts';
import { fade, mix, palette } from './palette.ts';
import { seededRandom } from './seeded-random.ts';

/** A block of steel seen from the front, cut through where the beam cuts it. */
export interface SteelBlock {
  /** the middle of the cut */
  readonly x: number;
  readonly surface: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** How the top and the side of a block run back. */
export const shear = { x: 46, y: 30 } as const;
/** Height of the melt that piles up beside a long pulse's cut. */
export const meltLip = 13;

export interface Crater {
  /** half the width at the surface */
  readonly half: number;
  readonly depth: number;
  /** adds the wall to a path that stands on the surface to the left of it */
  readonly trace: (context: CanvasRenderingContext2D, block: SteelBlock) => void;
  /** from a place in the steel to the wall, in design pixels; 0 on it and outside the steel */
  readonly distance: (block: SteelBlock, x: number, y: number) => number;
}

/** What vaporised: straight walls and a flat floor. */
export function cleanCrater(half: number, depth: number): Crater {
  return {
    half,
    depth,
    trace: (context, { x, surface }) => {
      context.lineTo(x - half, surface);
      context.lineTo(x - half + 4, surface + depth);
      context.lineTo(x + half - 4, surface + depth);
      context.lineTo(x + half, surface);
    },
    distance: (block, x, y) => Math.hypot(
      Math.max(0, Math.abs(x - block.x) - half + 2),
      Math.max(0, y - block.surface - depth),
    ),
  };
}

/** What melted: a round pool with a lip on either side. */
export function meltedCrater(half: number, depth: number): Crater {
  const lip = meltLip * 1.7;
  return {
    half,
    depth,
    trace: (context, { x, surface }) => {
      context.lineTo(x - half * 1.75, surface);
      context.bezierCurveTo(x - half * 1.5, surface - lip, x - half * 1.2, surface - lip, x - half * 0.98, surface);
      context.bezierCurveTo(x - half * 0.7, surface + depth * 1.28, x + half * 0.7, surface + depth * 1.28, x + half * 0.98, surface);
      context.bezierCurveTo(x + half * 1.2, surface - lip, x + half * 1.5, surface - lip, x + half * 1.75, surface);
    },
    distance: (block, x, y) => {
      // along the way from the middle of the pool: what lies beyond its elliptical wall
      const [across, down] = [x - block.x, Math.max(0, y - block.surface)];
      const beyond = Math.hypot(across / half, down / (depth * 0.96));
      return beyond <= 1 ? 0 : Math.hypot(across, down) * (1 - 1 / beyond);
    },
  };
}

type Corner = readonly [number, number];

function paintFace(context: CanvasRenderingContext2D, corners: readonly Corner[], colour: string | CanvasGradient): void {
  context.beginPath();
  corners.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
  context.fillStyle = colour;
  context.fill();
}

function traceFront(context: CanvasRenderingContext2D, block: SteelBlock, crater: Crater | undefined): void {
  context.beginPath();
  context.moveTo(block.left, block.surface);
  crater?.trace(context, block);
  context.lineTo(block.right, block.surface);
  context.lineTo(block.right, block.bottom);
  context.lineTo(block.left, block.bottom);
  context.closePath();
}

/** A block, whole or with a crater in it. */
export function paintSteel(context: CanvasRenderingContext2D, block: SteelBlock, crater?: Crater): void {
  const { left, right, surface, bottom } = block;
  const top = context.createLinearGradient(left, surface - shear.y, right, surface);
  top.addColorStop(0, '#5d6e63');
  top.addColorStop(0.5, '#8da193');
  top.addColorStop(1, '#4c5b51');
  paintFace(context, [[left, surface], [left + shear.x, surface - shear.y], [right + shear.x, surface - shear.y], [right, surface]], top);
  if (crater) {
    // a cut runs on to the back
    const [from, to] = [block.x - crater.half * 0.98, block.x + crater.half * 0.98];
    paintFace(context, [[from, surface], [from + shear.x, surface - shear.y], [to + shear.x, surface - shear.y], [to, surface]], '#0d120f');
  }
  const side = context.createLinearGradient(right, 0, right + shear.x, 0);
  side.addColorStop(0, '#26312a');
  side.addColorStop(1, '#161d18');
  paintFace(context, [[right, surface], [right + shear.x, surface - shear.y], [right + shear.x, bottom - shear.y], [right, bottom]], side);
  const front = context.createLinearGradient(0, surface, 0, bottom);
  front.addColorStop(0, '#47564c');
  front.addColorStop(0.3, '#323e36');
  front.addColorStop(1, '#1a221d');
  traceFront(context, block, crater);
  context.fillStyle = front;
  context.fill();
  context.save();
  context.clip();
  // the grain of brushed steel
  const random = seededRandom(Math.round(block.x));
  for (let line = 0; line < 110; line += 1) {
    const x = left + (right - left) * random();
    const y = surface + (bottom - surface) * random();
    context.fillStyle = fade(random() > 0.5 ? '#ffffff' : '#000000', 0.045);
    context.fillRect(x, y, 30 + 90 * random(), 1.4);
  }
  context.restore();
  context.beginPath();
  context.moveTo(left, surface);
  crater?.trace(context, block);
  context.lineTo(right, surface);
  context.strokeStyle = '#c9dccf';
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.stroke();
}

/** Heat as light: nothing below a twentieth, then dark red, the safety coral and nearly white at the melt. */
function heatColour(share: number): string {
  const level = clamp((share - 0.06) / 0.94);
  if (level < 0.45) return fade(mix('#5e1f2b', '#d0614f', level / 0.45), 0.85 * smoothstep(0, 0.4, level));
  return fade(mix(mix('#d0614f', palette.stop, clamp((level - 0.45) / 0.3)), '#fff3ea', clamp((level - 0.72) / 0.28)), 0.95);
}

/** The warm zone round a crater when heat has gone `reach` into the steel: erfc of the way to the wall over it. */
export function paintWarmZone(context: CanvasRenderingContext2D, block: SteelBlock, crater: Crater, reach: number): void {
  // computed on a coarse grid and smoothed by the scaling: heat has no edges
  const step = reach < 30 ? 1 : 4;
  const aside = crater.half * 1.8 + reach * 1.7;
  const [x0, y0] = [Math.max(block.left, block.x - aside), block.surface - meltLip * 2];
  const columns = Math.ceil((Math.min(block.right, block.x + aside) - x0) / step);
  const lines = Math.ceil((Math.min(block.bottom, block.surface + crater.depth + reach * 1.8) - y0) / step);
  const grid = document.createElement('canvas');
  grid.width = columns;
  grid.height = lines;
  const cells = grid.getContext('2d');
  if (!cells) return;
  for (let line = 0; line < lines; line += 1) {
    for (let column = 0; column < columns; column += 1) {
      const share = warmth(crater.distance(block, x0 + (column + 0.5) * step, y0 + (line + 0.5) * step), reach);
      if (share < 0.06) continue;
      cells.fillStyle = heatColour(share);
      cells.fillRect(column, line, 1, 1);
    }
  }
  context.save();
  traceFront(context, block, crater);
  context.clip();
  context.drawImage(grid, x0, y0, columns * step, lines * step);
  context.restore();
}
