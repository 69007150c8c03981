import { smoothstep } from './easing.ts';
import { paintGlow } from './glow.ts';
import { floorPosition, isometricPoint, rectangle, tracePolygon, type IsometricView } from './isometric.ts';
import { paintMasked } from './layer.ts';
import { palette } from './palette.ts';
import { traceTicks, type PanoramaClock, type PanoramaSection, type SectionPlace } from './panorama-section.ts';
import type { Point, SceneFrame } from './scene.ts';
import { fillingOf, warehouseSprites } from './warehouse-art.ts';
import { paintFloor, paintRoute, type FloorRange } from './warehouse-floor.ts';

type Cell = readonly [number, number];

/** Every cell a way through corners passes. */
function cellsOnWay(corners: readonly Cell[]): Cell[] {
  return corners.flatMap(([i, j], index): Cell[] => {
    const next = corners[index + 1];
    if (!next) return [[i, j]];
    const steps = Math.max(Math.abs(next[0] - i), Math.abs(next[1] - j));
    return Array.from({ length: steps }, (_, step): Cell => [
      i + ((next[0] - i) / steps) * step, j + ((next[1] - j) / steps) * step,
    ]);
  });
}

function isNear(cell: Cell, others: readonly Cell[], within: number): boolean {
  return others.some(([i, j]) => Math.max(Math.abs(cell[0] - i), Math.abs(cell[1] - j)) <= within);
}

interface Mover {
  /** the two cells it goes to and back, along a row or a column */
  readonly from: Cell;
  readonly to: Cell;
  readonly isCarrying: boolean;
  /** seconds of the cycle during which it moves */
  readonly between: readonly [number, number];
}

function moverAt(mover: Mover, clock: PanoramaClock): Cell {
  const share = smoothstep(mover.between[0], mover.between[1], clock.inCycle);
  const along = clock.cycle % 2 === 0 ? share : 1 - share;
  return [mover.from[0] + (mover.to[0] - mover.from[0]) * along, mover.from[1] + (mover.to[1] - mover.from[1]) * along];
}

/** The warehouse floor with racks and robots; the line becomes the way of a robot that carries a rack. */
export function warehouseSection(place: SectionPlace): PanoramaSection {
  const { box, unit, isStacked, left, right, top, bottom, entry, exit } = place;
  const size = (isStacked ? 76 : 70) * unit;
  // the line meets the floor in the middle of cell (0, 0)
  const meeting: Point = isStacked
    ? { x: (entry ?? { x: (left + right) / 2 }).x, y: top + (bottom - top) * (entry ? 0.3 : 0.2) }
    : { x: entry ? Math.max(left + size * 2.4, entry.x + 34 * unit) : left - size * 2, y: place.baseline };
  const anchor = isometricPoint({ x: 0, y: 0, cell: size }, 0.5, 0.5);
  const view: IsometricView = { x: meeting.x - anchor.x, y: meeting.y - anchor.y, cell: size };
  const comesFromRight = isStacked && entry !== undefined && entry.x > (left + right) / 2;
  const mirrored = ([i, j]: Cell): Cell => (comesFromRight ? [j, i] : [i, j]);

  // side by side the way falls and climbs again, so that it can leave at the height it came in
  const across = Math.max(2, Math.floor(((exit?.x ?? right) - meeting.x) / (size * 1.732)));
  const [falls, climbs] = [Math.ceil(across / 2), Math.floor(across / 2)];
  const corners: Cell[] = (isStacked
    ? [[0, 0], [3, 0], [3, 1], [8, 1], [8, 2], [14, 2]] as Cell[]
    : exit
      ? [[0, 0], [falls, 0], [falls, -climbs], [across, -climbs], [across, -across]] as Cell[]
      : [[0, 0], [4, 0], [4, -2], [6, -2], [6, -3], [16, -3]] as Cell[]).map(mirrored);
  const way = cellsOnWay(corners);
  const second: Cell[] = (isStacked ? [[-4, -5], [8, -5], [8, -3], [12, -3], [12, 3]] as Cell[] : [[-8, -5], [4, -5], [4, -7], [9, -7]] as Cell[]).map(mirrored);
  const secondWay = cellsOnWay(second);
  const movers: Mover[] = (isStacked
    ? [
      { from: [1, 0], to: [3, 0], isCarrying: true, between: [5.4, 8.4] },
      { from: [8, -5], to: [8, -3], isCarrying: true, between: [1, 4.5] },
      { from: [5, 4], to: [7, 4], isCarrying: false, between: [3, 6] },
      { from: [6, -2], to: [6, -4], isCarrying: false, between: [0.5, 4] },
    ] as Mover[]
    : [
      { from: [2, 0], to: [4, 0], isCarrying: true, between: [5.6, 8.6] },
      { from: [0, -5], to: [2, -5], isCarrying: true, between: [1.2, 4.8] },
      { from: [-2, -2], to: [-2, -4], isCarrying: false, between: [3, 6.4] },
      { from: [7, -5], to: [7, -4], isCarrying: false, between: [2, 4] },
    ] as Mover[]).map((mover) => ({ ...mover, from: mirrored(mover.from), to: mirrored(mover.to) }));
  const busy = [...way, ...secondWay, ...movers.flatMap((mover) => cellsOnWay([mover.from, mover.to]))];

  const span = { across: right - left, edge: 160 * unit };
  const seenAt = (x: number, y: number): number => {
    const fromLeft = !isStacked && entry ? smoothstep(left - span.edge * 0.2, left + span.edge * 1.5, x) : 1;
    const toRight = !isStacked && exit ? smoothstep(right, right - span.edge, x) : 1;
    const fromTop = isStacked && entry ? smoothstep(top + (bottom - top) * 0.14, top + (bottom - top) * 0.44, y) : 1;
    const toBottom = 1 - smoothstep(bottom - 70 * unit, bottom + 40 * unit, y);
    return fromLeft * toRight * fromTop * toBottom;
  };
  const outline = [[left, top], [right, top], [right, bottom], [left, bottom]].map(([x = 0, y = 0]) => floorPosition(view, x, y));
  const range: FloorRange = {
    i: [Math.floor(Math.min(...outline.map(({ i }) => i))) - 2, Math.ceil(Math.max(...outline.map(({ i }) => i))) + 2],
    j: [Math.floor(Math.min(...outline.map(({ j }) => j))) - 2, Math.ceil(Math.max(...outline.map(({ j }) => j))) + 2],
  };

  // the marked code: a free cell in the upper part, away from racks in front of it
  const codeSpot: Point = isStacked ? { x: left + (right - left) * 0.4, y: top + (bottom - top) * 0.36 } : { x: right - 300 * unit, y: 126 * unit };
  const rough = floorPosition(view, codeSpot.x, codeSpot.y);
  const near: Cell[] = [];
  for (let i = -2; i <= 2; i += 1) for (let j = -2; j <= 2; j += 1) near.push([Math.floor(rough.i) + i, Math.floor(rough.j) + j]);
  near.sort((a, b) => Math.hypot(a[0] + 0.5 - rough.i, a[1] + 0.5 - rough.j) - Math.hypot(b[0] + 0.5 - rough.i, b[1] + 0.5 - rough.j));
  const code: Cell = near.find((cell) => !isNear(cell, busy, 1)) ?? [Math.floor(rough.i), Math.floor(rough.j)];
  const codeAt = isometricPoint(view, code[0] + 0.5, code[1] + 0.5);
  // a rack just in front of a way would hide it
  const keepClear: Cell[] = way.map(([i, j]) => [i + 1, j + 1]);
  for (let ahead = -1; ahead <= 2; ahead += 1) for (let side = -1; side <= 3; side += 1) keepClear.push([code[0] + side + ahead, code[1] - side + ahead]);

  const racks: Cell[] = [];
  for (let i = range.i[0]; i < range.i[1]; i += 1) {
    for (let j = range.j[0]; j < range.j[1]; j += 1) {
      const isBlock = ((i % 4) + 4) % 4 >= 2 && ((j % 4) + 4) % 4 >= 2;
      const block = Math.floor(i / 4) * 5 + Math.floor(j / 4) * 3;
      if (!isBlock || ((block % 4) + 4) % 4 === 1) continue;
      if (isNear([i, j], busy, 0) || isNear([i, j], keepClear, 0)) continue;
      const { x, y } = isometricPoint(view, i + 0.5, j + 0.5);
      if (seenAt(x, y) > 0.2 && x > left - size && x < right + size && y > top - size && y < bottom + size * 2) racks.push([i, j]);
    }
  }
  const sprites = warehouseSprites(size);

  const paintStill = (context: CanvasRenderingContext2D): void => {
    const middle = isometricPoint(view, 4, -1);
    paintGlow(context, middle.x, middle.y, 520 * unit, ['#7a4f0e', '#4f3207'], 0.3, 0.8);
    paintMasked(context, box.width, box.height, (own) => {
      paintFloor(own, view, range, seenAt);
      if (secondWay.length > 0) paintRoute(own, view, second, palette.amber, 0.5);
    }, (own) => {
      const fadeIn = isStacked
        ? own.createLinearGradient(0, top, 0, top + (bottom - top) * 0.4)
        : own.createLinearGradient(left - span.edge * 0.2, 0, left + span.edge * 1.5, 0);
      fadeIn.addColorStop(0, entry ? 'rgba(0,0,0,0)' : '#000');
      fadeIn.addColorStop(1, '#000');
      own.fillStyle = fadeIn;
      own.fillRect(0, 0, box.width, box.height);
      if (isStacked || !exit) return;
      own.globalCompositeOperation = 'destination-in';
      const fadeOut = own.createLinearGradient(right - span.edge, 0, right, 0);
      fadeOut.addColorStop(0, '#000');
      fadeOut.addColorStop(1, 'rgba(0,0,0,0)');
      own.fillStyle = fadeOut;
      own.fillRect(0, 0, box.width, box.height);
    });
  };

  const drawMoving = (frame: SceneFrame, clock: PanoramaClock): void => {
    const items = racks.map(([i, j]) => ({ i, j, kind: 'rack' as 'rack' | 'robot' | 'carrier' }));
    for (const mover of movers) {
      const [i, j] = moverAt(mover, clock);
      items.push({ i, j, kind: mover.isCarrying ? 'carrier' : 'robot' });
    }
    items.sort((a, b) => a.i + a.j - (b.i + b.j));
    for (const item of items) {
      const { x, y } = isometricPoint(view, item.i + 0.5, item.j + 0.5);
      const opacity = seenAt(x, y);
      const filling = fillingOf(Math.round(item.i), Math.round(item.j));
      if (item.kind === 'rack') sprites.racks[filling]?.draw(frame, x, y, 1, opacity);
      else sprites.robot.draw(frame, x, y, 1, opacity);
      if (item.kind === 'carrier') sprites.carried[2]?.draw(frame, x, y, 1, opacity);
    }
  };

  const measureRoom = 120;
  const side = codeAt.x + 66 * unit + measureRoom < Math.min(right, box.width) - 16 ? 1 : -1;
  const wayPoints = corners.map(([i, j]) => isometricPoint(view, i + 0.5, j + 0.5));
  return {
    line: [...(entry ? [entry] : []), ...wayPoints, ...(exit ? [exit] : [])],
    colour: palette.amber,
    paintStill,
    drawMoving,
    mark: {
      label: {
        x: codeAt.x + side * 66 * unit, y: codeAt.y, align: side === 1 ? 'left' : 'right', anchor: 'middle', maxWidth: measureRoom, lines: 1, plate: true,
      },
      paint: (context) => {
        tracePolygon(context, view, rectangle(code[0] + 0.4, code[1] + 0.4, code[0] + 0.6, code[1] + 0.6));
        context.fillStyle = '#ffcf7a';
        context.fill();
        const reach = 22 * unit;
        const tick = 14 * unit;
        traceTicks(context, [
          [codeAt.x - reach, codeAt.y - tick, codeAt.x - reach, codeAt.y + tick],
          [codeAt.x + reach, codeAt.y - tick, codeAt.x + reach, codeAt.y + tick],
          [codeAt.x + side * reach, codeAt.y, codeAt.x + side * 52 * unit, codeAt.y],
        ]);
        context.strokeStyle = palette.paper;
        context.lineWidth = 2.5;
        context.stroke();
      },
    },
  };
}
