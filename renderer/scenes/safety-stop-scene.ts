import { smoothstep, wrap } from './easing.ts';
import { paintGlow } from './glow.ts';
import { isometricPoint, type IsometricView } from './isometric.ts';
import { Layer, Sprite } from './layer.ts';
import { fade, palette } from './palette.ts';
import { paintPerson } from './person-art.ts';
import { alarmAt, crossing, loopSeconds, personAt, robotPlace, robotRow, zoneHalfAngle, zoneReach } from './safety-route.ts';
import { labelBand, type Point, type PreparedScene, type Scene, type SceneBox, type SceneFrame } from './scene.ts';
import { fillingOf, rackHeight, warehouseSprites } from './warehouse-art.ts';
import { paintFloor, paintRoute } from './warehouse-floor.ts';

const racks: readonly (readonly [number, number])[] = [
  [-2, -3], [-1, -3], [0, -3], [-2, -2], [-1, -2], [0, -2],
  [5, -3], [6, -3], [5, -2], [6, -2], [7, -3], [7, -2],
  [-2, 2], [-1, 2], [0, 2], [-2, 3], [-1, 3], [0, 3],
  [5, 2], [6, 2], [5, 3], [6, 3], [7, 2], [7, 3],
];

function prepare(box: SceneBox): PreparedScene {
  const { width, height } = box;
  const isNarrow = width < height;
  const cell = Math.min(Math.max(height * 0.155, width * 0.086), width * 0.14);
  const middle = isometricPoint({ x: 0, y: 0, cell }, 2.1, 0.1, 0.4);
  const view: IsometricView = { cell, x: width * 0.5 - middle.x, y: height * (isNarrow ? 0.5 : 0.5) - middle.y };
  const sprites = warehouseSprites(cell);
  const seenAt = (x: number, y: number): number => {
    const away = Math.hypot((x - width / 2) / (width * 0.6), (y - height / 2) / (height * 0.66));
    return 1 - smoothstep(0.62, 1.05, away);
  };
  const floor = new Layer(width, height, (context) => {
    paintGlow(context, width / 2, height * 0.5, Math.max(width, height) * 0.56, ['#8a5a10', '#4f3307'], 0.3, 0.72);
    paintFloor(context, view, { i: [-9, 14], j: [-10, 11] }, seenAt);
    paintRoute(context, view, [[-8, robotRow], [14, robotRow]], palette.amber, 0.55);
    // the walkway the person keeps to
    context.setLineDash([cell * 0.22, cell * 0.16]);
    for (const side of [-0.42, 0.42]) {
      const a = isometricPoint(view, crossing + 0.5 + side, -8);
      const b = isometricPoint(view, crossing + 0.5 + side, 9);
      context.beginPath();
      context.moveTo(a.x, a.y);
      context.lineTo(b.x, b.y);
      context.strokeStyle = fade(palette.paper, 0.22);
      context.lineWidth = 2.4;
      context.stroke();
    }
    context.setLineDash([]);
  });

  /** The fan the scanner watches, drawn once in each colour; it moves with the robot. */
  const fan = (colour: string): Sprite => {
    const reach = zoneReach * cell * 1.3;
    const own: IsometricView = { cell, x: 0, y: 0 };
    return new Sprite(cell, reach, reach, reach, (context) => {
      const rim: Point[] = [];
      for (let step = 0; step <= 40; step += 1) {
        const angle = -zoneHalfAngle + (zoneHalfAngle * 2 * step) / 40;
        rim.push(isometricPoint(own, Math.cos(angle) * zoneReach, Math.sin(angle) * zoneReach));
      }
      const trace = (size: number): void => {
        context.beginPath();
        context.moveTo(0, 0);
        for (const point of rim) context.lineTo(point.x * size, point.y * size);
        context.closePath();
      };
      const tip = isometricPoint(own, zoneReach, 0);
      const light = context.createRadialGradient(0, 0, 0, 0, 0, Math.hypot(tip.x, tip.y) * 1.08);
      light.addColorStop(0, fade(colour, 0.5));
      light.addColorStop(1, fade(colour, 0.16));
      trace(1);
      context.fillStyle = light;
      context.fill();
      context.strokeStyle = fade(colour, 0.95);
      context.lineWidth = 2.6;
      context.stroke();
      for (const size of [0.36, 0.68]) {
        trace(size);
        context.strokeStyle = fade(colour, 0.36);
        context.lineWidth = 1.4;
        context.stroke();
      }
    });
  };
  const freeFan = fan(palette.amber);
  const alarmFan = fan(palette.stop);
  const steps = 12;
  const personHeight = cell * 1.7;
  const walking = Array.from({ length: steps }, (_, step) => new Sprite(personHeight * 0.4, personHeight * 1.1, personHeight * 0.4, personHeight * 0.2, (context) => {
    paintPerson(context, 0, 0, personHeight, { stride: Math.sin((step / steps) * Math.PI * 2), facing: -1 });
  }));

  const centreOf = (i: number, j: number): Point => isometricPoint(view, i + 0.5, j + 0.5);
  const draw = (frame: SceneFrame): void => {
    const time = wrap(frame.seconds, loopSeconds);
    floor.draw(frame);
    const robot = robotPlace(time);
    const person = personAt(time);
    const alarm = alarmAt(time);
    const at = centreOf(robot.i, robot.j);
    const shown = smoothstep(-3.4, -2.2, robot.i) * (1 - smoothstep(6.4, 8, robot.i));
    freeFan.draw(frame, at.x, at.y, 1, shown * (1 - alarm));
    alarmFan.draw(frame, at.x, at.y, 1, shown * alarm);
    const items: { depth: number; draw: () => void }[] = racks.map(([i, j]) => {
      const { x, y } = centreOf(i, j);
      return { depth: i + j, draw: () => sprites.racks[fillingOf(i, j)]?.draw(frame, x, y, 1, seenAt(x, y - cell * 0.5)) };
    });
    items.push({
      depth: robot.i + robot.j,
      draw: () => {
        sprites.robot.draw(frame, at.x, at.y, 1, shown);
        sprites.stoppedRobot.draw(frame, at.x, at.y, 1, shown * alarm);
        sprites.carried[1]?.draw(frame, at.x, at.y, 1, shown);
      },
    });
    const walker = centreOf(person.i, person.j);
    const gait = wrap(person.j * 1.15, 1);
    const isSeen = smoothstep(-4.4, -3.4, person.j) * (1 - smoothstep(3.4, 4.4, person.j));
    items.push({
      depth: person.i + person.j,
      draw: () => {
        const stands = person.j <= -4.39 || person.j >= 4.39;
        walking[stands ? 0 : Math.floor(gait * steps)]?.draw(frame, walker.x, walker.y, 1, isSeen);
      },
    });
    items.sort((a, b) => a.depth - b.depth);
    for (const item of items) item.draw();
  };

  const still = 8.6;
  const band = labelBand(box);
  const room = Math.min(320, width / 2 - 52);
  const zoneEdge = (seconds: number): Point => {
    const robot = robotPlace(wrap(seconds, loopSeconds));
    const angle = zoneHalfAngle * 0.78;
    return centreOf(robot.i + Math.cos(angle) * zoneReach * 0.8, robot.j + Math.sin(angle) * zoneReach * 0.8);
  };
  const inside = (point: Point): Point => ({ x: Math.max(20, Math.min(width - 20, point.x)), y: Math.max(band + 20, Math.min(height - band - 26, point.y)) });
  return {
    still,
    stepSeconds: 1,
    labels: {
      robot: {
        x: 44, y: band, align: 'left', anchor: 'bottom', maxWidth: room, lines: 2, plate: true,
        leader: (seconds) => {
          const { i, j } = robotPlace(wrap(seconds, loopSeconds));
          return [{ x: 110, y: band + 12 }, inside(isometricPoint(view, i + 0.2, j + 0.6, rackHeight))];
        },
      },
      person: {
        x: width - 44, y: band, align: 'right', anchor: 'bottom', maxWidth: room, lines: 2, plate: true,
        leader: (seconds) => {
          const { i, j } = personAt(wrap(seconds, loopSeconds));
          const feet = centreOf(i, j);
          return [{ x: width - 110, y: band + 12 }, inside({ x: feet.x + personHeight * 0.1, y: feet.y - personHeight * 0.78 })];
        },
      },
      zone: {
        x: 44, y: height - band, align: 'left', anchor: 'top', maxWidth: room, lines: 2, plate: true,
        leader: (seconds) => [{ x: 130, y: height - band - 12 }, inside(zoneEdge(seconds))],
      },
    },
    draw,
  };
}

/** A person crosses: the robot's scanner sees them in its zone, and it stands until they have passed. */
export const safetyStopScene: Scene = { labelIds: ['person', 'zone', 'robot'], prepare };
