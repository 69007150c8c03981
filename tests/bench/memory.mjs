// Resident memory of a program with all its processes: the sum of their proportional set sizes. Linux only.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endOwned } from '../../build/owned-processes.mjs';
import { start } from './programs.mjs';
import { median } from './statistics.mjs';

/** Long enough for start-up work (fonts in the background, say) to be over. */
const restMs = 8_000;

/** @param {number} group @returns {{ command: string, mebibytes: number }[]} */
function processesOf(group) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        if (Number(fields[2]) !== group) return [];
        const kibibytes = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
        return [{ command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '), mebibytes: kibibytes / 1024 }];
      } catch {
        return []; // it has ended meanwhile
      }
    });
}

/** @param {{ electron: string, folder: string, pairs: number }} options */
export async function benchMemory({ electron, folder, pairs }) {
  /** @param {import('./programs.mjs').Program} program */
  const once = async (program) => {
    const { child } = await start(electron, program, join(folder, program));
    await delay(restMs);
    const processes = processesOf(child.pid ?? 0);
    await endOwned(child);
    const all = processes.reduce((sum, { mebibytes }) => sum + mebibytes, 0);
    const store = processes.filter(({ command }) => command.includes('store.cjs')).reduce((sum, { mebibytes }) => sum + mebibytes, 0);
    return { all, store };
  };
  const rounds = [];
  for (let pair = 0; pair < pairs; pair += 1) rounds.push({ bare: await once('bare'), kiosk: await once('kiosk') });
  const kiosk = median(rounds.map((round) => round.kiosk.all));
  const store = median(rounds.map((round) => round.kiosk.store));
  const bare = median(rounds.map((round) => round.bare.all));
  return { pairs, kioskMebibytes: kiosk, storeMebibytes: store, bareMebibytes: bare, ratio: kiosk / bare, ratioWithoutStore: (kiosk - store) / bare };
}
