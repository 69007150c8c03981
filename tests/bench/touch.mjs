// From a finger to what it changed on the screen, in the running kiosk and in a bare window.
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { _electron } from '@playwright/test';
import { cleanEnvironment, commandLine } from './programs.mjs';
import { quantile } from './statistics.mjs';

/** Event Timing reports nothing quicker, and rounds to 8 ms. */
const thresholdMs = 16;
/** Between two touches: the last one has had its effect, and its motion is over. */
const restMs = 450;

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Locator} Locator */
/** @typedef {{ eventMs: number[], paintMs: number[] }} Timings */

/**
 * Opens a program, lets `use` touch it, and returns what the window itself measured of each touch: Event Timing's
 * duration of the interaction (what INP is made of), and pointerup to the second frame after it.
 * @param {string} electron
 * @param {import('./programs.mjs').Program} program
 * @param {string} dataDir
 * @param {(page: Page, touch: (target: Locator) => Promise<void>, reset: () => Promise<Timings>) => Promise<void>} use
 */
async function withWindow(electron, program, dataDir, use) {
  const app = await _electron.launch({ executablePath: electron, args: commandLine(program, dataDir), env: cleanEnvironment() });
  try {
    const page = await app.firstWindow();
    const touchpad = await page.context().newCDPSession(page);
    await page.getByRole('button').first().waitFor();
    await delay(3000);
    await page.evaluate((threshold) => {
      /** @type {{ events: Record<number, number>, paints: number[], touches: number }} */
      const timings = { events: {}, paints: [], touches: 0 };
      Object.assign(window, { timings });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const id = Number(Reflect.get(entry, 'interactionId') ?? 0);
          if (id > 0) timings.events[id] = Math.max(timings.events[id] ?? 0, entry.duration);
        }
      }).observe(/** @type {PerformanceObserverInit} */ ({ type: 'event', durationThreshold: threshold }));
      window.addEventListener('pointerup', ({ timeStamp }) => {
        timings.touches += 1;
        requestAnimationFrame(() => requestAnimationFrame(() => timings.paints.push(performance.now() - timeStamp)));
      }, { capture: true });
    }, thresholdMs);

    /** @param {Locator} target */
    const touch = async (target) => {
      await target.waitFor();
      const box = await target.boundingBox();
      if (!box) throw new Error('nothing there to touch');
      const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
      await touchpad.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
      await touchpad.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await delay(restMs);
    };
    const reset = () =>
      page.evaluate((threshold) => {
        const timings = /** @type {{ events: Record<number, number>, paints: number[], touches: number }} */ (Reflect.get(window, 'timings'));
        const reported = Object.values(timings.events);
        const quick = Array.from({ length: Math.max(0, timings.touches - reported.length) }, () => threshold);
        const result = { eventMs: [...reported, ...quick], paintMs: timings.paints };
        Object.assign(timings, { events: {}, paints: [], touches: 0 });
        return result;
      }, thresholdMs);
    await use(page, touch, reset);
  } finally {
    await app.close();
  }
}

/** @param {Timings} timings */
function figures({ eventMs, paintMs }) {
  return {
    touches: paintMs.length,
    event: { p75: quantile(eventMs, 0.75), p99: quantile(eventMs, 0.99) },
    paint: { p50: quantile(paintMs, 0.5), p75: quantile(paintMs, 0.75), p99: quantile(paintMs, 0.99) },
  };
}

/**
 * @param {{ electron: string, folder: string, rounds: number }} options a round is eight touches through a laboratory
 */
export async function benchTouch({ electron, folder, rounds }) {
  /** @type {Timings} */
  let taps = { eventMs: [], paintMs: [] };
  /** @type {Timings} */
  let switches = taps;
  /** @type {Timings} */
  let bare = taps;
  await withWindow(electron, 'kiosk', join(folder, 'kiosk'), async (page, touch, reset) => {
    /** @param {string} name */
    const key = (name) => page.getByRole('button', { name, exact: true });
    await touch(page.getByRole('button', { name: /^Touch the screen.+/ }));
    await reset();
    for (let round = 0; round < rounds; round += 1) {
      const door = page.getByRole('navigation').getByRole('button');
      await touch(door.nth(round % (await door.count())));
      while ((await page.getByRole('checkbox').count()) === 0) await touch(key('Next'));
      await touch(page.locator('label').first());
      await touch(page.locator('label').nth(1));
      await touch(key('Home'));
    }
    taps = await reset();
    await touch(page.getByRole('navigation').getByRole('button').first());
    await reset();
    for (let round = 0; round < rounds; round += 1) {
      for (const name of ['Русский', '中文', 'English']) await touch(page.getByRole('radio', { name, exact: true }));
    }
    switches = await reset();
  });
  await withWindow(electron, 'bare', join(folder, 'bare'), async (page, touch, reset) => {
    for (let round = 0; round < rounds * 4; round += 1) await touch(page.getByRole('button'));
    bare = await reset();
  });
  return { taps: figures(taps), switches: figures(switches), bare: figures(bare) };
}
