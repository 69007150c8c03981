// `npm run bench`: the kiosk against a bare Electron window and a raw SQLite loop on this machine.
// `npm run bench -- start --pairs=5` runs parts of it (start, touch, inserts, memory, growth, exports) or fewer pairs; only a
// whole run writes tests/bench/RESULTS.md, but for its section on exports, which they write alone too.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchColdStart } from '../tests/bench/cold-start.mjs';
import { benchExport } from '../tests/bench/export.mjs';
import { benchGrowth } from '../tests/bench/growth.mjs';
import { benchInserts } from '../tests/bench/insert.mjs';
import { benchMemory } from '../tests/bench/memory.mjs';
import { asDocument, asLines, coldStartRows, exportRows, growthRows, insertRows, memoryRows, touchRows, withExports } from '../tests/bench/results.mjs';
import { benchTouch } from '../tests/bench/touch.mjs';
import { bundle } from './bundle.mjs';
import { findElectron } from './electron-runtime.mjs';
import { onEnd } from './owned-processes.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

const results = fileURLToPath(new URL('../tests/bench/RESULTS.md', import.meta.url));

/** @param {string} line */
function say(line) {
  console.log(`bench: ${line}`);
}

const given = process.argv.slice(2);
const pairsGiven = given.find((word) => word.startsWith('--pairs='));
const pairs = pairsGiven === undefined ? 20 : Number(pairsGiven.slice('--pairs='.length));
const parts = given.filter((word) => !word.startsWith('--'));
const unknown = [...parts.filter((part) => !['start', 'touch', 'inserts', 'memory', 'growth', 'exports'].includes(part)), ...given.filter((word) => word.startsWith('--') && word !== pairsGiven)];
if (unknown.length > 0 || !Number.isInteger(pairs) || pairs < 1) {
  console.error('bench: usage: npm run bench -- [start] [touch] [inserts] [memory] [growth] [exports] [--pairs=20]');
  process.exit(2);
}
/** @param {string} part */
const wants = (part) => parts.length === 0 || parts.includes(part);

const loadBefore = loadavg()[0] ?? 0;
await ensureSystemPackages({ tests: true }, say);
const { executable: electron, version, reason } = await findElectron({ say });
say(`Electron ${version}: ${reason}`);
const built = await bundle();
if (built.length > 0) say(`built ${built.join(', ')}`);

const folder = await mkdtemp(join(tmpdir(), 'kiosk-bench-'));
const display = process.env['DISPLAY'] === undefined && process.platform === 'linux' ? await startVirtualDisplay() : null;
if (display) Object.assign(process.env, display.environment);
onEnd((why) => {
  console.error(`bench: leaving (${why})`);
  process.exit(130);
});

/** @type {import('../tests/bench/results.mjs').Row[]} */
const rows = [];
/** @type {import('../tests/bench/results.mjs').Row[]} */
const exported = [];
/** @param {readonly import('../tests/bench/results.mjs').Row[]} found */
function add(found, to = rows) {
  to.push(...found);
  console.log(asLines(found).join('\n'));
}

try {
  if (wants('start')) add(coldStartRows(await benchColdStart({ electron, folder, pairs })));
  if (wants('touch')) add(touchRows(await benchTouch({ electron, folder, rounds: pairs })));
  if (wants('memory')) add(memoryRows(await benchMemory({ electron, folder, pairs: Math.min(pairs, 3) })));
  if (wants('inserts')) add(insertRows(await benchInserts({ pairs })));
  if (wants('growth')) add(growthRows(await benchGrowth()));
  if (wants('exports')) add(exportRows(await benchExport({ pairs: Math.min(pairs, 3) })), exported);
  if (pairs >= 20 && (parts.length === 0 || exported.length > 0)) {
    const document =
      parts.length === 0
        ? asDocument(rows, { version, loadBefore, display: display ? 'virtual screen of 1920 × 1080, no GPU' : 'its own screen' })
        : await readFile(results, 'utf8');
    await writeFile(results, withExports(document, exported, { loadBefore }));
    say('written to tests/bench/RESULTS.md');
  }
} finally {
  await display?.end();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
