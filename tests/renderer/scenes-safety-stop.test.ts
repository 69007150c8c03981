import { describe, expect, it } from 'vitest';
import { alarmAt, alarmSeconds, isInZone, loopSeconds, personAt, robotPlace } from '../../renderer/scenes/safety-route.ts';

const ticks = Array.from({ length: loopSeconds * 20 }, (_, tick) => tick / 20);
const speedAt = (seconds: number): number => (robotPlace(seconds + 0.01).i - robotPlace(seconds).i) / 0.01;

describe('the safety stop', () => {
  it('raises the alarm when the person enters the zone and lowers it when they have left', () => {
    const isInside = (seconds: number): boolean => isInZone(robotPlace(seconds), personAt(seconds));
    const settled = ticks.filter((seconds) => {
      const around = [-alarmSeconds - 0.02, -0.15, 0, 0.02].map((shift) => isInside(Math.max(0, seconds + shift)));
      return around.every((inside) => inside === around[0]);
    });
    expect(settled.filter(isInside).length).toBeGreaterThan(60);
    expect(settled.filter((seconds) => !isInside(seconds)).length).toBeGreaterThan(60);
    for (const seconds of settled) expect({ seconds, alarm: alarmAt(seconds) }).toEqual({ seconds, alarm: isInside(seconds) ? 1 : 0 });
  });

  it('brakes without a jump and never touches the person', () => {
    let before = speedAt(0);
    for (const seconds of ticks.slice(1, -2)) {
      const speed = speedAt(seconds);
      expect(Math.abs(speed - before)).toBeLessThan(0.25);
      before = speed;
      const [robot, person] = [robotPlace(seconds), personAt(seconds)];
      expect(Math.hypot(robot.i - person.i, robot.j - person.j)).toBeGreaterThan(1.2);
    }
  });

  it('stands while the person crosses its row', () => {
    const crossing = ticks.filter((seconds) => Math.abs(personAt(seconds).j) < 1);
    expect(crossing.length).toBeGreaterThan(20);
    for (const seconds of crossing) expect(speedAt(seconds)).toBe(0);
  });
});
