// From the start of the program to the first frame that answers a touch, in alternating pairs.
import { join } from 'node:path';
import { endOwned } from '../../build/owned-processes.mjs';
import { start } from './programs.mjs';
import { median, ratioOf } from './statistics.mjs';

/**
 * @param {{ electron: string, folder: string, pairs: number }} options
 */
export async function benchColdStart({ electron, folder, pairs }) {
  /** @param {import('./programs.mjs').Program} program */
  const once = async (program) => {
    const { child, ms } = await start(electron, program, join(folder, program));
    await endOwned(child);
    return ms;
  };
  // The first start of each fills the machine's file cache and makes its data folder.
  await once('bare');
  await once('kiosk');
  /** @type {[number, number][]} */
  const measured = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    if (pair % 2 === 0) {
      const bare = await once('bare');
      measured.push([await once('kiosk'), bare]);
    } else {
      const kiosk = await once('kiosk');
      measured.push([kiosk, await once('bare')]);
    }
  }
  return {
    pairs,
    kioskMs: median(measured.map(([kiosk]) => kiosk)),
    bareMs: median(measured.map(([, bare]) => bare)),
    ...ratioOf(measured),
  };
}
