import { clamp, smoothstep } from './easing.ts';
import { paintGlow } from './glow.ts';
import { Layer, Sprite } from './layer.ts';
import { fade, palette } from './palette.ts';
import { traceTicks } from './panorama-section.ts';
import type { PreparedScene, Scene, SceneBox, SceneFrame } from './scene.ts';

/** Speed of light in millimetres a picosecond (299 792 458 m/s): the length the ruler shows for one picosecond. */
export const lightMillimetresPerPicosecond = 0.299792458;

const runSeconds = 7;
const cycleSeconds = 11;
const pictures = 10;

/** Millimetres light has gone `picoseconds` after the start. */
export function lightPath(picoseconds: number): number {
  return lightMillimetresPerPicosecond * picoseconds;
}

function prepare(box: SceneBox): PreparedScene {
  const { width, height } = box;
  const isNarrow = width < height;
  const start = width * (isNarrow ? 0.13 : 0.14);
  const perMillimetre = (width * (isNarrow ? 0.72 : 0.69)) / lightPath(1);
  const at = (millimetres: number): number => start + millimetres * perMillimetre;
  const size = Math.min(height * 0.25, width * 0.21);
  const axis = height * (isNarrow ? 0.44 : 0.46);
  const ruler = { top: axis + size + Math.min(64, height * 0.08), slant: Math.min(90, height * 0.12), thick: 16 };

  const pancake = (stops: readonly (readonly [number, string])[], rim: { readonly colour: string; readonly width: number }) =>
    new Sprite(size * 0.5, size * 1.1, size * 0.5, size * 1.1, (context) => {
      context.save();
      context.scale(0.26, 1);
      const light = context.createRadialGradient(0, 0, 0, 0, 0, size);
      for (const [share, colour] of stops) light.addColorStop(share, colour);
      context.fillStyle = light;
      context.beginPath();
      context.arc(0, 0, size, 0, Math.PI * 2);
      context.fill();
      context.restore();
      context.beginPath();
      context.ellipse(0, 0, size * 0.2, size * 0.78, 0, 0, Math.PI * 2);
      context.strokeStyle = rim.colour;
      context.lineWidth = rim.width;
      context.stroke();
    });
  const disc = pancake(
    [[0, '#ffffff'], [0.22, fade('#e8ffd9', 0.95)], [0.5, fade(palette.green, 0.7)], [0.8, fade('#4fc62c', 0.26)], [1, fade('#2b8a22', 0)]],
    { colour: fade('#f2ffe9', 0.75), width: 2 },
  );
  /** where the light was: without the white heart, which belongs to the light itself */
  const trace = pancake(
    [[0, fade(palette.green, 0.75)], [0.5, fade('#5fd23a', 0.45)], [1, fade('#2b8a22', 0)]],
    { colour: fade('#d5ffc0', 0.9), width: 1.6 },
  );
  const halo = new Sprite(size * 1.7, size * 1.7, size * 1.7, size * 1.7, (context) => {
    paintGlow(context, 0, 0, size * 1.7, ['#7df04a', '#2f9a22'], 0.5);
  });
  /** light that falls on the steel below a disc */
  const gleam = new Sprite(size * 0.9, ruler.slant, size * 0.9, ruler.slant, (context) => {
    paintGlow(context, 0, 0, size * 0.9, ['#b6ff86', '#3fb52a'], 0.55, Math.min(1, ruler.slant / size));
  });

  const still = new Layer(width, height, (context) => {
    paintGlow(context, at(lightPath(0.6)), axis, width * 0.5, ['#1f6a17', '#0f3a10'], 0.34, 0.62);
    paintRuler(context);
    traceTicks(context, Array.from({ length: pictures + 1 }, (_, tenth): [number, number, number, number] => {
      const x = at(lightPath(tenth / pictures));
      return [x, axis - 5, x, axis + 5];
    }));
    context.strokeStyle = fade(palette.green, 0.7);
    context.lineWidth = 2;
    context.stroke();
    traceTicks(context, [[start - 60, axis, width, axis]]);
    context.strokeStyle = fade(palette.green, 0.28);
    context.lineWidth = 1.5;
    context.stroke();
  });

  /** A steel rule, every line a hundredth of a millimetre, with its zero under the start. */
  const paintRuler = (context: CanvasRenderingContext2D): void => {
    const { top, slant, thick } = ruler;
    const lean = slant * 0.55;
    const face = context.createLinearGradient(0, top, 0, top + slant);
    face.addColorStop(0, '#74857a');
    face.addColorStop(0.12, '#475549');
    face.addColorStop(1, '#1c251e');
    context.beginPath();
    context.moveTo(-10, top);
    context.lineTo(width + 10, top);
    context.lineTo(width + 10, top + slant);
    context.lineTo(-10, top + slant);
    context.closePath();
    context.fillStyle = face;
    context.fill();
    const front = context.createLinearGradient(0, top + slant, 0, top + slant + thick);
    front.addColorStop(0, '#8fa193');
    front.addColorStop(0.15, '#39453c');
    front.addColorStop(1, '#0f1511');
    context.fillStyle = front;
    context.fillRect(-10, top + slant, width + 20, thick);
    for (let hundredth = -20; hundredth <= 60; hundredth += 1) {
      const x = at(hundredth / 100);
      if (x < -40 || x > width + 40) continue;
      const reach = hundredth % 10 === 0 ? 0.86 : hundredth % 5 === 0 ? 0.58 : 0.36;
      context.beginPath();
      context.moveTo(x, top + 2);
      context.lineTo(x - lean * reach * 0.35, top + slant * reach);
      context.strokeStyle = fade(palette.paper, hundredth < 0 ? 0.2 : hundredth % 10 === 0 ? 0.95 : 0.6);
      context.lineWidth = hundredth % 10 === 0 ? 2.6 : 1.6;
      context.stroke();
    }
  };

  const draw = (frame: SceneFrame): void => {
    const { context } = frame;
    still.draw(frame);
    const time = frame.seconds % cycleSeconds;
    const picoseconds = clamp(time / runSeconds);
    const shown = smoothstep(0, 0.5, time) * (1 - smoothstep(cycleSeconds - 1, cycleSeconds, time));
    const head = at(lightPath(picoseconds));
    gleam.draw(frame, head, ruler.top + 4, 1, shown);
    for (let picture = 0; picture <= pictures; picture += 1) {
      const moment = picture / pictures;
      const age = picoseconds - moment;
      if (age <= 0.004 && picture > 0) continue;
      const isEnd = picture === 0 || (picture === pictures && age >= 0);
      trace.draw(frame, at(lightPath(moment)), axis, 0.94, shown * (isEnd ? 0.95 : 0.2 + 0.5 * moment) * smoothstep(0, 0.05, age + (picture === 0 ? 1 : 0)));
    }
    halo.draw(frame, head, axis, 1, shown * 0.9);
    disc.draw(frame, head, axis, 1, shown);
    // what is measured: from the first picture down to the zero, from the light down to where it is
    traceTicks(context, [[start, axis + size * 0.8, start, ruler.top], [head, axis + size * 0.8, head, ruler.top]]);
    context.strokeStyle = fade(palette.paper, 0.85 * shown);
    context.lineWidth = 2;
    context.stroke();
    const line = ruler.top - 22;
    if (head - start > 30) {
      context.beginPath();
      context.moveTo(start, line);
      context.lineTo(head, line);
      for (const [x, side] of [[start, 1], [head, -1]] as const) {
        context.moveTo(x + side * 14, line - 8);
        context.lineTo(x, line);
        context.lineTo(x + side * 14, line + 8);
      }
      context.stroke();
    }
  };

  const top = axis - size - 26;
  const end = at(lightPath(1));
  return {
    still: runSeconds + 1,
    labels: {
      start: {
        x: Math.max(32, start - 60), y: top, align: 'left', anchor: 'bottom', maxWidth: Math.min(320, width * 0.4), lines: 2, plate: true,
        leader: () => [{ x: start, y: top + 6 }, { x: start, y: axis - size * 0.72 }], leaderEnd: 'none',
      },
      'one-picosecond': {
        x: Math.min(width - 32, end + 90), y: top, align: 'right', anchor: 'bottom', maxWidth: Math.min(400, width * 0.46), lines: isNarrow ? 3 : 2, plate: true,
        leader: () => [{ x: end, y: top + 6 }, { x: end, y: axis - size * 0.72 }], leaderEnd: 'none',
      },
    },
    draw,
  };
}

/** One picosecond of light, photographed ten times on its way along a rule. */
export const lightRulerScene: Scene = { labelIds: ['start', 'one-picosecond'], prepare };
