import { describe, expect, it } from 'vitest';
import { carriedSlot, fleetFloor, fleetPeriod, fleetPlan, rackSlots, stations } from '../../renderer/scenes/fleet-floor.ts';
import { planFleet, robotAt, type FloorCell, type RobotPlan } from '../../renderer/scenes/fleet-plan.ts';

/** Half of it is how far a robot's body reaches from its middle, in cells (warehouse-art draws 0.74). */
const bodyWidth = 0.74;

const isSame = (a: FloorCell, b: FloorCell): boolean => a.i === b.i && a.j === b.j;

function at(plan: RobotPlan, step: number): FloorCell {
  const cell = plan.cells[step % plan.cells.length];
  if (!cell) throw new Error(`no cell at step ${step}`);
  return cell;
}

function conflicts(plans: readonly RobotPlan[], period: number): string[] {
  const found: string[] = [];
  for (let step = 0; step < period; step += 1) {
    plans.forEach((one, a) => plans.forEach((other, b) => {
      if (a >= b) return;
      if (isSame(at(one, step), at(other, step))) found.push(`vertex ${a}/${b} at ${step}`);
      if (isSame(at(one, step), at(other, step + 1)) && isSame(at(other, step), at(one, step + 1))) found.push(`edge ${a}/${b} at ${step}`);
    }));
  }
  return found;
}

describe('the fleet', () => {
  const plans = fleetPlan();

  it('moves one cell a step at most, over the whole loop and across its seam', () => {
    for (const plan of plans) {
      expect(plan.cells).toHaveLength(fleetPeriod);
      for (let step = 0; step < fleetPeriod; step += 1) {
        const [from, to] = [at(plan, step), at(plan, step + 1)];
        expect(Math.abs(from.i - to.i) + Math.abs(from.j - to.j)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('has no two robots in one cell and none that change places, over a whole loop', () => {
    expect(plans.length).toBeGreaterThanOrEqual(8);
    expect(conflicts(plans, fleetPeriod)).toEqual([]);
  });

  it('keeps the bodies apart between the steps as well', () => {
    const touching: string[] = [];
    for (let step = 0; step < fleetPeriod; step += 1 / 16) {
      const places = plans.map((plan) => robotAt(plan, step));
      places.forEach((one, a) => places.forEach((other, b) => {
        const apart = Math.max(Math.abs(one.i - other.i), Math.abs(one.j - other.j));
        if (a < b && apart < bodyWidth) touching.push(`${a}/${b} at ${step}: ${apart}`);
      }));
    }
    expect(touching).toEqual([]);
  });

  it('never drives through a rack or a charger that is not a stop of its own', () => {
    const trespasses = plans.flatMap((plan, robot) => {
      const own = [0, 1, 2, 3, 4, 5].flatMap((heading) => carriedSlot(robot, heading) ?? []);
      return plan.cells.filter((cell) => fleetFloor.blocked(cell) && !own.some((slot) => isSame(slot, cell)));
    });
    expect(trespasses).toEqual([]);
  });

  it('gives every robot racks of its own and brings each of them to a person', () => {
    const used = plans.flatMap((_, robot) => [carriedSlot(robot, 1), carriedSlot(robot, 4)]);
    expect(new Set(used.map((slot) => `${slot?.i},${slot?.j}`)).size).toBe(plans.length * 2);
    plans.forEach((plan, robot) => {
      for (const heading of [1, 4]) {
        const slot = carriedSlot(robot, heading);
        expect(rackSlots.some((place) => slot !== undefined && isSame(place, slot))).toBe(true);
        const served = plan.cells.some((cell, step) => plan.heading[step] === heading && stations.some((station) => isSame(station.stop, cell)));
        expect(served).toBe(true);
      }
    });
  });
});

describe('the planner', () => {
  it('lets two robots pass in a corridor with one passing place', () => {
    const corridor = { columns: 5, rows: 2, blocked: (cell: FloorCell) => cell.j === 1 && cell.i !== 2 };
    const plans = planFleet(corridor, [
      { start: 0, stops: [{ cell: { i: 0, j: 0 }, wait: 0 }, { cell: { i: 2, j: 1 }, wait: 6 }] },
      { start: 0, stops: [{ cell: { i: 4, j: 0 }, wait: 0 }, { cell: { i: 1, j: 0 }, wait: 1 }] },
    ], 24);
    expect(conflicts(plans, 24)).toEqual([]);
  });

  it('says so when a floor cannot hold the tasks', () => {
    const dead = { columns: 3, rows: 1, blocked: () => false };
    expect(() => planFleet(dead, [
      { start: 0, stops: [{ cell: { i: 1, j: 0 }, wait: 0 }] },
      { start: 0, stops: [{ cell: { i: 0, j: 0 }, wait: 0 }, { cell: { i: 2, j: 0 }, wait: 1 }] },
    ], 12)).toThrow(/no way for robot 1/);
  });
});
