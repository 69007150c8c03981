import { chamfered, faces, paintPrism, rectangle, traceCircle, traceLine, tracePolygon, type Faces, type IsometricView } from './isometric.ts';
import { Sprite } from './layer.ts';
import { fade, mix, palette } from './palette.ts';
import { seededRandom } from './seeded-random.ts';

/** Heights in cell edges. */
export const robotHeight = 0.27;
export const rackHeight = 1.18;
const liftedBy = 0.05;

interface RackLook {
  readonly frame: string;
  readonly shelf: Faces;
  readonly boxes: readonly Faces[];
}

const dimRack: RackLook = {
  frame: '#a99b82',
  shelf: faces('#4b4233'),
  boxes: [faces('#7d705b'), faces('#9a8b70'), faces('#655a4a'), faces('#8a7553')],
};

const litRack: RackLook = {
  frame: '#ffe2a6',
  shelf: faces('#8a6118'),
  boxes: [faces('#ffc65a'), faces('#fff0cf'), faces('#e89e26'), faces('#ffd98e')],
};

function paintCarton(context: CanvasRenderingContext2D, view: IsometricView, i: number, j: number, z: number, size: readonly [number, number, number], look: Faces): void {
  const [wide, deep, high] = size;
  paintPrism(context, view, rectangle(i, j, i + wide, j + deep), z, z + high, { top: look.top, left: look.left, right: look.right });
  // the tape across the lid and down the front
  traceLine(context, view, [[i + wide / 2, j, z + high], [i + wide / 2, j + deep, z + high], [i + wide / 2, j + deep, z + high * 0.62]]);
  context.strokeStyle = fade('#ffffff', 0.26);
  context.lineWidth = Math.max(1, view.cell * 0.02);
  context.stroke();
}

function paintRack(context: CanvasRenderingContext2D, view: IsometricView, lift: number, look: RackLook, seed: number): void {
  const random = seededRandom(seed * 7919 + 11);
  const near = 0.9;
  const far = 0.1;
  const post = (i: number, j: number, opacity: number): void => {
    traceLine(context, view, [[i, j, lift], [i, j, lift + rackHeight]]);
    context.strokeStyle = fade(look.frame, opacity);
    context.lineWidth = Math.max(1.2, view.cell * 0.03);
    context.stroke();
  };
  post(far, far, 0.5);
  const shelves = [0.3, 0.6, 0.9];
  const gap = 0.3;
  for (const shelf of shelves) {
    const z = lift + shelf;
    paintPrism(context, view, rectangle(far, far, near, near), z - 0.035, z, look.shelf);
    const half = (near - far) / 2;
    for (const [column, row] of [[0, 0], [1, 0], [0, 1], [1, 1]] as const) {
      const pick = random();
      const high = gap * (0.5 + 0.32 * random());
      const chosen = look.boxes[Math.floor(random() * look.boxes.length)];
      if (pick < 0.13 || !chosen) continue;
      const inset = 0.03 + 0.03 * random();
      paintCarton(context, view, far + column * half + inset, far + row * half + inset, z, [half - inset * 2, half - inset * 2, high], chosen);
    }
  }
  post(far, near, 0.95);
  post(near, far, 0.95);
  post(near, near, 1);
}

/** The side lengths of the pictures, in cells around the middle of a cell. */
function cellSprite(cell: number, height: number, paint: (context: CanvasRenderingContext2D, view: IsometricView) => void): Sprite {
  const half = cell * 0.95;
  return new Sprite(half, half * 0.62 + height * cell, half, half * 0.62, (context) => {
    // the middle of the painted cell stands at the sprite's anchor
    paint(context, { x: 0, y: -cell / 2, cell });
  });
}

export function paintRobotBody(context: CanvasRenderingContext2D, view: IsometricView, colour: string = palette.amber): void {
  const skirt = chamfered(0.13, 0.13, 0.87, 0.87, 0.14);
  const hull = chamfered(0.16, 0.16, 0.84, 0.84, 0.14);
  context.save();
  tracePolygon(context, { ...view, y: view.y + view.cell * 0.03 }, chamfered(0.08, 0.08, 0.92, 0.92, 0.16));
  context.fillStyle = 'rgba(0,0,0,0.45)';
  context.fill();
  context.restore();
  paintPrism(context, view, skirt, 0.035, 0.1, faces('#4a3c22'));
  paintPrism(context, view, hull, 0.1, robotHeight - 0.05, faces(colour, '#2a1800'));
  // the light band around the hull
  traceLine(context, view, [[0.16, 0.7, 0.15], [0.3, 0.84, 0.15], [0.7, 0.84, 0.15], [0.84, 0.7, 0.15], [0.84, 0.3, 0.15]]);
  context.strokeStyle = mix(colour, '#ffffff', 0.72);
  context.lineWidth = Math.max(1.2, view.cell * 0.028);
  context.lineJoin = 'round';
  context.stroke();
  // the lifting plate
  traceCircle(context, view, 0.5, 0.5, robotHeight - 0.05, 0.24);
  context.fillStyle = mix(colour, '#2a1800', 0.62);
  context.fill();
  traceCircle(context, view, 0.5, 0.5, robotHeight - 0.01, 0.22);
  context.fillStyle = mix(colour, '#fff3d6', 0.35);
  context.fill();
  context.strokeStyle = mix(colour, '#2a1800', 0.5);
  context.lineWidth = Math.max(1, view.cell * 0.018);
  context.stroke();
  traceCircle(context, view, 0.5, 0.5, robotHeight - 0.01, 0.1);
  context.stroke();
}

export interface WarehouseSprites {
  /** racks standing on the floor, in a few fillings */
  readonly racks: readonly Sprite[];
  /** racks in use, lit; drawn over the robot that carries them */
  readonly carried: readonly Sprite[];
  readonly robot: Sprite;
  /** a robot that has stopped for somebody */
  readonly stoppedRobot: Sprite;
}

const fillings = [1, 2, 3, 4, 5] as const;

export function warehouseSprites(cell: number): WarehouseSprites {
  return {
    racks: fillings.map((seed) => cellSprite(cell, rackHeight + 0.1, (context, view) => paintRack(context, view, 0, dimRack, seed))),
    carried: fillings.map((seed) => cellSprite(cell, rackHeight + 0.2, (context, view) => paintRack(context, view, liftedBy, litRack, seed))),
    robot: cellSprite(cell, 0.6, (context, view) => paintRobotBody(context, view)),
    stoppedRobot: cellSprite(cell, 0.6, (context, view) => paintRobotBody(context, view, palette.stop)),
  };
}

/** One of the fillings, the same for the same place. */
export function fillingOf(i: number, j: number): number {
  return (((i * 7 + j * 13) % fillings.length) + fillings.length) % fillings.length;
}
