import { clamp, smoothstep } from './easing.ts';
import { diffusivity, heatDepth } from './heat.ts';
import { Layer } from './layer.ts';
import { fade, mix, palette } from './palette.ts';
import { traceTicks } from './panorama-section.ts';
import { labelLineHeight, type PreparedScene, type Scene, type SceneBox, type SceneFrame } from './scene.ts';
import { seededRandom } from './seeded-random.ts';
import { cleanCrater, meltedCrater, meltLip, paintSteel, paintWarmZone, shear, type SteelBlock } from './steel-art.ts';

/** The two pulses that are compared, in seconds, on steel. */
export const shortPulse = 10e-12;
export const longPulse = 10e-9;
export const shortDepth = heatDepth(diffusivity.steel, shortPulse);
export const longDepth = heatDepth(diffusivity.steel, longPulse);

const cycleSeconds = 12;

interface BlockLayer {
  readonly x: number;
  readonly y: number;
  readonly layer: Layer;
}

interface Grain {
  readonly x: number;
  readonly angle: number;
  readonly speed: number;
  readonly size: number;
}

function prepare(box: SceneBox): PreparedScene {
  const { width, height } = box;
  const isStacked = width < height;
  const reach = isStacked ? height * 0.125 : Math.min(height * 0.27, width * 0.2);
  // one scale for both pulses, so that their depths may be compared on the screen
  const perMetre = reach / longDepth;
  const thinReach = shortDepth * perMetre;
  const half = isStacked ? width * 0.4 : width * 0.205;
  const place = (x: number, surface: number, bottom: number): SteelBlock => ({ x, surface, left: x - half, right: x + half, bottom });
  const [short, long]: [SteelBlock, SteelBlock] = isStacked
    ? [place(width * 0.47, height * 0.285, height * 0.475), place(width * 0.47, height * 0.785, height * 0.985)]
    : [place(width * 0.25, height * 0.53, height * 0.96), place(width * 0.73, height * 0.53, height * 0.96)];
  const spot = Math.min(64, half * 0.32);
  const clean = cleanCrater(spot, Math.max(16, thinReach * 2.6));
  const melted = meltedCrater(spot, reach * 0.34);

  const whole = new Layer(width, height, (context) => {
    paintSteel(context, short);
    paintSteel(context, long);
  });
  /** A layer no larger than its block, since there are several of each. */
  const blockLayer = (block: SteelBlock, paint: (context: CanvasRenderingContext2D) => void): BlockLayer => {
    const top = block.surface - shear.y - meltLip;
    return {
      x: block.left,
      y: top,
      layer: new Layer(half * 2 + shear.x, block.bottom - top, (context) => {
        context.translate(-block.left, -top);
        paint(context);
      }),
    };
  };
  const shortCut = blockLayer(short, (context) => paintSteel(context, short, clean));
  const longCut = blockLayer(long, (context) => paintSteel(context, long, melted));
  const coldHeat = blockLayer(short, (context) => paintWarmZone(context, short, clean, thinReach));
  // the warm zone at a few moments of the pulse, each as deep as the root of its time; the picture fades through them
  const hotHeat = [0.25, 0.5, 0.75, 1].map((share) => (
    blockLayer(long, (context) => paintWarmZone(context, long, melted, reach * share))
  ));

  const random = seededRandom(12);
  const grains = (count: number): Grain[] => Array.from({ length: count }, () => ({
    x: (random() * 2 - 1) * spot * 0.85, angle: (random() * 2 - 1) * 0.42, speed: 0.5 + random() * 0.75, size: 1.6 + random() * 2.6,
  }));
  const vapour = grains(90);
  const drops = grains(11);

  const labelRows = 3;
  const labelTop = (block: SteelBlock): number => (isStacked && block === long ? height * 0.5 + 10 : isStacked ? 14 : 36);
  const lens = (block: SteelBlock): number => labelTop(block) + labelRows * labelLineHeight + (isStacked ? 14 : 26);
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
  const drawBeam = ({ context }: SceneFrame, block: SteelBlock, strength: number): void => {
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
    const drawSeen = ({ layer, x, y }: BlockLayer, opacity: number): void => {
      if (opacity <= 0.004) return;
      context.globalAlpha = opacity;
      layer.draw(frame, x, y);
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
    const ticks = (block: SteelBlock, from: number, zone: number, opacity: number): void => {
      const x = block.x + half * 0.72;
      const y = block.surface + from;
      traceTicks(context, [[block.x + spot * 0.4, y, x + 16, y], [block.x + spot * 0.4, y + zone, x + 16, y + zone], [x, y, x, y + zone]]);
      context.strokeStyle = fade(palette.paper, opacity);
      context.lineWidth = 1.8;
      context.stroke();
    };
    ticks(short, clean.depth, thinReach, 0.9 * smoothstep(1.2, 2, time) * settle);
    ticks(long, melted.depth, reach * Math.sqrt(lasting), 0.9 * smoothstep(0.1, 0.3, lasting) * settle);
  };

  const label = (block: SteelBlock) => ({
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
