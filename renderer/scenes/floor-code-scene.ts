import { smoothstep, wrap } from './easing.ts';
import { paintGlow } from './glow.ts';
import { chamfered, faces, isometricPoint, paintPrism, rectangle, traceCircle, traceLine, tracePolygon, type IsometricView } from './isometric.ts';
import { Layer, Sprite } from './layer.ts';
import { fade, mix, palette } from './palette.ts';
import { labelBand, type Point, type PreparedScene, type Scene, type SceneBox, type SceneFrame } from './scene.ts';
import { seededRandom } from './seeded-random.ts';

/** A robot stops over a code within this many millimetres (a maker's figure). */
export const toleranceMillimetres = 8;
/** A cell of the floor in the drawing stands for this many millimetres. */
export const cellMillimetres = 1000;

const codeModules = 12;
const codeSize = 0.3;
const stepSeconds = 4.2;

/** A square code: solid along two sides, alternating along the other two, its own pattern inside. */
export function codePattern(seed: number): readonly (readonly boolean[])[] {
  const random = seededRandom(seed);
  return Array.from({ length: codeModules }, (_, row) => Array.from({ length: codeModules }, (__, column) => {
    if (column === 0 || row === codeModules - 1) return true;
    if (row === 0 || column === codeModules - 1) return (row + column) % 2 === 0;
    return random() > 0.48;
  }));
}

function paintCode(context: CanvasRenderingContext2D, view: IsometricView, i: number, j: number, seed: number, seen: number): void {
  const from = 0.5 - codeSize / 2;
  tracePolygon(context, view, rectangle(i + from - 0.035, j + from - 0.035, i + from + codeSize + 0.035, j + from + codeSize + 0.035));
  context.fillStyle = mix('#14100a', '#e9dfcb', seen);
  context.fill();
  const module = codeSize / codeModules;
  context.fillStyle = mix('#14100a', '#1a1206', seen);
  codePattern(seed).forEach((line, row) => line.forEach((isDark, column) => {
    if (!isDark) return;
    tracePolygon(context, view, rectangle(i + from + column * module, j + from + row * module, i + from + (column + 1) * module, j + from + (row + 1) * module));
    context.fill();
  }));
}

const lower = 0.07;
const upper = 0.3;

/** The robot with its hull seen through, its wheels, and the camera that looks down. */
function paintGlassRobot(context: CanvasRenderingContext2D, view: IsometricView): void {
  const hull = chamfered(0.1, 0.1, 0.9, 0.9, 0.13);
  const { cell } = view;
  const edge = (width: number, opacity: number): void => {
    context.strokeStyle = fade('#ffe0a0', opacity);
    context.lineWidth = width;
    context.lineJoin = 'round';
    context.stroke();
  };
  // far walls, then what is inside, then the near walls as glass
  tracePolygon(context, view, hull, lower);
  edge(1.5, 0.4);
  for (const [i, j] of [[0.1, 0.23], [0.23, 0.1], [0.77, 0.1], [0.1, 0.77]] as const) {
    traceLine(context, view, [[i, j, lower], [i, j, upper]]);
    edge(1.2, 0.25);
  }
  for (const [i, j] of [[0.2, 0.2], [0.2, 0.72], [0.72, 0.2], [0.72, 0.72]] as const) {
    paintPrism(context, view, chamfered(i, j, i + 0.08, j + 0.08, 0.02), 0, 0.09, faces('#5c5140'));
  }
  paintPrism(context, view, rectangle(0.13, 0.34, 0.25, 0.66), lower, 0.2, faces('#8a651c'));
  paintPrism(context, view, rectangle(0.34, 0.13, 0.66, 0.25), lower, 0.2, faces('#6a5e49'));
  // the camera hangs over the middle and looks down
  paintPrism(context, view, chamfered(0.455, 0.455, 0.545, 0.545, 0.025), 0.19, 0.29, faces('#e6d7b4'));
  traceCircle(context, view, 0.5, 0.5, 0.19, 0.03);
  context.fillStyle = '#ffffff';
  context.fill();
  const front = hull.slice(3, 7);
  context.beginPath();
  front.forEach(([i, j], index) => {
    const point = isometricPoint(view, i, j, lower);
    if (index === 0) context.moveTo(point.x, point.y);
    else context.lineTo(point.x, point.y);
  });
  [...front].reverse().forEach(([i, j]) => {
    const point = isometricPoint(view, i, j, upper);
    context.lineTo(point.x, point.y);
  });
  context.closePath();
  const glass = context.createLinearGradient(-cell * 0.7, 0, cell * 0.7, 0);
  glass.addColorStop(0, fade(palette.amber, 0.24));
  glass.addColorStop(0.5, fade(palette.amber, 0.03));
  glass.addColorStop(1, fade('#8d5c0b', 0.3));
  context.fillStyle = glass;
  context.fill();
  edge(2, 0.9);
  for (const [i, j] of front) {
    traceLine(context, view, [[i, j, lower], [i, j, upper]]);
    edge(1.6, 0.65);
  }
  tracePolygon(context, view, hull, upper);
  context.fillStyle = fade(palette.amber, 0.13);
  context.fill();
  edge(2.6, 1);
  traceCircle(context, view, 0.5, 0.5, upper, 0.27);
  context.fillStyle = fade('#ffdc96', 0.07);
  context.fill();
  edge(2, 0.85);
  traceCircle(context, view, 0.5, 0.5, upper + 0.035, 0.25);
  context.fillStyle = fade('#ffe7b8', 0.1);
  context.fill();
  edge(2.4, 1);
  // a light band in front
  traceLine(context, view, [[0.9, 0.3, 0.2], [0.9, 0.7, 0.2]]);
  context.strokeStyle = '#fff3d6';
  context.lineWidth = cell * 0.018;
  context.stroke();
}

function prepare(box: SceneBox): PreparedScene {
  const { width, height } = box;
  const isNarrow = width < height;
  const cell = Math.min(height * (isNarrow ? 0.4 : 0.58), width * 0.44);
  // the middle of cell (0, 0), where the robot reads, stands left of the middle of the picture
  const reading: Point = { x: width * (isNarrow ? 0.46 : 0.44), y: height * 0.46 };
  const view: IsometricView = { cell, x: reading.x, y: reading.y - cell / 2 };
  const seenAt = (x: number, y: number): number => {
    const away = Math.hypot((x - reading.x) / (width * 0.66), (y - reading.y) / (height * 0.72));
    return 1 - smoothstep(0.45, 1, away);
  };
  const floor = new Layer(width, height, (context) => {
    paintGlow(context, reading.x, reading.y, Math.max(width, height) * 0.6, ['#9a6512', '#4f3307'], 0.34, 0.7);
    for (let i = -3; i <= 4; i += 1) {
      for (let j = -3; j <= 4; j += 1) {
        const middle = isometricPoint(view, i + 0.5, j + 0.5);
        const seen = seenAt(middle.x, middle.y);
        if (seen <= 0.01) continue;
        tracePolygon(context, view, rectangle(i, j, i + 1, j + 1));
        context.fillStyle = fade('#2a1f0f', 0.5 * seen);
        context.fill();
        context.strokeStyle = fade('#ffcf7a', 0.26 * seen);
        context.lineWidth = 1.6;
        context.stroke();
        paintCode(context, view, i, j, i * 17 + j * 5 + 200, seen * 0.92);
      }
    }
  });
  /** What the camera sees, and how exact the place is: a cross and a ring as wide as the tolerance, to scale. */
  const ring = toleranceMillimetres / cellMillimetres;
  const marks = new Layer(width, height, (context) => {
    context.strokeStyle = palette.amber;
    context.lineWidth = 2.6;
    const near = codeSize / 2 + 0.05;
    const far = near + 0.13;
    for (const [i, j] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) {
      traceLine(context, view, [[0.5 + i * near, 0.5 + j * near, 0], [0.5 + i * far, 0.5 + j * far, 0]]);
      context.stroke();
    }
    tracePolygon(context, view, rectangle(0.5 - near, 0.5 - near, 0.5 + near, 0.5 + near));
    context.strokeStyle = fade(palette.amber, 0.85);
    context.stroke();
    traceCircle(context, view, 0.5, 0.5, 0, ring);
    context.fillStyle = palette.amber;
    context.fill();
  });
  const own: IsometricView = { cell, x: 0, y: -cell / 2 };
  const robot = new Sprite(cell, cell * 0.95, cell, cell * 0.65, (context) => paintGlassRobot(context, own));
  const shadow = new Sprite(cell, cell, cell, cell, (context) => {
    tracePolygon(context, own, chamfered(0.06, 0.06, 0.94, 0.94, 0.14));
    context.fillStyle = 'rgba(0,0,0,0.3)';
    context.fill();
  });
  const cone = new Sprite(cell * 0.5, cell * 0.5, cell * 0.5, cell * 0.5, (context) => {
    const lens = isometricPoint(own, 0.5, 0.5, 0.19);
    const half = codeSize / 2;
    const foot = rectangle(0.5 - half, 0.5 - half, 0.5 + half, 0.5 + half).map(([i, j]) => isometricPoint(own, i, j, 0));
    foot.forEach((point, index) => {
      const next = foot[(index + 1) % foot.length] ?? point;
      context.beginPath();
      context.moveTo(lens.x, lens.y);
      context.lineTo(point.x, point.y);
      context.lineTo(next.x, next.y);
      context.closePath();
      const light = context.createLinearGradient(0, lens.y, 0, Math.max(point.y, next.y));
      light.addColorStop(0, fade('#fff3d6', 0.62));
      light.addColorStop(1, fade(palette.amber, 0.2));
      context.fillStyle = light;
      context.fill();
    });
    tracePolygon(context, own, rectangle(0.5 - half, 0.5 - half, 0.5 + half, 0.5 + half));
    context.strokeStyle = '#fff0cc';
    context.lineWidth = 2;
    context.stroke();
  });

  /** It comes along a row, stops over the code, reads, and goes on to the next cell; the next one comes behind it. */
  const robotsAt = (seconds: number): { readonly at: number; readonly reads: number }[] => {
    const step = seconds / stepSeconds;
    const gone = Math.floor(step) + smoothstep(0.56, 1, step - Math.floor(step));
    const stands = 1 - smoothstep(0, 0.04, Math.abs(wrap(gone + 0.5, 1) - 0.5));
    return [-4, 0, 4].map((gap) => ({ at: wrap(gone, 4) + gap, reads: stands }));
  };
  const draw = (frame: SceneFrame): void => {
    floor.draw(frame);
    marks.draw(frame);
    for (const { at, reads } of robotsAt(frame.seconds)) {
      if (at < -3.4 || at > 4) continue;
      const { x, y } = isometricPoint(view, at + 0.5, 0.5);
      const opacity = smoothstep(-3, -1.6, at) * (1 - smoothstep(2, 3.4, at));
      shadow.draw(frame, x, y, 1, opacity);
      const scan = (frame.seconds / stepSeconds) % 1;
      cone.draw(frame, x, y, 1, opacity * reads * smoothstep(0, 0.1, scan));
      robot.draw(frame, x, y, 1, opacity);
    }
  };

  const nextCode = isometricPoint(view, 1.5, 0.5);
  const hullCorner = isometricPoint(view, 0.1, 0.74, upper);
  const band = labelBand(box);
  const room = Math.min(400, width * 0.6);
  return {
    still: stepSeconds * 4.3,
    labels: {
      robot: {
        x: 44, y: band, align: 'left', anchor: 'bottom', maxWidth: room, lines: 2, plate: true,
        leader: () => [{ x: 110, y: band + 12 }, { x: hullCorner.x, y: hullCorner.y }],
      },
      code: {
        x: width - 44, y: height - Math.max(78, band - 20), align: 'right', anchor: 'top', maxWidth: room, lines: 2, plate: true,
        leader: () => [{ x: width - 110, y: height - band + 10 }, { x: nextCode.x, y: nextCode.y }],
      },
    },
    draw,
  };
}

/** A robot seen through: its camera reads the code under it and knows its place to a few millimetres. */
export const floorCodeScene: Scene = { labelIds: ['code', 'robot'], prepare };
