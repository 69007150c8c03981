import { clamp, smoothstep } from './easing.ts';

/**
 * A robot on its way meets a person who crosses it: as soon as the person is inside the zone it brakes, stands while
 * they pass, and goes on. Everything is a function of the second within one loop; places are in cells.
 */
export const loopSeconds = 18;
/** how far ahead of its middle the scanner looks, and the half angle of its fan */
export const zoneReach = 2.7;
export const zoneHalfAngle = (62 * Math.PI) / 180;

const personStart = 2;
const personEnd = 16;
/** The row the robot drives along and the column the person walks down. */
export const robotRow = 0;
export const crossing = 3.2;
const from = -3.4;
const stopAt = 0.9;
const to = 8.5;

export interface FloorPlace {
  readonly i: number;
  readonly j: number;
}

export function personAt(seconds: number): FloorPlace {
  const share = clamp((seconds - personStart) / (personEnd - personStart));
  return { i: crossing, j: -4.4 + 8.8 * share };
}

/** Braking begins when the person comes within reach of the fan; the robot stands before they are in its way. */
const brakesFrom = 4.6;
const standsFrom = 6.6;
const leavesFrom = 12.2;

export function robotPlace(seconds: number): FloorPlace {
  const approach = smoothBrake(seconds);
  const leaving = clamp((seconds - leavesFrom) / (loopSeconds - leavesFrom));
  return { i: approach + (to - stopAt) * leaving * leaving, j: robotRow };
}

/** At full speed until braking, then evenly slower to the stop. */
function smoothBrake(seconds: number): number {
  // distance at full speed v over brakesFrom plus half of v over the braking time makes the whole way
  const speed = (stopAt - from) / (brakesFrom + (standsFrom - brakesFrom) / 2);
  if (seconds <= brakesFrom) return from + speed * seconds;
  const braking = Math.min(seconds, standsFrom) - brakesFrom;
  return from + speed * brakesFrom + speed * braking * (1 - braking / (2 * (standsFrom - brakesFrom)));
}

/** Whether a place is inside the fan a robot at `robot` looks into, which opens towards +i. */
export function isInZone(robot: FloorPlace, place: FloorPlace): boolean {
  const ahead = place.i - robot.i;
  const aside = place.j - robot.j;
  return Math.hypot(ahead, aside) <= zoneReach && Math.abs(Math.atan2(aside, ahead)) <= zoneHalfAngle;
}

/** 0 free … 1 somebody in the zone; changes over a third of a second, so that nothing flashes. */
export function alarmAt(seconds: number): number {
  return smoothstep(brakesFrom - 0.35, brakesFrom + 0.25, seconds) * (1 - smoothstep(leavesFrom - 0.9, leavesFrom - 0.2, seconds));
}
