import { moleculeSprites } from './atom-sprites.ts';
import { clamp, smoothstep, wrap } from './easing.ts';
import { Layer } from './layer.ts';
import { fade, mix, palette } from './palette.ts';
import { paintChamber, paintCrystal, paintPlasma, reactorShape, type ReactorShape } from './reactor-art.ts';
import type { PreparedScene, Scene, SceneBox, SceneFrame } from './scene.ts';
import { seededRandom } from './seeded-random.ts';

interface Drifter {
  readonly start: number;
  readonly speed: number;
  /** −1 … 1: which side of the plasma it passes on, and how far from it */
  readonly lane: number;
  readonly isMethane: boolean;
  readonly turn: number;
}

const drifters: readonly Drifter[] = (() => {
  const random = seededRandom(9);
  return Array.from({ length: 30 }, (_, index) => ({
    start: wrap(index * 0.618, 1),
    speed: 0.03 + 0.014 * random(),
    lane: random() * 2 - 1,
    isMethane: index % 4 === 1,
    turn: Math.floor(random() * 4),
  }));
})();

/** Gas comes in at the left, drifts over the plasma's dome and leaves below on the right. */
function drawGas(frame: SceneFrame, shape: ReactorShape, sprites: ReturnType<typeof moleculeSprites>): void {
  const { plasma, inner, inlet, unit } = shape;
  for (const drifter of drifters) {
    const share = wrap(drifter.start + frame.seconds * drifter.speed, 1);
    const inPipe = clamp(share / 0.16);
    const around = clamp((share - 0.16) / 0.84);
    const angle = Math.PI * (1.06 - around * 1.16);
    const room = 1.2 + 0.24 * Math.abs(drifter.lane) + 0.05 * Math.sin(share * 30 + drifter.lane * 9);
    const ring = {
      x: plasma.x + Math.cos(angle) * plasma.across * room,
      y: plasma.y - Math.sin(angle) * plasma.high * (room + 0.1) - 6 * unit,
    };
    const entry = { x: inner.left + 8 * unit, y: inlet.y + drifter.lane * 12 * unit };
    const x = share < 0.16 ? inlet.x + (entry.x - inlet.x) * inPipe : ring.x + (entry.x - ring.x) * (1 - smoothstep(0, 0.14, around));
    const y = share < 0.16 ? entry.y : ring.y + (entry.y - ring.y) * (1 - smoothstep(0, 0.14, around));
    const opacity = smoothstep(0, 0.05, share) * (1 - smoothstep(0.9, 1, share));
    const kind = drifter.isMethane ? sprites.methane : sprites.hydrogen;
    const inside = Math.min(Math.max(x, inlet.x), inner.right - 22 * unit);
    kind[drifter.turn]?.draw(frame, inside, Math.max(y, inner.top + 20 * unit), 1, opacity);
  }
}

/** The wave, running down the guide and spreading below it: light that is bright where the field is strong. */
function drawMicrowaves({ context, seconds }: SceneFrame, shape: ReactorShape): void {
  const { guide, inner, unit } = shape;
  const step = 3 * unit;
  const strengthAt = (y: number): number => Math.cos((y / unit) * 0.052 - seconds * 3) ** 2;
  for (let y = guide.top; y < guide.bottom; y += step) {
    const entering = 0.15 + 0.5 * smoothstep(guide.top, guide.bottom - 60 * unit, y);
    context.fillStyle = fade(palette.uv, strengthAt(y) * entering);
    context.fillRect(guide.left + 7 * unit, y, guide.right - guide.left - 14 * unit, step);
  }
  const height = inner.top - 22 * unit - guide.bottom;
  const turn = Math.PI * 0.2;
  context.save();
  context.beginPath();
  context.rect(inner.left, guide.bottom, inner.right - inner.left, inner.top - 18 * unit - guide.bottom);
  context.clip();
  for (let radius = 40 * unit; radius < height + 56 * unit; radius += step) {
    const y = guide.bottom - 50 * unit + radius;
    context.beginPath();
    context.arc(guide.x, guide.bottom - 50 * unit, radius, turn, Math.PI - turn);
    context.strokeStyle = fade(palette.uv, strengthAt(y) * 0.65 * (44 * unit) / radius);
    context.lineWidth = step;
    context.stroke();
  }
  context.restore();
}

function prepare(box: SceneBox): PreparedScene {
  const { width, height } = box;
  const shape = reactorShape(box);
  const { unit, plasma, crystal, guide, inner, outer, inlet, isNarrow } = shape;
  const sprites = moleculeSprites(8.6 * unit);
  const behind = new Layer(width, height, (context) => paintPlasma(context, shape));
  const housing = new Layer(width, height, (context) => {
    paintChamber(context, shape, box);
    paintCrystal(context, shape);
  });

  /** The plasma breathes: a few rings of light that swell a little, no faster than a quiet breath. */
  const drawBreath = ({ context, seconds }: SceneFrame): void => {
    for (let ring = 0; ring < 5; ring += 1) {
      const share = wrap(ring / 5 + seconds / 12, 1);
      context.beginPath();
      context.ellipse(plasma.x, plasma.y + (1 - share) * plasma.high * 0.24, plasma.across * share, plasma.high * share, 0, 0, Math.PI * 2);
      context.strokeStyle = fade(mix('#ffffff', palette.uv, share), 0.3 * Math.sin(Math.PI * share));
      context.lineWidth = 1.6;
      context.stroke();
    }
  };

  const sideRoom = (from: number, to: number): number => Math.max(120, to - from);
  const rightOfWall = outer.right + 34 * unit;
  const labels: PreparedScene['labels'] = isNarrow
    ? {
      microwaves: {
        x: guide.right + 60 * unit, y: 64, align: 'left', anchor: 'middle', maxWidth: width - guide.right - 60 * unit - 24, lines: 2,
        leader: () => [{ x: guide.right + 50 * unit, y: 64 }, { x: guide.x + 10 * unit, y: 64 }],
      },
      gas: {
        x: 24, y: 140, align: 'left', anchor: 'bottom', maxWidth: guide.left - 60, lines: 3,
        leader: () => [{ x: 36, y: 150 }, { x: 36, y: inlet.y }],
      },
      plasma: {
        x: 24, y: shape.base.bottom + 66, align: 'left', anchor: 'top', maxWidth: width * 0.42, lines: 2,
        leader: () => [{ x: 70, y: shape.base.bottom + 58 }, { x: plasma.x - plasma.across * 0.5, y: plasma.y + plasma.high * 0.2 }],
      },
      crystal: {
        x: width - 24, y: shape.base.bottom + 66, align: 'right', anchor: 'top', maxWidth: width * 0.46, lines: 2,
        leader: () => [{ x: width - 90, y: shape.base.bottom + 58 }, { x: crystal.right - 10 * unit, y: crystal.y }],
      },
    }
    : {
      microwaves: {
        x: guide.right + 104 * unit, y: 74 * unit + 6, align: 'left', anchor: 'middle', lines: 2,
        maxWidth: Math.min(340, sideRoom(guide.right + 104 * unit, width - 40)),
        leader: () => [{ x: guide.right + 90 * unit, y: 74 * unit + 6 }, { x: guide.x + 12 * unit, y: 74 * unit + 6 }],
      },
      gas: {
        x: 48, y: inlet.y - 62 * unit, align: 'left', anchor: 'bottom', maxWidth: Math.min(230, sideRoom(48, outer.left - 8)), lines: 3,
        leader: () => [{ x: 96, y: inlet.y - 54 * unit }, { x: 96, y: inlet.y - 2 * unit }],
      },
      plasma: {
        x: rightOfWall, y: plasma.y - 34 * unit, align: 'left', anchor: 'middle', maxWidth: sideRoom(rightOfWall, width - 36), lines: 1,
        leader: () => [{ x: rightOfWall - 12, y: plasma.y - 34 * unit }, { x: plasma.x + plasma.across * 0.78, y: plasma.y - 34 * unit }],
      },
      crystal: {
        x: rightOfWall, y: crystal.y - 18 * unit, align: 'left', anchor: 'middle', maxWidth: sideRoom(rightOfWall, width - 36), lines: 2,
        leader: () => [
          { x: rightOfWall - 12, y: crystal.y - 18 * unit }, { x: crystal.right + 60 * unit, y: crystal.y - 18 * unit }, { x: crystal.right - 8 * unit, y: crystal.y },
        ],
      },
    };

  return {
    still: 4,
    labels,
    draw: (frame) => {
      behind.draw(frame);
      drawMicrowaves(frame, shape);
      frame.context.save();
      frame.context.beginPath();
      frame.context.rect(inlet.x - 1, 0, inner.right - inlet.x, shape.base.top);
      frame.context.clip();
      drawBreath(frame);
      drawGas(frame, shape, sprites);
      frame.context.restore();
      housing.draw(frame);
    },
  };
}

/** A plasma reactor cut open: microwaves from above, gas from the left, the crystal in the ball of light. */
export const reactorScene: Scene = { labelIds: ['microwaves', 'gas', 'plasma', 'crystal'], prepare };
