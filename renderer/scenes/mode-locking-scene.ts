import { smoothstep, wrap } from './easing.ts';
import { paintGlow } from './glow.ts';
import { Layer, Sprite } from './layer.ts';
import { fade, mix, palette } from './palette.ts';
import { modeAt, modeNumber, sumOfModes, type ModeComb } from './pulse.ts';
import type { Point, PreparedScene, Scene, SceneBox, SceneFrame } from './scene.ts';
import { seededRandom } from './seeded-random.ts';

const modeCount = 21;
const cycleSeconds = 16;

/** 0: every mode runs by itself; 1: all in step. */
export function lockAt(seconds: number): number {
  const time = wrap(seconds, cycleSeconds);
  return smoothstep(3, 6.5, time) * (1 - smoothstep(cycleSeconds - 1.6, cycleSeconds, time));
}

/** Phases without a lock, in radians; the same in every cycle, so that the loop closes. */
const freePhases: readonly number[] = (() => {
  const random = seededRandom(31);
  return Array.from({ length: modeCount }, () => (random() * 2 - 1) * Math.PI);
})();

function traceCurve(context: CanvasRenderingContext2D, points: readonly Point[]): void {
  context.beginPath();
  for (const { x, y } of points) context.lineTo(x, y);
}

function prepare(box: SceneBox): PreparedScene {
  const { width, height } = box;
  const isNarrow = width < height;
  const left = width * 0.06;
  const right = width * 0.94;
  const periodLength = (right - left) / (isNarrow ? 1.25 : 1.75);
  const spacing = (Math.PI * 2) / periodLength;
  const comb: ModeComb = { count: modeCount, middle: spacing * 13, spacing };
  const speed = periodLength / 6;
  const rowTop = Math.max(100, height * (isNarrow ? 0.17 : 0.19));
  const rowGap = (height * (isNarrow ? 0.62 : 0.6) - rowTop) / modeCount;
  const lean = Math.min(9, width * 0.0055);
  const rowEnd = right - lean * modeCount;
  const swing = rowGap * 0.86;
  const sumAxis = height * 0.82;
  const sumSwing = Math.min(height * 0.15, sumAxis - (rowTop + rowGap * modeCount) - 6);
  const rowStep = 4;
  const sumStep = 2;
  const firstPulse = left + periodLength * 0.34;

  const light = new Layer(width, height, (context) => {
    paintGlow(context, width * 0.5, sumAxis, width * 0.56, ['#2b8a22', '#123f12'], 0.34, 0.5);
  });
  const spark = new Sprite(14, 14, 14, 14, (context) => {
    paintGlow(context, 0, 0, 14, [palette.green, '#4fc62c'], 0.8);
    context.beginPath();
    context.arc(0, 0, 3.4, 0, Math.PI * 2);
    context.fillStyle = '#ffffff';
    context.fill();
  });

  const draw = (frame: SceneFrame): void => {
    const { context, seconds } = frame;
    const lock = lockAt(seconds);
    const origin = firstPulse + wrap(speed * seconds, periodLength);
    const phases = freePhases.map((phase, index) => phase * (1 - lock) * (1 + 0.25 * Math.sin(seconds * 0.9 + index * 2.1)));
    light.draw(frame);
    for (let index = 0; index < modeCount; index += 1) {
      const axis = rowTop + rowGap * (index + 1);
      const shift = (modeCount - 1 - index) * lean;
      const near = index / (modeCount - 1);
      const edge = (x: number): number => smoothstep(left, left + 90, x) * smoothstep(rowEnd, rowEnd - 90, x);
      const ridge: Point[] = [];
      for (let x = left; x <= rowEnd; x += rowStep) {
        ridge.push({ x: x + shift, y: axis - swing * edge(x) * modeAt(comb, index, x - origin, phases[index] ?? 0) });
      }
      // a mode hides what lies behind it; the sides of that shape are below the line and never stroked
      traceCurve(context, ridge);
      context.lineTo(rowEnd + shift, axis + swing);
      context.lineTo(left + shift, axis + swing);
      context.fillStyle = fade(palette.inkGreen, 0.7);
      context.fill();
      traceCurve(context, ridge);
      context.strokeStyle = mix(mix('#3f9a3a', '#b9ff86', near), palette.inkGreen, 0.5 * (1 - near));
      context.lineWidth = 1.5 + near * 0.7;
      context.lineJoin = 'round';
      context.stroke();
      if (lock < 0.05) continue;
      for (let pulse = origin - Math.ceil((origin - left) / periodLength) * periodLength; pulse < right; pulse += periodLength) {
        const phase = phases[index] ?? 0;
        const x = pulse - phase / modeNumber(comb, index);
        if (x > left + 60 && x < rowEnd - 60) spark.draw(frame, x + shift, axis - swing * edge(x), 0.6 + near * 0.4, lock ** 2 * (0.45 + 0.55 * near));
      }
    }
    context.beginPath();
    for (let x = left; x <= right; x += sumStep) {
      const edge = smoothstep(left, left + 60, x) * smoothstep(right, right - 60, x);
      const y = sumAxis - sumSwing * edge * sumOfModes(comb, x - origin, phases);
      if (x === left) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.strokeStyle = fade(palette.green, 0.2);
    context.lineWidth = 9;
    context.stroke();
    context.strokeStyle = mix(palette.green, '#ffffff', 0.18);
    context.lineWidth = 2.6;
    context.stroke();
  };

  const room = Math.min(460, width * 0.62);
  return {
    // in the second round the modes are in step; by then a pulse has come to the middle
    still: 6 * (1 + (width * 0.56 - firstPulse) / periodLength),
    labels: {
      modes: { x: 48, y: rowTop - 24, align: 'left', anchor: 'bottom', maxWidth: room, lines: 2 },
      pulse: { x: 48, y: height - 28, align: 'left', anchor: 'bottom', maxWidth: Math.min(520, width - 96), lines: isNarrow ? 2 : 1 },
    },
    draw,
  };
}

/** 21 waves that fall into step, and their sum: noise becomes a row of short pulses. */
export const modeLockingScene: Scene = { labelIds: ['modes', 'pulse'], prepare };
