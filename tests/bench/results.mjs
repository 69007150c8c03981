// What a benchmark says: lines for the terminal, and tests/bench/RESULTS.md.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';

/** @typedef {{ readonly what: string, readonly figure: string, readonly target: string, readonly detail: string }} Row */
/** @typedef {Awaited<ReturnType<typeof import('./cold-start.mjs').benchColdStart>>} ColdStart */
/** @typedef {Awaited<ReturnType<typeof import('./touch.mjs').benchTouch>>} Touch */
/** @typedef {Awaited<ReturnType<typeof import('./memory.mjs').benchMemory>>} Memory */
/** @typedef {Awaited<ReturnType<typeof import('./insert.mjs').benchInserts>>} Inserts */
/** @typedef {Awaited<ReturnType<typeof import('./growth.mjs').benchGrowth>>} Growth */
/** @typedef {Awaited<ReturnType<typeof import('./export.mjs').benchExport>>} Exports */

/** @param {number} value */
const times = (value) => `${value.toFixed(2)} ×`;
/** @param {number} value */
const ms = (value) => `${Math.round(value)} ms`;

/** @param {ColdStart} result @returns {Row[]} */
export function coldStartRows({ ratio, low, high, kioskMs, bareMs, pairs }) {
  return [
    {
      what: 'Start to first interactive frame',
      figure: `${times(ratio)} bare window (95 %: ${low.toFixed(2)}–${high.toFixed(2)})`,
      target: '≤ 1.15 ×',
      detail: `medians of ${pairs} alternating pairs: ${ms(kioskMs)} and ${ms(bareMs)}`,
    },
  ];
}

/** @param {Touch} result @returns {Row[]} */
export function touchRows({ taps, switches, bare }) {
  return [
    {
      what: 'Tap to paint (Event Timing)',
      figure: `p75 ${ms(taps.event.p75)}, p99 ${ms(taps.event.p99)}`,
      target: 'p75 ≤ 24 ms, p99 ≤ 50 ms',
      detail: `${taps.touches} touches through the laboratories; bare window: p75 ${ms(bare.event.p75)}, p99 ${ms(bare.event.p99)}`,
    },
    {
      what: 'Tap to second frame',
      figure: `${times(taps.paint.p75 / bare.paint.p75)} bare window at p75`,
      target: '—',
      detail: `p75 ${ms(taps.paint.p75)}, p99 ${ms(taps.paint.p99)}; bare window: p75 ${ms(bare.paint.p75)}, p99 ${ms(bare.paint.p99)}`,
    },
    {
      what: 'Language switch to paint (Event Timing)',
      figure: `p75 ${ms(switches.event.p75)}, p99 ${ms(switches.event.p99)}`,
      target: '≤ 50 ms',
      detail: `${switches.touches} switches on a step, no reload; to the second frame: p75 ${ms(switches.paint.p75)}, ${times(switches.paint.p75 / bare.paint.p75)} bare window`,
    },
  ];
}

/** @param {Memory} result @returns {Row[]} */
export function memoryRows({ ratio, ratioWithoutStore, kioskMebibytes, bareMebibytes, storeMebibytes, pairs }) {
  return [
    {
      what: 'Resident memory (summed PSS)',
      figure: `${times(ratio)} bare window`,
      target: '≤ 1.25 ×',
      detail: `medians of ${pairs} runs on the attract screen: ${Math.round(kioskMebibytes)} and ${Math.round(bareMebibytes)} MiB; ${times(ratioWithoutStore)} without the interest store's process (${Math.round(storeMebibytes)} MiB)`,
    },
  ];
}

/** @param {Inserts} result @returns {Row[]} */
export function insertRows({ ratios, bare, singly, together, pairs, perRun, mainMicroseconds }) {
  /** @param {number} perSecond */
  const rate = (perSecond) => `${Math.round(perSecond)} rows/s`;
  return [
    {
      what: 'Durable inserts, as the kiosk records',
      figure: `${times(ratios.together)} raw better-sqlite3 loop`,
      target: '≥ 0.9 ×',
      detail: `${pairs} alternating pairs of ${perRun}: ${rate(together.perSecond)} and ${rate(bare.perSecond)}; p99 of an acknowledgement ${together.p99Ms.toFixed(1)} ms; ${Math.round(mainMicroseconds)} µs of main's own time for an event`,
    },
    {
      what: 'Durable inserts, each waiting for the one before',
      figure: `${times(ratios.singly)} raw better-sqlite3 loop`,
      target: '—',
      detail: `${rate(singly.perSecond)}; p99 ${singly.p99Ms.toFixed(1)} ms, raw loop ${bare.p99Ms.toFixed(1)} ms`,
    },
  ];
}

/** @param {Growth} result @returns {Row[]} */
export function growthRows({ measured, asks }) {
  const smallest = measured[0];
  return measured.map(({ events, firstMs, p50Ms, p95Ms, tapAloneMs, tapBesideMs }) => ({
    what: `Figures over ${Math.round(events / 1_000)},000 events`,
    figure: `p95 ${ms(p95Ms)}, first ${ms(firstMs)}${smallest && smallest.events !== events ? `; ${times(p50Ms / smallest.p50Ms)} of ${Math.round(smallest.events / 1_000)},000 events at the median` : ''}`,
    target: 'p95 ≤ 100 ms, first ≤ 500 ms',
    detail: `${asks} questions over today, 7 days, 30 days and all, median ${p50Ms.toFixed(1)} ms; a visitor's events meanwhile acknowledged in ${times(tapBesideMs / tapAloneMs)} of their usual time`,
  }));
}

/** @param {Exports} result @returns {Row[]} */
export function exportRows({ rows, pairs, formats }) {
  return formats.map(({ format, ratio, writtenRatio, cpuRatio, rawMs, exportMs, mebibytes, bytes }) => ({
    what: `Export of ${(rows / 1e6).toFixed(1)} million rows, ${{ csv: 'CSV', jsonl: 'JSON Lines' }[format]}`,
    figure: `${times(ratio)} raw loop, ${mebibytes.toFixed(0)} MiB more memory at most`,
    target: '≤ 1.5 ×, ≤ 32 MiB',
    detail: `medians of ${pairs} alternating pairs: ${ms(exportMs)} and ${ms(rawMs)} for ${Math.round(bytes / 1e6)} MB; ${times(writtenRatio)} until reading back begins; ${times(cpuRatio)} of the raw loop's processor time`,
  }));
}

/** The machine, by what a reader can compare with his own. */
function machine() {
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  const name = readSystemName() ?? `${type()} ${release()}`;
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${gibibytes} GiB, ${name}`;
}

function readSystemName() {
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}

/** The commit that was measured, marked where files of the program differed from it. */
function commit() {
  try {
    /** @param {string[]} words */
    const git = (...words) => execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const isChanged = git('status', '--porcelain', '--', 'electron', 'renderer', 'assets', 'build/vite.config.mjs') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

/** @param {readonly Row[]} rows */
export function asLines(rows) {
  const width = Math.max(...rows.map(({ what }) => what.length));
  return rows.flatMap(({ what, figure, target, detail }) => [`${what.padEnd(width)}  ${figure}  (target ${target})`, `${' '.repeat(width)}  ${detail}`]);
}

/** @param {readonly Row[]} rows */
const asTable = (rows) => `| What | Result | Target | Measured |
|---|---|---|---|
${rows.map(({ what, figure, target, detail }) => `| ${what} | **${figure}** | ${target} | ${detail} |`).join('\n')}
`;

/** @param {number} loadBefore */
const loadLine = (loadBefore) =>
  `- **Load before the run** (one-minute average, 0 is a quiet machine): ${loadBefore.toFixed(1)}.${loadBefore > 0.5 ? ' Others were at work on this machine: times and intervals are wider than on a quiet one.' : ''}`;

const dateLine = () => `- **Date and commit**: ${new Date().toISOString().slice(0, 10)}, ${commit()}.`;

/** The document with the section of exports anew, which a run of that part alone writes. @param {string} document @param {readonly Row[]} rows @param {{ loadBefore: number }} runtime */
export function withExports(document, rows, { loadBefore }) {
  const before = document.replace(/\n## Exports\n[\s\S]*$/, '');
  return `${before}
## Exports

\`export.mjs\`: ordered from the store's process through main's client, as staff order one: quoting, formula safety, SHA-256, a
wait for the disk every 8 MiB, reading back past the cache. The raw loop reads the same rows with better-sqlite3, joins their
cells with commas (or \`JSON.stringify\`) and waits for the disk once. Memory is the highest resident size of the store's
process during an export beyond the size before it.

${asTable(rows)}
- **Machine**: ${machine()}; Node ${process.versions.node} for both.
${loadLine(loadBefore)}
${dateLine()}
- **Repeat it**: \`npm run bench -- exports\` (about two minutes).
`;
}

/** @param {readonly Row[]} rows @param {{ version: string, display: string, loadBefore: number }} runtime */
export function asDocument(rows, { version, display, loadBefore }) {
  return `# Benchmark results

Ratios to a control that ran on the same machine, runtime and screen, in turns with the kiosk. Milliseconds are given so
that a ratio can be judged; on another machine they are others. No test asserts them.

${asTable(rows)}
- **Machine**: ${machine()}; ${display}.
${loadLine(loadBefore)}
- **Runtime**: Electron ${version}, Node ${process.versions.node} for the raw loop.
${dateLine()}
- **Repeat it**: \`npm ci && npm run bench\` (about six minutes, on a machine that does nothing else).

## How it is measured

- *Start*: from the start of the process to the line that a program prints once its second animation frame after the
  first commit has run. The control (\`bare-window.cjs\`) opens one full-screen window with one line of HTML. Files are in
  the system's cache for both; the interval is a percentile bootstrap over the pairs.
- *Tap to paint*: touch events sent to the window from outside its page; Event Timing's duration of each interaction
  (from the event to the next paint, in steps of 8 ms; one below 16 ms counts as 16). *Second frame*: from the finger's
  lifting to the second animation frame after it, which begins after the change was drawn.
- *Memory*: proportional set sizes of all processes of a program, eight seconds after its first frame. On an Electron
  older than 35 the interest store runs in a Node of its own; on a newer one it is a utility process.
- *Figures*: \`growth.mjs\`; thirteen months of visits, asked of the store's process through main's client while an event
  is recorded every 50 ms. The first question opens the reader and reads everything.
- *Inserts*: \`insert.mjs\`; every row is on the disk (\`synchronous=FULL\`) before it counts.
`;
}
