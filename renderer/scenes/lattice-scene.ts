import { brightCarbonBalls, carbonBalls } from './atom-sprites.ts';
import {
  halfSpacing, latticeAtoms, latticePoint, latticeProjector,
  type LatticeAtom, type LatticePoint,
} from './diamond-lattice.ts';
import { clamp, smoothstep } from './easing.ts';
import { paintGlow } from './glow.ts';
import { CrystalPicture } from './lattice-painter.ts';
import { Layer } from './layer.ts';
import { fade, palette } from './palette.ts';
import type { PreparedScene, Scene, SceneBox, SceneFrame } from './scene.ts';

/** The corners of one cubic cell: seen along [110] two of its four upright edges stand one behind the other. */
const corners: readonly (readonly [number, number])[] = [[0, 0], [2, 2], [0, 4], [-2, 2]];
/** An atom inside the cell: a quarter of the way along its diagonal, bound to a corner and three faces. */
const insideAtom: LatticeAtom = { column: 1, row: 2, sheet: 3 };

function isInCell({ column, row, sheet }: LatticeAtom): boolean {
  return sheet >= 0 && sheet <= 4 && Math.abs(column) + Math.abs(row - 2) <= 2;
}

function prepare(box: SceneBox): PreparedScene {
  const { width, height } = box;
  const cell = Math.min(height * 0.36, width * 0.34, 330);
  const isNarrow = width < height;
  const centre = { x: width * (isNarrow ? 0.54 : 0.57), y: height * (isNarrow ? 0.52 : 0.55) + cell * 0.5 };
  const view = (seconds: number) => latticeProjector({
    x: centre.x, y: centre.y, cell, yaw: 9 + 5 * Math.sin((seconds * Math.PI * 2) / 16), pitch: 10,
  });
  const radius = cell * 0.088;
  const reach = Math.ceil((width * 0.66) / cell / halfSpacing) + 1;
  const down = Math.ceil((height * 0.62) / cell) * 4;
  const range = { columns: [-reach, reach], rows: [0, 6], sheets: [-down, down + 4] } as const;
  const home = view(0);
  const fogOf = (atom: LatticeAtom): number => {
    const { x, y } = home(latticePoint(atom));
    const away = Math.hypot((x - centre.x) / (width * 0.62), (y - centre.y + cell * 0.5) / (height * 0.72));
    const depth = atom.row / 6;
    return clamp(0.3 + depth * 0.42 + smoothstep(0.32, 1, away) * 0.75);
  };
  const all = latticeAtoms(range);
  const cellPicture = new CrystalPicture(all.filter(isInCell), {
    balls: brightCarbonBalls(radius * 1.12, palette.inkIce), bondColour: '#ffffff', ink: palette.inkIce,
    fogOf: (atom) => atom.row * 0.07,
  });
  const surroundings = new CrystalPicture(all, {
    balls: carbonBalls(radius, palette.inkIce), bondColour: palette.ice, ink: palette.inkIce,
    fogOf: (atom) => (isInCell(atom) ? 1 : fogOf(atom)),
  });
  const light = new Layer(width, height, (context) => {
    paintGlow(context, centre.x + cell * 0.2, centre.y - cell * 0.6, Math.max(width, height) * 0.62, [palette.uv, '#4a3fb0'], 0.34);
  });

  const edge = (project: ReturnType<typeof view>, a: LatticePoint, b: LatticePoint, context: CanvasRenderingContext2D): void => {
    const [from, to] = [project(a), project(b)];
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  };
  const cornerPoint = (index: number, top: boolean): LatticePoint => {
    const [column, row] = corners[index % 4] ?? [0, 0];
    return { u: column * halfSpacing, d: row * halfSpacing, z: top ? 1 : 0 };
  };
  const drawCell = ({ context }: SceneFrame, project: ReturnType<typeof view>): void => {
    context.beginPath();
    for (let index = 0; index < 4; index += 1) {
      edge(project, cornerPoint(index, false), cornerPoint(index + 1, false), context);
      edge(project, cornerPoint(index, true), cornerPoint(index + 1, true), context);
      edge(project, cornerPoint(index, false), cornerPoint(index, true), context);
    }
    context.lineWidth = 2;
    context.strokeStyle = fade(palette.paper, 0.5);
    context.stroke();
  };
  // the mark stands beside the left upright edge and touches the height of its two atoms
  const mark = (seconds: number) => {
    const project = view(seconds);
    const bottom = project(cornerPoint(3, false));
    const top = project(cornerPoint(3, true));
    const x = Math.min(bottom.x, top.x) - radius * 2;
    return { x, top: top.y, bottom: bottom.y };
  };
  const drawMark = ({ context, seconds }: SceneFrame): void => {
    const { x, top, bottom } = mark(seconds);
    context.beginPath();
    context.moveTo(x - 12, top);
    context.lineTo(x + radius * 1.1, top);
    context.moveTo(x - 12, bottom);
    context.lineTo(x + radius * 1.1, bottom);
    context.moveTo(x, top);
    context.lineTo(x, bottom);
    context.lineWidth = 2.5;
    context.strokeStyle = palette.paper;
    context.stroke();
  };
  const still = mark(0);
  const markRoom = Math.max(150, still.x - 56 - 40);
  return {
    still: 0,
    labels: {
      spacing: {
        x: still.x - 30, y: (still.top + still.bottom) / 2, align: 'right', anchor: 'middle',
        maxWidth: Math.min(markRoom, 260), lines: 3, plate: true,
      },
      carbon: {
        x: isNarrow ? width * 0.5 : width - 48, y: 44, align: isNarrow ? 'left' : 'right', anchor: 'top',
        maxWidth: isNarrow ? width * 0.5 - 40 : 330, lines: 2, plate: true,
        leader: (seconds) => {
          const at = view(seconds)(latticePoint(insideAtom));
          return [{ x: isNarrow ? width * 0.74 : width - 200, y: 130 }, { x: at.x, y: at.y }];
        },
      },
    },
    draw: (frame) => {
      const project = view(frame.seconds);
      light.draw(frame);
      surroundings.draw(frame, project);
      drawCell(frame, project);
      cellPicture.draw(frame, project);
      drawMark(frame);
    },
  };
}

/** The crystal itself: one cubic cell lit inside the diamond, with the length of its edge. */
export const latticeScene: Scene = { labelIds: ['spacing', 'carbon'], prepare };
