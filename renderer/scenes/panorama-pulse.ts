import { smoothstep } from './easing.ts';
import { paintGlow } from './glow.ts';
import { fade, palette } from './palette.ts';
import { traceTicks, type PanoramaSection, type SectionPlace } from './panorama-section.ts';
import { firstBelow, modeAt, sumOfModes, type ModeComb } from './pulse.ts';
import type { Point } from './scene.ts';

/** 21 waves from nearly flat to short: their sum is a single crest. Wave numbers are per unit of the drawing. */
export const panoramaComb: ModeComb = { count: 21, middle: 0.055, spacing: 0.005 };

/** How far a pulse's wings reach from its middle, side by side, in a section of that width. */
export function pulseReach(width: number, unit: number): number {
  return Math.min(467 * unit, width * 0.86);
}

/** The pulse: the modes as fine lines, their sum as the bright one that the whole panorama hangs on. */
export function pulseSection(place: SectionPlace): PanoramaSection {
  const { unit, isStacked, left, right, top, bottom, entry, exit } = place;
  const centre = (left + right) / 2;
  const baseline = isStacked ? top + (bottom - top) * 0.74 : place.baseline;
  const inset = isStacked ? 64 * unit : 0;
  const half = isStacked ? (right - left) / 2 - inset - 50 * unit : pulseReach(right - left, unit);
  const peak = Math.min(isStacked ? Math.max(330 * unit, (baseline - top) * 0.8) : 322 * unit, baseline - 26 * unit);
  const swing = 62 * unit;
  const window = (x: number): number => smoothstep(-half, -half * 0.5, x) * smoothstep(half, half * 0.5, x);
  const sum = (x: number): number => sumOfModes(panoramaComb, x / unit);
  const height = (x: number): number => {
    const value = sum(x);
    // the window only lets the far wings run out into the line; the crest itself is the plain sum
    const seen = Math.abs(x) < half * 0.5 ? value : value * window(x);
    return baseline - (seen > 0 ? peak : peak * 0.55) * seen;
  };

  const wave: Point[] = [];
  for (let x = -half; x <= half + 0.01; x += 2 * unit) wave.push({ x: centre + x, y: height(x) });
  const bend = 58 * unit;
  const corner = (point: Point, isIn: boolean): Point[] => {
    const side = Math.sign(point.x - centre);
    const points: Point[] = [point];
    for (let step = 0; step <= 12; step += 1) {
      const angle = (step / 12) * (Math.PI / 2);
      const round = { x: point.x - side * bend * (1 - Math.cos(angle)), y: baseline + (isIn ? -1 : 1) * bend * (1 - Math.sin(angle)) };
      points.push(round);
    }
    return isIn ? points : points.reverse();
  };
  const line: Point[] = isStacked
    ? [...(entry ? corner(entry, true) : []), ...wave, ...(exit ? corner(exit, false) : [])]
    : wave;

  const paintStill = (context: CanvasRenderingContext2D): void => {
    paintGlow(context, centre, baseline - peak * 0.28, 400 * unit, ['#58d433', '#1d6a17'], 0.5);
    for (let index = 0; index < panoramaComb.count; index += 1) {
      context.beginPath();
      for (let x = -half; x <= half; x += 4 * unit) {
        const y = baseline - swing * window(x) * modeAt(panoramaComb, index, x / unit);
        if (x === -half) context.moveTo(centre + x, y);
        else context.lineTo(centre + x, y);
      }
      context.strokeStyle = fade('#8ef75a', 0.13 + 0.24 * Math.sin((Math.PI * (index + 0.5)) / panoramaComb.count));
      context.lineWidth = Math.max(1, 1.5 * unit);
      context.stroke();
    }
  };

  // the mark: half way up the crest, from flank to flank
  const halfWidth = firstBelow(sum, 0.5, half);
  const markY = baseline - peak * 0.5;
  return {
    line,
    colour: palette.green,
    paintStill,
    drawMoving: () => undefined,
    mark: {
      label: {
        x: centre + halfWidth + 78 * unit, y: markY, align: 'left', anchor: 'middle', maxWidth: 180, lines: 1,
      },
      paint: (context) => {
        const tick = 13 * unit;
        traceTicks(context, [
          [centre - halfWidth - 32 * unit, markY, centre - halfWidth, markY],
          [centre + halfWidth, markY, centre + halfWidth + 64 * unit, markY],
          [centre - halfWidth, markY - tick, centre - halfWidth, markY + tick],
          [centre + halfWidth, markY - tick, centre + halfWidth, markY + tick],
        ]);
        context.strokeStyle = palette.paper;
        context.lineWidth = 2.5;
        context.stroke();
      },
    },
  };
}
