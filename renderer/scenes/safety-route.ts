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
const to = 8.5;
/** cells a second */
const speed = 0.78;
const brakingSeconds = 1.2;

export interface FloorPlace {
  readonly i: number;
  readonly j: number;
}

export function personAt(seconds: number): FloorPlace {
  const share = clamp((seconds - personStart) / (personEnd - personStart));
  return { i: crossing, j: -4.4 + 8.8 * share };
}

/** Whether a place is inside the fan a robot at `robot` looks into, which opens towards +i. */
export function isInZone(robot: FloorPlace, place: FloorPlace): boolean {
  const ahead = place.i - robot.i;
  const aside = place.j - robot.j;
  return Math.hypot(ahead, aside) <= zoneReach && Math.abs(Math.atan2(aside, ahead)) <= zoneHalfAngle;
}

/** The first of the loop's hundredths of a second for which something holds. */
function firstMoment(after: number, holds: (seconds: number) => boolean): number {
  for (let tick = Math.ceil(after * 100); tick < loopSeconds * 100; tick += 1) if (holds(tick / 100)) return tick / 100;
  return loopSeconds;
}

const rolling = (seconds: number): FloorPlace => ({ i: from + speed * seconds, j: robotRow });

/** The scanner sees the person: braking begins. */
const brakesFrom = firstMoment(0, (seconds) => isInZone(rolling(seconds), personAt(seconds)));
const stop: FloorPlace = { i: rolling(brakesFrom).i + (speed * brakingSeconds) / 2, j: robotRow };
/** The person has left the zone of the standing robot; a moment later it goes on. */
const freeFrom = firstMoment(brakesFrom + brakingSeconds, (seconds) => !isInZone(stop, personAt(seconds)));
const leavesFrom = freeFrom + 0.8;

export function robotPlace(seconds: number): FloorPlace {
  if (seconds <= brakesFrom) return rolling(seconds);
  const braking = Math.min(seconds - brakesFrom, brakingSeconds);
  const braked = rolling(brakesFrom).i + speed * braking * (1 - braking / (2 * brakingSeconds));
  const leaving = clamp((seconds - leavesFrom) / (loopSeconds - leavesFrom));
  return { i: braked + (to - stop.i) * leaving * leaving, j: robotRow };
}

/** 0 free … 1 somebody in the zone; changes over a third of a second, so that nothing flashes. */
export function alarmAt(seconds: number): number {
  return smoothstep(brakesFrom, brakesFrom + alarmSeconds, seconds) * (1 - smoothstep(freeFrom, freeFrom + alarmSeconds, seconds));
}

export const alarmSeconds = 0.35;
