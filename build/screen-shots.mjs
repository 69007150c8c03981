// Pictures of a virtual display in out/shots/, so that a kiosk without a screen can be looked at.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { changedShare, encodePng, isOneColour, readScreen } from './framebuffer.mjs';

const LOOK_EVERY_MS = 2000;
/** The attract screen moves all the time: a picture is taken when this much of the screen is another. */
const CHANGED_ENOUGH = 0.08;
const KEPT = 40;
/** What the app has painted is on the screen a moment later; a screen that stays empty is worth a picture too. */
const FIRST_PAINT_LIMIT_MS = 3000;

/**
 * Takes a picture as soon as there is something to see and then whenever the screen changed, at most one every two seconds, the last 40 kept.
 * @param {string} framebuffer
 * @param {string} folder
 * @returns {Promise<{ first: string, end: () => void }>}
 */
export async function watchScreen(framebuffer, folder) {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (isOurs(name)) await rm(join(folder, name));
  /** @type {import('./framebuffer.mjs').Screen | null} */
  let last = null;
  let taken = 0;
  const look = async () => {
    const screen = await readScreen(framebuffer);
    if (changedShare(last, screen) < CHANGED_ENOUGH) return;
    last = screen;
    taken += 1;
    await writeFile(join(folder, nameOf(taken)), encodePng(screen));
    if (taken > KEPT) await rm(join(folder, nameOf(taken - KEPT)), { force: true });
  };
  const limit = performance.now() + FIRST_PAINT_LIMIT_MS;
  while (isOneColour(await readScreen(framebuffer)) && performance.now() < limit) await delay(100);
  await look();
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch(() => clearInterval(timer)) // The display is gone, or the disk is full: the kiosk runs on without pictures.
      .finally(() => {
        isLooking = false;
      });
  }, LOOK_EVERY_MS);
  timer.unref();
  return { first: join(folder, nameOf(1)), end: () => clearInterval(timer) };
}

/** @param {number} number */
function nameOf(number) {
  return `start-${String(number).padStart(4, '0')}.png`;
}

/** @param {string} name */
function isOurs(name) {
  return /^start-\d+\.png$/.test(name);
}
