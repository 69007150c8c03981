import { clamp, smoothstep } from './easing.ts';
import { Layer } from './layer.ts';
import { fade, mix, palette } from './palette.ts';
import { latticeSection } from './panorama-lattice.ts';
import { pulseReach, pulseSection } from './panorama-pulse.ts';
import type { PanoramaClock, PanoramaSection, SectionPlace } from './panorama-section.ts';
import { warehouseSection } from './panorama-warehouse.ts';
import { Polyline } from './polyline.ts';
import type { LabelPlace, Point, PreparedScene, Scene, SceneBox, SceneFrame } from './scene.ts';

interface Section {
  readonly make: (place: SectionPlace) => PanoramaSection;
  /** share of the room beside the other sections, side by side and stacked */
  readonly wide: number;
  readonly high: number;
}

const sections: Readonly<Record<string, Section>> = {
  lattice: { make: latticeSection, wide: 1.02, high: 1 },
  pulse: { make: pulseSection, wide: 0.8, high: 0.95 },
  warehouse: { make: warehouseSection, wide: 1.1, high: 1.05 },
};

/** Pictures a laboratory can hint at on the attract and home screens. */
export const panoramaHints: readonly string[] = Object.keys(sections);

const motionSeconds = 9;
const cycleSeconds = 12;

/** Motion starts and ends softly; over a cycle it adds up to nine seconds. */
export function panoramaClock(seconds: number): PanoramaClock {
  const cycle = Math.floor(seconds / cycleSeconds);
  const inCycle = seconds - cycle * cycleSeconds;
  const share = clamp(inCycle / motionSeconds);
  return { cycle, inCycle, motion: (cycle + share * share * share * (share * (share * 6 - 15) + 10)) * motionSeconds };
}

interface Chosen {
  readonly hint: string;
  readonly section: Section;
}

function arrange(box: SceneBox, chosen: readonly Chosen[], unit: number, isStacked: boolean): PanoramaSection[] {
  const { width, height } = box;
  const baseline = Math.max(height * 0.5, Math.min(height * 0.6, 390 * unit + (height - 650 * unit) * 0.45));
  const total = chosen.reduce((sum, { section }) => sum + (isStacked ? section.high : section.wide), 0);
  const length = isStacked ? height : width;
  let used = 0;
  const regions = chosen.map(({ hint, section }) => {
    const from = (used / total) * length;
    used += isStacked ? section.high : section.wide;
    return { hint, from, to: (used / total) * length };
  });
  // a pulse starts on the left and ends on the right, so the first line down stands where it can
  const startsRight = isStacked && chosen[0]?.hint === 'pulse';
  const joints = regions.slice(1).map((region, index): Point => {
    const before = regions[index];
    if (isStacked) return { x: (index % 2 === 0) === startsRight ? width - 64 * unit : 64 * unit, y: region.from };
    // a pulse's wings reach into the sections beside it, and the line meets their tips
    const pulse = region.hint === 'pulse' ? region : before?.hint === 'pulse' ? before : undefined;
    if (!pulse) return { x: region.from, y: baseline };
    const half = pulseReach(pulse.to - pulse.from, unit);
    return { x: (pulse.from + pulse.to) / 2 + (pulse === region ? -half : half), y: baseline };
  });
  return chosen.map(({ section }, index) => {
    const { from, to } = regions[index] ?? { from: 0, to: length };
    return section.make({
      box, unit, isStacked, baseline,
      left: isStacked ? 0 : from,
      right: isStacked ? width : to,
      top: isStacked ? from : 0,
      bottom: isStacked ? to : height,
      entry: joints[index - 1],
      exit: joints[index],
    });
  });
}

interface LineRun {
  readonly from: number;
  readonly to: number;
  readonly colours: readonly [string, string];
  readonly opacities: readonly [number, number];
}

/** The line in runs of one colour, and between laboratories runs that lead from colour to colour. */
function lineRuns(parts: readonly PanoramaSection[], line: Polyline, unit: number, isStacked: boolean): LineRun[] {
  const runs: LineRun[] = [];
  let used = 0;
  let points = 0;
  parts.forEach((part, index) => {
    points += part.line.length;
    const next = parts[index + 1];
    if (index === 0) {
      used = Math.min(150 * unit, line.length / 8);
      runs.push({ from: 0, to: used, colours: [part.colour, part.colour], opacities: [0, 1] });
    }
    const seam = line.lengthAt(points - 1);
    const [before, after] = isStacked ? [100, 60] : next?.colour === palette.green ? [60, 320] : [320, 60];
    const end = next ? seam - before * unit : part.colour === palette.amber ? line.length : line.length - 200 * unit;
    runs.push({ from: used, to: end, colours: [part.colour, part.colour], opacities: [1, 1] });
    if (next) {
      used = seam + after * unit;
      runs.push({ from: end, to: used, colours: [part.colour, next.colour], opacities: [1, 1] });
    } else if (end < line.length) {
      runs.push({ from: end, to: line.length, colours: [part.colour, part.colour], opacities: [1, 0] });
    }
  });
  return runs.length > 0 ? runs : [{ from: 0, to: line.length, colours: [palette.paper, palette.paper], opacities: [0.6, 0.6] }];
}

function paintLine(context: CanvasRenderingContext2D, line: Polyline, runs: readonly LineRun[], unit: number): void {
  context.lineJoin = 'round';
  context.lineCap = 'butt';
  for (const [width, strength] of [[12, 0.2], [4, 1]] as const) {
    for (const { from, to, colours, opacities } of runs) {
      if (to <= from) continue;
      const [a, b] = [line.at(from), line.at(to)];
      const gradient = context.createLinearGradient(a.x, a.y, b.x, b.y);
      for (const share of [0, 0.5, 1]) {
        const opacity = opacities[0] + (opacities[1] - opacities[0]) * share;
        gradient.addColorStop(share, fade(mix(colours[0], colours[1], share), opacity * strength));
      }
      line.trace(context, from, to);
      context.strokeStyle = gradient;
      context.lineWidth = width * Math.max(unit, 0.75);
      context.stroke();
    }
  }
}

function prepare(box: SceneBox, hints: readonly string[], marked: readonly string[]): PreparedScene {
  const isStacked = box.height > box.width;
  const chosen = hints.flatMap((hint): Chosen[] => {
    const section = sections[hint];
    return section ? [{ hint, section }] : [];
  });
  const unit = isStacked ? Math.min(box.width / 1080, box.height / 1000) : Math.min(box.height / 650, (box.width / 1920) * 1.22);
  const parts = arrange(box, chosen, unit, isStacked);
  const line = new Polyline(parts.length > 0
    ? parts.flatMap((part) => part.line)
    : [{ x: 0, y: box.height * 0.6 }, { x: box.width, y: box.height * 0.6 }]);
  const marks = chosen.flatMap(({ hint }, index) => {
    const part = parts[index];
    return part && marked.includes(hint) && chosen.findIndex((other) => other.hint === hint) === index ? [{ hint, mark: part.mark }] : [];
  });

  const still = new Layer(box.width, box.height, (context) => {
    for (const part of parts) part.paintStill(context);
    paintLine(context, line, lineRuns(parts, line, unit, isStacked), unit);
    context.globalCompositeOperation = 'destination-out';
    const floor = context.createLinearGradient(0, box.height - 120, 0, box.height);
    floor.addColorStop(0, 'rgba(0,0,0,0)');
    floor.addColorStop(1, '#000');
    context.fillStyle = floor;
    context.fillRect(0, box.height - 120, box.width, 120);
  });
  const ticks = new Layer(box.width, box.height, (context) => {
    for (const { mark } of marks) mark.paint(context);
  });

  /** A short light that runs along the line in the first half of the cycle, from laboratory to laboratory. */
  const drawTraveller = ({ context }: SceneFrame, clock: PanoramaClock): void => {
    const share = clamp((clock.inCycle - 0.6) / 5.4);
    const opacity = smoothstep(0, 0.08, share) * (1 - smoothstep(0.94, 1, share));
    if (opacity <= 0) return;
    const shown = Math.min(line.length, box.width * 2.2);
    const head = share * shown;
    const tail = 110;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const [length, wide, strength] of [[tail, 14, 0.1], [tail * 0.7, 8, 0.25], [tail * 0.4, 4.5, 0.9]] as const) {
      line.trace(context, Math.max(0, head - length), head);
      context.strokeStyle = fade('#ffffff', strength * opacity);
      context.lineWidth = wide;
      context.stroke();
    }
  };

  return {
    labels: Object.fromEntries(marks.map(({ hint, mark }): [string, LabelPlace] => [hint, mark.label])),
    still: 0,
    draw: (frame) => {
      const clock = panoramaClock(frame.seconds);
      still.draw(frame);
      drawTraveller(frame, clock);
      for (const part of parts) part.drawMoving(frame, clock);
      if (marks.length > 0) ticks.draw(frame);
    },
  };
}

/**
 * One picture out of the hinted sections, side by side or stacked; unknown hints are left out. `marked` hints get
 * their dimension marks and a place for their words.
 */
export function panorama(hints: readonly string[], marked: readonly string[] = hints): Scene {
  return { labelIds: marked, prepare: (box) => prepare(box, hints, marked) };
}
