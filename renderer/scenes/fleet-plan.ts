/**
 * A plan for a fleet on a grid that repeats for ever without a collision. Robots are planned one after another, each
 * by a shortest-way search through cells and time that keeps clear of what is already reserved; time wraps round, so
 * the last step of the plan leads into its first.
 */

export interface FloorCell {
  readonly i: number;
  readonly j: number;
}

export interface RobotTask {
  /** places to visit in order; the way leads from the last back to the first */
  readonly stops: readonly { readonly cell: FloorCell; /** steps to stand there */ readonly wait: number }[];
  /** step at which the robot sets off */
  readonly start: number;
}

export interface FleetFloor {
  readonly columns: number;
  readonly rows: number;
  /** cells nobody drives through unless it is a stop of their own */
  readonly blocked: (cell: FloorCell) => boolean;
}

export interface RobotPlan {
  /** where the robot is at each step of the loop */
  readonly cells: readonly FloorCell[];
  /** the index of the stop it heads for or stands at, for each step */
  readonly heading: readonly number[];
}

/** What already planned robots occupy: cell and step → how they leave that cell in the next step. */
class Reservations {
  readonly #taken = new Map<string, { readonly di: number; readonly dj: number }>();
  readonly #period: number;

  constructor(period: number) {
    this.#period = period;
  }

  #key(cell: FloorCell, step: number): string {
    return `${cell.i},${cell.j},${step % this.#period}`;
  }

  add(cells: readonly FloorCell[]): void {
    cells.forEach((cell, step) => {
      const next = cells[(step + 1) % cells.length] ?? cell;
      this.#taken.set(this.#key(cell, step), { di: next.i - cell.i, dj: next.j - cell.j });
    });
  }

  /**
   * Whether a robot may go from one cell to another in the step after `step`: the target is free then, whoever leaves
   * it moves on in the same direction (not towards us, not round a corner, where the bodies would touch), and nobody
   * comes into our cell from the side while we leave it.
   */
  allows(from: FloorCell, to: FloorCell, step: number): boolean {
    if (this.#taken.has(this.#key(to, step + 1))) return false;
    const di = to.i - from.i;
    const dj = to.j - from.j;
    if (di === 0 && dj === 0) return true;
    const leaving = this.#taken.get(this.#key(to, step));
    if (leaving && (leaving.di !== di || leaving.dj !== dj)) return false;
    for (const [si, sj] of directions) {
      const beside = { i: from.i - si, j: from.j - sj };
      const entering = this.#taken.get(this.#key(beside, step));
      if (entering && entering.di === si && entering.dj === sj && (si !== di || sj !== dj)) return false;
    }
    return true;
  }
}

const directions = [[1, 0], [0, 1], [-1, 0], [0, -1]] as const;

interface Node {
  readonly cell: FloorCell;
  readonly step: number;
  readonly cost: number;
  readonly previous: Node | undefined;
}

function distance(a: FloorCell, b: FloorCell): number {
  return Math.abs(a.i - b.i) + Math.abs(a.j - b.j);
}

function isSame(a: FloorCell, b: FloorCell): boolean {
  return a.i === b.i && a.j === b.j;
}

/** The quickest way from a cell at a step to a goal where the robot can then stand for `wait` steps; undefined if none. */
function findLeg(floor: FleetFloor, reservations: Reservations, own: readonly FloorCell[], from: FloorCell, start: number, goal: FloorCell, wait: number, limit: number): readonly FloorCell[] | undefined {
  const isOpen = (cell: FloorCell): boolean => (
    cell.i >= 0 && cell.j >= 0 && cell.i < floor.columns && cell.j < floor.rows
    && (!floor.blocked(cell) || own.some((stop) => isSame(stop, cell)))
  );
  const canStand = (step: number): boolean => {
    for (let waited = 0; waited < wait; waited += 1) {
      if (!reservations.allows(goal, goal, step + waited)) return false;
    }
    return true;
  };
  const open: Node[] = [{ cell: from, step: start, cost: start + distance(from, goal), previous: undefined }];
  const seen = new Set<string>();
  while (open.length > 0) {
    let best = 0;
    for (let index = 1; index < open.length; index += 1) {
      const [a, b] = [open[index], open[best]];
      if (a && b && (a.cost < b.cost || (a.cost === b.cost && a.step > b.step))) best = index;
    }
    const [node] = open.splice(best, 1);
    if (!node) break;
    if (isSame(node.cell, goal) && canStand(node.step)) {
      const way: FloorCell[] = [];
      for (let at: Node | undefined = node; at?.previous; at = at.previous) way.unshift(at.cell);
      return way;
    }
    if (node.step >= limit) continue;
    for (const [di, dj] of [...directions, [0, 0] as const]) {
      const cell = { i: node.cell.i + di, j: node.cell.j + dj };
      const key = `${cell.i},${cell.j},${node.step + 1}`;
      if (seen.has(key) || !isOpen(cell) || !reservations.allows(node.cell, cell, node.step)) continue;
      seen.add(key);
      open.push({ cell, step: node.step + 1, cost: node.step + 1 + distance(cell, goal), previous: node });
    }
  }
  return undefined;
}

function planRobot(floor: FleetFloor, reservations: Reservations, task: RobotTask, period: number): RobotPlan | undefined {
  const own = task.stops.map((stop) => stop.cell);
  const [home] = task.stops;
  if (!home) return undefined;
  const cells: FloorCell[] = [home.cell];
  const heading: number[] = [0];
  const stand = (steps: number, target: number): boolean => {
    for (let waited = 0; waited < steps; waited += 1) {
      if (!reservations.allows(home.cell, home.cell, cells.length - 1) && target === 0) return false;
      cells.push(cells.at(-1) ?? home.cell);
      heading.push(target);
    }
    return true;
  };
  if (!stand(task.start, 0)) return undefined;
  for (let index = 1; index <= task.stops.length; index += 1) {
    const target = index % task.stops.length;
    const stop = task.stops[target];
    const from = cells.at(-1);
    if (!stop || !from) return undefined;
    const step = cells.length - 1;
    const wait = target === 0 ? 0 : stop.wait;
    const leg = findLeg(floor, reservations, own, from, step, stop.cell, wait, period);
    if (!leg) return undefined;
    for (const cell of leg) {
      cells.push(cell);
      heading.push(target);
    }
    for (let waited = 0; waited < wait; waited += 1) {
      cells.push(stop.cell);
      heading.push(target);
    }
  }
  if (cells.length > period) return undefined;
  if (!stand(period - cells.length, 0)) return undefined;
  return { cells, heading };
}

/**
 * Plans every task, or throws when a floor cannot hold them: a scene's floor is fixed, so that is a mistake of ours
 * and shows in the tests.
 */
export function planFleet(floor: FleetFloor, tasks: readonly RobotTask[], period: number): readonly RobotPlan[] {
  const reservations = new Reservations(period);
  return tasks.map((task, index) => {
    for (let delay = 0; delay < period; delay += 1) {
      const plan = planRobot(floor, reservations, { ...task, start: task.start + delay }, period);
      if (!plan) continue;
      reservations.add(plan.cells);
      return plan;
    }
    throw new Error(`no way for robot ${index} within ${period} steps`);
  });
}

export interface RobotPosition {
  readonly i: number;
  readonly j: number;
  /** index of the stop the robot heads for */
  readonly heading: number;
}

/** Where a robot is `steps` into the endless loop; between two steps it runs straight from cell to cell. */
export function robotAt(plan: RobotPlan, steps: number): RobotPosition {
  const period = plan.cells.length;
  const whole = Math.floor(steps);
  const share = steps - whole;
  const index = ((whole % period) + period) % period;
  const from = plan.cells[index] ?? { i: 0, j: 0 };
  const to = plan.cells[(index + 1) % period] ?? from;
  return {
    i: from.i + (to.i - from.i) * share,
    j: from.j + (to.j - from.j) * share,
    heading: plan.heading[index] ?? 0,
  };
}
