import { clamp, smoothstep } from './easing.ts';
import { diffusivity, heatDepth, warmth } from './heat.ts';
import { Layer } from './layer.ts';
import { fade, mix, palette } from './palette.ts';
import { traceTicks } from './panorama-section.ts';
import { labelLineHeight, type PreparedScene, type Scene, type SceneBox, type SceneFrame } from './scene.ts';
import { seededRandom } from './seeded-random.ts';

/** The two pulses that are compared, in seconds, on steel. */
export const shortPulse = 10e-12;
export const longPulse = 10e-9;
export const shortDepth = heatDepth(diffusivity.steel, shortPulse);
export const longDepth = heatDepth(diffusivity.steel, longPulse);

const cycleSeconds = 12;

interface Block {
  /** the middle of the cut, on the surface */
  readonly x: number;
  readonly surface: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

interface Grain {
  readonly x: number;
  readonly angle: number;
  readonly speed: number;
  readonly size: number;
}

/** Heat as light: nothing below a tenth, then dark red, the safety coral and nearly white at the melt. */
function heatColour(share: number): string {
  const level = clamp((share - 0.06) / 0.94);
  if (level < 0.45) return fade(mix('#5e1f2b', '#d0614f', level / 0.45), 0.85 * smoothstep(0, 0.4, level));
  return fade(mix(mix('#d0614f', palette.stop, clamp((level - 0.45) / 0.3)), '#fff3ea', clamp((level - 0.72) / 0.28)), 0.95);
}

function prepare(box: SceneBox): PreparedScene {
  const { width, height } = box;
  const isStacked = width < height;
  const shear = { x: 46, y: 30 };
  const reach = isStacked ? height * 0.125 : Math.min(height * 0.27, width * 0.2);
  // one scale for both pulses, so that their depths may be compared on the screen
  const perMetre = reach / longDepth;
  const thinReach = shortDepth * perMetre;
  const half = isStacked ? width * 0.4 : width * 0.205;
  const place = (x: number, surface: number, bottom: number): Block => ({ x, surface, left: x - half, right: x + half, bottom });
  const [short, long]: [Block, Block] = isStacked
    ? [place(width * 0.47, height * 0.285, height * 0.475), place(width * 0.47, height * 0.785, height * 0.985)]
    : [place(width * 0.25, height * 0.53, height * 0.96), place(width * 0.73, height * 0.53, height * 0.96)];
  const spot = Math.min(64, half * 0.32);
  const craterDepth = { short: Math.max(16, thinReach * 2.6), long: reach * 0.34 };

  const traceShortCrater = (context: CanvasRenderingContext2D, { x, surface }: Block): void => {
    context.lineTo(x - spot, surface);
    context.lineTo(x - spot + 4, surface + craterDepth.short);
    context.lineTo(x + spot - 4, surface + craterDepth.short);
    context.lineTo(x + spot, surface);
  };
  const lip = 13;
  const traceLongCrater = (context: CanvasRenderingContext2D, { x, surface }: Block): void => {
    context.lineTo(x - spot * 1.75, surface);
    context.bezierCurveTo(x - spot * 1.5, surface - lip * 1.7, x - spot * 1.2, surface - lip * 1.7, x - spot * 0.98, surface);
    context.bezierCurveTo(x - spot * 0.7, surface + craterDepth.long * 1.28, x + spot * 0.7, surface + craterDepth.long * 1.28, x + spot * 0.98, surface);
    context.bezierCurveTo(x + spot * 1.2, surface - lip * 1.7, x + spot * 1.5, surface - lip * 1.7, x + spot * 1.75, surface);
  };

  const paintBlock = (context: CanvasRenderingContext2D, block: Block, crater: (context: CanvasRenderingContext2D, block: Block) => void): void => {
    const { left, right, surface, bottom } = block;
    const top = context.createLinearGradient(left, surface - shear.y, right, surface);
    top.addColorStop(0, '#5d6e63');
    top.addColorStop(0.5, '#8da193');
    top.addColorStop(1, '#4c5b51');
    context.fillStyle = top;
    context.beginPath();
    context.moveTo(left, surface);
    context.lineTo(left + shear.x, surface - shear.y);
    context.lineTo(right + shear.x, surface - shear.y);
    context.lineTo(right, surface);
    context.closePath();
    context.fill();
    // a cut runs on to the back
    const isCut = crater !== uncut;
    const slot = spot * (crater === traceShortCrater ? 1 : 0.98);
    context.fillStyle = '#0d120f';
    context.beginPath();
    context.moveTo(block.x - slot, surface);
    context.lineTo(block.x - slot + shear.x, surface - shear.y);
    context.lineTo(block.x + slot + shear.x, surface - shear.y);
    context.lineTo(block.x + slot, surface);
    context.closePath();
    if (isCut) context.fill();
    const side = context.createLinearGradient(right, 0, right + shear.x, 0);
    side.addColorStop(0, '#26312a');
    side.addColorStop(1, '#161d18');
    context.fillStyle = side;
    context.beginPath();
    context.moveTo(right, surface);
    context.lineTo(right + shear.x, surface - shear.y);
    context.lineTo(right + shear.x, bottom - shear.y);
    context.lineTo(right, bottom);
    context.closePath();
    context.fill();
    const front = context.createLinearGradient(0, surface, 0, bottom);
    front.addColorStop(0, '#47564c');
    front.addColorStop(0.3, '#323e36');
    front.addColorStop(1, '#1a221d');
    context.fillStyle = front;
    context.beginPath();
    context.moveTo(left, surface);
    crater(context, block);
    context.lineTo(right, surface);
    context.lineTo(right, bottom);
    context.lineTo(left, bottom);
    context.closePath();
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
    crater(context, block);
    context.lineTo(right, surface);
    context.strokeStyle = '#c9dccf';
    context.lineWidth = 2;
    context.lineJoin = 'round';
    context.stroke();
  };

  const uncut = (): void => undefined;
  const whole = new Layer(width, height, (context) => {
    paintBlock(context, short, uncut);
    paintBlock(context, long, uncut);
  });
  const shortCut = new Layer(width, height, (context) => paintBlock(context, short, traceShortCrater));
  const longCut = new Layer(width, height, (context) => paintBlock(context, long, traceLongCrater));

  /** The warm zone round a cut: erfc of the way to its wall over the reach, in every direction. */
  const paintHeat = (context: CanvasRenderingContext2D, block: Block, zone: number, crater: (context: CanvasRenderingContext2D, block: Block) => void, wall: (x: number, y: number) => number): void => {
    context.save();
    context.beginPath();
    context.moveTo(block.left, block.surface);
    crater(context, block);
    context.lineTo(block.right, block.surface);
    context.lineTo(block.right, block.bottom);
    context.lineTo(block.left, block.bottom);
    context.closePath();
    context.clip();
    // computed on a coarse grid and smoothed by the scaling: heat has no edges
    const step = zone < 30 ? 1 : 4;
    const [x0, y0] = [Math.max(block.left, block.x - spot * 1.8 - zone * 1.7), block.surface - lip * 2];
    const columns = Math.ceil((Math.min(block.right, block.x + spot * 1.8 + zone * 1.7) - x0) / step);
    const lines = Math.ceil((Math.min(block.bottom, block.surface + craterDepth.long + zone * 1.8) - y0) / step);
    const grid = document.createElement('canvas');
    grid.width = columns;
    grid.height = lines;
    const cells = grid.getContext('2d');
    for (let line = 0; line < lines; line += 1) {
      for (let column = 0; column < columns; column += 1) {
        const share = warmth(wall(x0 + (column + 0.5) * step, y0 + (line + 0.5) * step), zone);
        if (!cells || share < 0.06) continue;
        cells.fillStyle = heatColour(share);
        cells.fillRect(column, line, 1, 1);
      }
    }
    context.drawImage(grid, x0, y0, columns * step, lines * step);
    context.restore();
  };
  const coldHeat = new Layer(width, height, (context) => paintHeat(context, short, thinReach, traceShortCrater, (x, y) => {
    const aside = Math.abs(x - short.x) - spot + 2;
    const below = y - short.surface - craterDepth.short;
    return Math.hypot(Math.max(0, aside), Math.max(0, below));
  }));
  // the warm zone at a few moments of the pulse, each as deep as the root of its time; the picture fades through them
  const hotHeat = [0.25, 0.5, 0.75, 1].map((share) => new Layer(width, height, (context) => paintHeat(context, long, reach * share, traceLongCrater, (x, y) => {
    // along the way from the middle of the pool: what lies beyond its elliptical wall
    const [across, down] = [x - long.x, Math.max(0, y - long.surface)];
    const beyond = Math.hypot(across / spot, down / (craterDepth.long * 0.96));
    return beyond <= 1 ? 0 : Math.hypot(across, down) * (1 - 1 / beyond);
  })));

  const random = seededRandom(12);
  const grains = (count: number): Grain[] => Array.from({ length: count }, () => ({
    x: (random() * 2 - 1) * spot * 0.85, angle: (random() * 2 - 1) * 0.42, speed: 0.5 + random() * 0.75, size: 1.6 + random() * 2.6,
  }));
  const vapour = grains(90);
  const drops = grains(11);

  const labelRows = 3;
  const labelTop = (block: Block): number => (isStacked && block === long ? height * 0.5 + 10 : isStacked ? 14 : 36);
  const lens = (block: Block): number => labelTop(block) + labelRows * labelLineHeight + (isStacked ? 14 : 26);
  const lenses = new Layer(width, height, (context) => {
    for (const block of [short, long]) {
      const glass = context.createLinearGradient(block.x - spot * 2.4, 0, block.x + spot * 2.4, 0);
      glass.addColorStop(0, fade('#bfe6cb', 0.12));
      glass.addColorStop(0.32, fade('#e8fff0', 0.5));
      glass.addColorStop(1, fade('#bfe6cb', 0.1));
      context.beginPath();
      context.ellipse(block.x, lens(block), spot * 2.3, 15, 0, 0, Math.PI * 2);
      context.fillStyle = glass;
      context.fill();
      context.strokeStyle = '#d3ead9';
      context.lineWidth = 2;
      context.stroke();
    }
  });
  const drawBeam = ({ context }: SceneFrame, block: Block, strength: number): void => {
    if (strength <= 0) return;
    const top = lens(block);
    const foot = block.surface + 4;
    for (let ring = 0; ring < 12; ring += 1) {
      const wide = 1 - ring / 12.5;
      context.beginPath();
      context.moveTo(block.x - spot * 1.9 * wide, top);
      context.lineTo(block.x + spot * 1.9 * wide, top);
      context.lineTo(block.x + spot * 0.92 * wide, foot);
      context.lineTo(block.x - spot * 0.92 * wide, foot);
      context.closePath();
      context.fillStyle = fade(mix('#e9ffdc', palette.green, wide), (0.045 + 0.14 * (1 - wide) ** 2) * strength);
      context.fill();
    }
  };

  const draw = (frame: SceneFrame): void => {
    const { context } = frame;
    const time = frame.seconds % cycleSeconds;
    const settle = 1 - smoothstep(cycleSeconds - 1.6, cycleSeconds - 0.2, time);
    const drawSeen = (layer: Layer, opacity: number): void => {
      if (opacity <= 0.004) return;
      context.globalAlpha = opacity;
      layer.draw(frame);
      context.globalAlpha = 1;
    };
    // the long pulse lasts, and heat runs ahead of it as the root of the time
    const lasting = clamp((time - 1) / 4);
    const shortSeen = smoothstep(1, 1.7, time) * settle;
    const longSeen = smoothstep(1, 2.6, time) * settle;
    if (Math.min(shortSeen, longSeen) < 1) whole.draw(frame);
    drawSeen(shortCut, shortSeen);
    drawSeen(longCut, longSeen);
    lenses.draw(frame);
    drawSeen(coldHeat, shortSeen);
    const grown = Math.sqrt(lasting) * hotHeat.length;
    hotHeat.forEach((layer, index) => {
      // one moment stands until the next has come up over it
      const comes = smoothstep(index, index + 1, grown);
      const isCovered = index + 1 < hotHeat.length && grown >= index + 2;
      if (!isCovered) drawSeen(layer, comes * longSeen);
    });
    drawBeam(frame, short, smoothstep(0.5, 1.1, time) * (1 - smoothstep(1.5, 2.3, time)));
    drawBeam(frame, long, smoothstep(0.5, 1.1, time) * (1 - smoothstep(5, 6, time)));
    // atoms leave as vapour before their neighbours warm up
    const gone = clamp((time - 1.2) / 5.5);
    if (gone > 0 && gone < 1) {
      for (const grain of vapour) {
        const flown = gone * grain.speed * (short.surface - lens(short) - 10);
        context.beginPath();
        context.arc(short.x + grain.x + Math.sin(grain.angle) * flown * 1.3, short.surface - flown, grain.size, 0, Math.PI * 2);
        context.fillStyle = fade('#dcffc9', (1 - gone) * 0.85 * smoothstep(0, 0.06, gone));
        context.fill();
      }
    }
    // melt is thrown out as drops that fall back beside the cut
    const thrown = clamp((time - 2.2) / 4);
    if (thrown > 0) {
      for (const grain of drops) {
        const side = Math.sign(grain.angle) || 1;
        const far = spot * (1.8 + grain.speed * 1.6);
        const x = long.x + side * (spot * 0.6 + (far - spot * 0.6) * thrown);
        const y = long.surface - Math.sin(Math.PI * Math.min(1, thrown)) * grain.speed * Math.min(90, long.surface - lens(long) - 24) * 0.8 - (thrown >= 1 ? 1 : 0) - 8 * (1 - thrown);
        context.beginPath();
        context.arc(x, Math.min(y, long.surface - 2), grain.size * 1.7, 0, Math.PI * 2);
        context.fillStyle = fade(mix('#fff0e4', '#b0493f', smoothstep(0.3, 1, thrown)), 0.9 * settle);
        context.fill();
      }
    }
    // how deep the heat got, on one scale
    const ticks = (block: Block, from: number, zone: number, opacity: number): void => {
      const x = block.x + half * 0.72;
      const y = block.surface + from;
      traceTicks(context, [[block.x + spot * 0.4, y, x + 16, y], [block.x + spot * 0.4, y + zone, x + 16, y + zone], [x, y, x, y + zone]]);
      context.strokeStyle = fade(palette.paper, opacity);
      context.lineWidth = 1.8;
      context.stroke();
    };
    ticks(short, craterDepth.short, thinReach, 0.9 * smoothstep(1.2, 2, time) * settle);
    ticks(long, craterDepth.long, reach * Math.sqrt(lasting), 0.9 * smoothstep(0.1, 0.3, lasting) * settle);
  };

  const label = (block: Block) => ({
    x: block.left, y: labelTop(block), align: 'left' as const, anchor: 'top' as const, maxWidth: half * 2 + shear.x, lines: labelRows,
  });
  return {
    still: 5.2,
    labels: {
      picosecond: label(short),
      nanosecond: label(long),
    },
    draw,
  };
}

/** The same cut twice: the short pulse leaves the metal cold, the long one lets heat run 32 times as deep. */
export const coldCutScene: Scene = { labelIds: ['picosecond', 'nanosecond'], prepare };
