import { lerp, smoothstep } from './easing.ts';
import { carriedSlot, chargers, fleetColumns, fleetPlan, fleetRows, rackSlots, stations } from './fleet-floor.ts';
import { robotAt, type FloorCell } from './fleet-plan.ts';
import { paintGlow } from './glow.ts';
import { isometricPoint, type IsometricView } from './isometric.ts';
import { Layer } from './layer.ts';
import { palette } from './palette.ts';
import { labelBand, type PreparedScene, type Scene, type SceneBox, type SceneFrame } from './scene.ts';
import { paintCharger, paintMat, paintStation } from './station-art.ts';
import { fillingOf, rackHeight, warehouseSprites } from './warehouse-art.ts';
import { paintFloor, paintRoute } from './warehouse-floor.ts';

const secondsPerCell = 0.55;

/** The floor with its desks is this many cells wide and high in the picture. */
const spanAcross = 21.4;
const spanDown = 13.6;

function floorView({ width, height }: SceneBox): IsometricView {
  const inside = Math.min(width / spanAcross, height / spanDown);
  const filled = Math.max(width / spanAcross, height / spanDown);
  const cell = lerp(inside, filled, 0.5);
  const middle = isometricPoint({ x: 0, y: 0, cell }, fleetColumns / 2, (fleetRows + 1) / 2, rackHeight * 0.35);
  return { x: width / 2 - middle.x, y: height / 2 - middle.y, cell };
}

interface Item {
  readonly depth: number;
  readonly draw: () => void;
}

function prepare(box: SceneBox): PreparedScene {
  const { width, height } = box;
  const view = floorView(box);
  const { cell } = view;
  const sprites = warehouseSprites(cell);
  const plans = fleetPlan();
  const centreOf = (place: FloorCell): { x: number; y: number } => isometricPoint(view, place.i + 0.5, place.j + 0.5);
  const visibility = (x: number, y: number): number => {
    const away = Math.hypot((x - width / 2) / (width * 0.56), (y - height / 2) / (height * 0.6));
    return 1 - smoothstep(0.72, 1.06, away);
  };

  const floor = new Layer(width, height, (context) => {
    paintGlow(context, width / 2, height * 0.52, Math.max(width, height) * 0.6, ['#8a5a10', '#5b3a08'], 0.3, 0.7);
    paintFloor(context, view, { i: [-5, fleetColumns + 6], j: [-5, fleetRows + 6] }, visibility);
    for (const { stop } of stations) paintMat(context, view, stop.i, stop.j);
    for (const charger of chargers) paintCharger(context, view, charger.i, charger.j);
  });
  // desks stand nearer than anything that moves
  const desks = new Layer(width, height, (context) => {
    for (const { desk } of stations) paintStation(context, view, desk.i, desk.j);
  });

  const draw = (frame: SceneFrame): void => {
    const steps = frame.seconds / secondsPerCell;
    floor.draw(frame);
    const places = plans.map((plan, robot) => {
      const place = robotAt(plan, steps);
      return { ...place, slot: carriedSlot(robot, place.heading) };
    });
    plans.forEach((plan, robot) => {
      const place = places[robot];
      if (!place?.slot) return;
      const whole = Math.floor(steps);
      const ahead: (readonly [number, number])[] = [[place.i, place.j]];
      for (let next = whole + 1; next < whole + plan.cells.length; next += 1) {
        const at = robotAt(plan, next);
        if (at.heading !== place.heading) break;
        ahead.push([at.i, at.j]);
      }
      paintRoute(frame.context, view, ahead, palette.amber, 0.75);
    });
    const items: Item[] = [];
    for (const slot of rackSlots) {
      if (places.some((place) => place.slot?.i === slot.i && place.slot.j === slot.j)) continue;
      const { x, y } = centreOf(slot);
      items.push({ depth: slot.i + slot.j + 0.01, draw: () => sprites.racks[fillingOf(slot.i, slot.j)]?.draw(frame, x, y) });
    }
    for (const place of [...places, ...chargers.map((charger) => ({ ...charger, slot: undefined }))]) {
      const { x, y } = centreOf(place);
      items.push({
        depth: place.i + place.j,
        draw: () => {
          sprites.robot.draw(frame, x, y);
          if (place.slot) sprites.carried[fillingOf(place.slot.i, place.slot.j)]?.draw(frame, x, y);
        },
      });
    }
    items.sort((a, b) => a.depth - b.depth);
    for (const item of items) item.draw();
    desks.draw(frame);
  };

  const rack = isometricPoint(view, 1.1, 5.9, rackHeight * 0.8);
  const [, desk] = stations;
  const station = isometricPoint(view, (desk?.desk.i ?? 6) + 0.2, 11.6, 0.2);
  const [, charger] = chargers;
  const robot = isometricPoint(view, (charger?.i ?? 12) + 0.75, (charger?.j ?? 6) + 0.75, 0.12);
  const band = labelBand(box);
  const room = Math.min(300, width * 0.36);
  return {
    still: 21,
    stepSeconds: secondsPerCell,
    labels: {
      rack: {
        x: 48, y: band, align: 'left', anchor: 'bottom', maxWidth: room, lines: 2, plate: true,
        leader: () => [{ x: 120, y: band + 12 }, { x: Math.max(60, rack.x), y: rack.y }],
      },
      station: {
        x: 48, y: height - band, align: 'left', anchor: 'top', maxWidth: room, lines: 2, plate: true,
        leader: () => [{ x: 150, y: height - band - 12 }, { x: station.x, y: station.y }],
      },
      robot: {
        x: width - 48, y: height - band, align: 'right', anchor: 'top', maxWidth: room, lines: 2, plate: true,
        leader: () => [{ x: width - 120, y: height - band - 12 }, { x: Math.min(width - 40, robot.x), y: robot.y }],
      },
    },
    draw,
  };
}

/** Goods come to the person: robots take racks to desks and back, by a plan without collisions. */
export const fleetScene: Scene = { labelIds: ['station', 'rack', 'robot'], prepare };
