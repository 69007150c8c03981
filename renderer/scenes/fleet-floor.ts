import { planFleet, type FleetFloor, type FloorCell, type RobotPlan, type RobotTask } from './fleet-plan.ts';

/** The floor of the fleet scene: blocks of four racks between aisles, and desks along the two near edges. */
export const fleetColumns = 13;
export const fleetRows = 11;
export const fleetPeriod = 132;

const blockStarts = { i: [1, 5, 9], j: [1, 5] } as const;

export const rackSlots: readonly FloorCell[] = blockStarts.i.flatMap((i) => blockStarts.j.flatMap((j) => [
  { i, j }, { i: i + 1, j }, { i, j: j + 1 }, { i: i + 1, j: j + 1 },
]));

export interface Station {
  /** where a rack stops in front of the person */
  readonly stop: FloorCell;
  /** the desk, just outside the grid */
  readonly desk: FloorCell;
}

export const stations: readonly Station[] = [
  { stop: { i: 2, j: 10 }, desk: { i: 2, j: 11 } },
  { stop: { i: 6, j: 10 }, desk: { i: 6, j: 11 } },
  { stop: { i: 10, j: 10 }, desk: { i: 10, j: 11 } },
];

/** Robots that charge and never leave their place. */
export const chargers: readonly FloorCell[] = [{ i: 12, j: 3 }, { i: 12, j: 6 }];

export const fleetFloor: FleetFloor = {
  columns: fleetColumns,
  rows: fleetRows,
  blocked: (cell) => [...rackSlots, ...chargers].some((place) => place.i === cell.i && place.j === cell.j),
};

/** A robot's two racks and the desks it takes them to. */
interface Errand {
  readonly slots: readonly [FloorCell, FloorCell];
  readonly desks: readonly [number, number];
  readonly start: number;
}

const errands: readonly Errand[] = [
  { slots: [{ i: 2, j: 2 }, { i: 1, j: 6 }], desks: [0, 1], start: 0 },
  { slots: [{ i: 6, j: 6 }, { i: 5, j: 1 }], desks: [1, 2], start: 3 },
  { slots: [{ i: 10, j: 6 }, { i: 9, j: 2 }], desks: [2, 1], start: 1 },
  { slots: [{ i: 5, j: 6 }, { i: 2, j: 1 }], desks: [0, 0], start: 9 },
  { slots: [{ i: 9, j: 1 }, { i: 10, j: 5 }], desks: [1, 2], start: 5 },
  { slots: [{ i: 1, j: 1 }, { i: 6, j: 5 }], desks: [0, 1], start: 20 },
  { slots: [{ i: 6, j: 1 }, { i: 9, j: 6 }], desks: [2, 0], start: 24 },
  { slots: [{ i: 10, j: 2 }, { i: 2, j: 5 }], desks: [2, 0], start: 14 },
];

const deskWait = 5;
const slotWait = 2;

function taskOf({ slots: [first, second], desks: [deskOfFirst, deskOfSecond], start }: Errand): RobotTask {
  const stopAt = (desk: number): FloorCell => stations[desk]?.stop ?? first;
  return {
    start,
    stops: [
      { cell: first, wait: 0 },
      { cell: stopAt(deskOfFirst), wait: deskWait },
      { cell: first, wait: slotWait },
      { cell: second, wait: slotWait },
      { cell: stopAt(deskOfSecond), wait: deskWait },
      { cell: second, wait: slotWait },
    ],
  };
}

/** Which rack a robot has on its back while it heads for one of its stops. */
export function carriedSlot(robot: number, heading: number): FloorCell | undefined {
  const errand = errands[robot];
  if (heading === 1 || heading === 2) return errand?.slots[0];
  if (heading === 4 || heading === 5) return errand?.slots[1];
  return undefined;
}

let planned: readonly RobotPlan[] | undefined;

/** The plan of the whole loop, made once. */
export function fleetPlan(): readonly RobotPlan[] {
  planned ??= planFleet(fleetFloor, errands.map(taskOf), fleetPeriod);
  return planned;
}
