import { clamp, smoothstep, wrap } from './easing.ts';
import { paintGlow } from './glow.ts';
import { Layer, Sprite } from './layer.ts';
import { fade, mix, palette } from './palette.ts';
import type { Point, PreparedScene, Scene, SceneBox, SceneFrame } from './scene.ts';

/** The worked example of the text: 10 W on average, a million pulses a second, 10 ps each. */
export const averageWatts = 10;
export const pulsesPerSecond = 1e6;
export const pulseSeconds = 10e-12;

/** Energy of one pulse over its length: how strong the light is while it is there. Flat-topped pulse. */
export function peakWatts(average: number, rate: number, length: number): number {
  return average / rate / length;
}

/** Height of a power on the drawing's scale: decades above one watt. */
export function decades(watts: number): number {
  return Math.log10(watts);
}

const pulseGap = 1.7;
const depth = 0.7;
const cellsPerDecade = 0.86;
/** how far the time axis comes down over its whole length, in cells */
const fall = 2;

function prepare(box: SceneBox): PreparedScene {
  const { width, height } = box;
  const peak = decades(peakWatts(averageWatts, pulsesPerSecond, pulseSeconds)) * cellsPerDecade;
  const level = decades(averageWatts) * cellsPerDecade;
  const room = { top: Math.min(130, height * 0.21), bottom: Math.min(116, height * 0.2) };
  const cell = Math.min((height - room.top - room.bottom) / (peak + fall + depth * 0.4), width * 0.16);
  const axisLength = Math.min(15, (width * 0.74) / cell);
  const start: Point = {
    x: (width - axisLength * cell) / 2 + width * 0.035 + 20,
    y: room.top + ((height - room.top - room.bottom) - (peak + fall + depth * 0.4) * cell) / 2 + peak * cell,
  };
  /** time runs to the right and towards us, powers of ten upwards; j is only there to give the light a body */
  const at = (i: number, j: number, z: number): Point => ({
    x: start.x + (i - j * 0.62) * cell, y: start.y + ((i * fall) / axisLength + j * 0.4 - z) * cell,
  });
  const line = (context: CanvasRenderingContext2D, points: readonly Point[]): void => {
    context.beginPath();
    points.forEach((point, index) => (index === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y)));
  };

  const floor = new Layer(width, height, (context) => {
    const middle = at(axisLength / 2, depth / 2, level);
    paintGlow(context, middle.x, middle.y, width * 0.52, ['#2b8a22', '#124012'], 0.42, 0.6);
    context.lineWidth = 1.4;
    for (let i = -3; i <= axisLength + 3; i += 1) {
      line(context, [at(i, -2.4, 0), at(i, depth + 2.4, 0)]);
      context.strokeStyle = fade(palette.green, 0.13 * (1 - Math.abs(i - axisLength / 2) / (axisLength / 2 + 3.2)));
      context.stroke();
    }
    for (let j = -2.4; j <= depth + 2.5; j += 0.78) {
      line(context, [at(-2, j, 0), at(axisLength + 2, j, 0)]);
      context.strokeStyle = fade(palette.green, 0.08);
      context.stroke();
    }
  });

  /** What the light would be if it were spread evenly: a slab ten watts high. */
  const slab = new Layer(width, height, (context) => {
    const face = (points: readonly Point[], colour: string): void => {
      context.beginPath();
      points.forEach((point, index) => (index === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y)));
      context.closePath();
      context.fillStyle = colour;
      context.fill();
    };
    face([at(0, depth, 0), at(axisLength, depth, 0), at(axisLength, depth, level), at(0, depth, level)], fade('#3f9a3a', 0.34));
    face([at(axisLength, 0, 0), at(axisLength, depth, 0), at(axisLength, depth, level), at(axisLength, 0, level)], fade('#2c6f2a', 0.4));
    line(context, [at(0, 0, level), at(axisLength, 0, level), at(axisLength, depth, level), at(0, depth, level)]);
    context.closePath();
    context.fillStyle = fade('#7fdd55', 0.2);
    context.fill();
    context.strokeStyle = fade(palette.green, 0.8);
    context.lineWidth = 2;
    context.stroke();
  });

  /** One pulse: a sheet of light, drawn once; every pulse is the same. */
  const blade = (() => {
    const corner = (j: number, z: number): Point => ({ x: at(0, j, z).x - start.x, y: at(0, j, z).y - start.y });
    const reach = cell * 1.6;
    return new Sprite(depth * cell + reach, peak * cell + reach, reach, depth * cell + reach, (context) => {
      const trace = (): void => {
        context.beginPath();
        [corner(0, 0), corner(depth, 0), corner(depth, peak), corner(0, peak)].forEach((point, index) => (
          index === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y)
        ));
        context.closePath();
      };
      for (const [wide, strength] of [[cell * 0.5, 0.05], [cell * 0.3, 0.07], [cell * 0.14, 0.12]] as const) {
        trace();
        context.strokeStyle = fade(palette.green, strength);
        context.lineWidth = wide;
        context.lineJoin = 'round';
        context.stroke();
      }
      const light = context.createLinearGradient(0, -peak * cell, 0, depth * cell * 0.5);
      light.addColorStop(0, '#ffffff');
      light.addColorStop(0.12, '#e6ffd6');
      light.addColorStop(0.5, fade(palette.green, 0.86));
      light.addColorStop(1, fade('#3fb52a', 0.5));
      trace();
      context.fillStyle = light;
      context.fill();
      context.strokeStyle = fade('#ffffff', 0.85);
      context.lineWidth = 1.6;
      context.stroke();
    });
  })();

  /** The scale stands at the near left edge: a tick for 1, 2 … 9 in each decade, so that it is seen to be one of powers of ten. */
  const scale = new Layer(width, height, (context) => {
    const top = 6;
    for (let decade = 0; decade <= top; decade += 1) {
      for (let digit = 1; digit <= (decade === top ? 1 : 9); digit += 1) {
        const z = (decade + Math.log10(digit)) * cellsPerDecade;
        const from = at(-0.55, depth, z);
        const length = digit === 1 ? 30 : 13;
        context.beginPath();
        context.moveTo(from.x, from.y);
        context.lineTo(from.x - length, from.y);
        context.strokeStyle = fade(palette.paper, digit === 1 ? 0.95 : 0.45);
        context.lineWidth = digit === 1 ? 2.4 : 1.5;
        context.stroke();
      }
    }
    const [bottom, end] = [at(-0.55, depth, 0), at(-0.55, depth, top * cellsPerDecade)];
    context.beginPath();
    context.moveTo(bottom.x, bottom.y);
    context.lineTo(end.x, end.y);
    context.lineWidth = 2;
    context.strokeStyle = fade(palette.paper, 0.8);
    context.stroke();
  });

  const draw = (frame: SceneFrame): void => {
    floor.draw(frame);
    slab.draw(frame);
    const offset = wrap(frame.seconds * 0.42, pulseGap);
    for (let i = offset - pulseGap; i < axisLength + pulseGap; i += pulseGap) {
      const opacity = smoothstep(-0.2, 1.1, i) * (1 - smoothstep(axisLength - 1.1, axisLength + 0.1, i));
      const foot = at(clamp(i, -1, axisLength + 1), 0, 0);
      blade.draw(frame, foot.x, foot.y, 1, opacity);
    }
    scale.draw(frame);
    const { context } = frame;
    context.lineWidth = 1.6;
    context.setLineDash([3, 9]);
    line(context, [at(-0.55, depth, peak), at(axisLength, depth, peak)]);
    context.strokeStyle = fade(mix(palette.paper, palette.green, 0.4), 0.7);
    context.stroke();
    context.setLineDash([]);
  };

  const scaleTop = at(-0.55, depth, peak);
  const slabEdge = at(axisLength * 0.1, depth, level * 0.5);
  const labelRoom = Math.min(380, width * 0.6);
  const averageY = Math.min(height - 78, height - room.bottom + 34);
  return {
    still: 1.4,
    labels: {
      peak: {
        x: Math.max(32, scaleTop.x - 30), y: scaleTop.y - 28, align: 'left', anchor: 'bottom', maxWidth: labelRoom, lines: 2, plate: true,
        leader: () => [{ x: scaleTop.x, y: scaleTop.y - 20 }, { x: scaleTop.x, y: scaleTop.y }],
      },
      average: {
        x: Math.max(32, scaleTop.x - 30), y: averageY, align: 'left', anchor: 'top', maxWidth: labelRoom, lines: 2, plate: true,
        leader: () => [{ x: slabEdge.x, y: averageY - 8 }, { x: slabEdge.x, y: slabEdge.y }],
      },
    },
    draw,
  };
}

/** Ten watts on average, a megawatt while the pulse lasts: needles over calm water, on a scale of powers of ten. */
export const peakPowerScene: Scene = { labelIds: ['average', 'peak'], prepare };
