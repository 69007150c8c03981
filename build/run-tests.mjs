// `npm test`: check, unit and end-to-end tests in one go, with the system packages, the build and the screens they
// need. `node build/run-tests.mjs unit …` or `e2e …` runs one part and hands the rest of the line to its runner.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { findElectron } from './electron-runtime.mjs';
import { endOwned, onEnd, startOwned } from './owned-processes.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

/** One for each worker of build/playwright.config.ts: windows on one screen would take the focus from each other. */
const SCREENS = 3;

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = await mkdtemp(join(tmpdir(), 'kiosk-tests-'));
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ name: string, seconds: number, isGood: boolean }} Part */

/** @type {Part[]} */
const parts = [];
/** @type {import('./virtual-display.mjs').VirtualDisplay[]} */
const screens = [];
/** @type {import('node:child_process').ChildProcess | null} */
let running = null;
let isLeaving = false;

/** @param {string} line */
function say(line) {
  console.log(`tests: ${line}`);
}

/** @param {string} name @param {() => Promise<boolean>} work */
async function part(name, work) {
  if (isLeaving) return;
  const began = performance.now();
  const isGood = await work().catch((error) => {
    console.error(`tests: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  });
  const seconds = (performance.now() - began) / 1000;
  parts.push({ name, seconds, isGood });
  say(`${name} ${isGood ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`);
}

/** @param {readonly string[]} parameters @param {Record<string, string>} [environment] @returns {Promise<boolean>} */
function node(parameters, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = startOwned(process.execPath, parameters, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    running = child;
    child.once('error', reject);
    child.once('close', (code) => {
      running = null;
      void endOwned(child).then(() => resolve(code === 0));
    });
  });
}

async function prepare() {
  await ensureSystemPackages({ tests: true }, say);
  const electron = await findElectron({ say });
  say(`Electron ${electron.version}: ${electron.reason}`);
  while (screens.length < SCREENS) screens.push(await startVirtualDisplay());
  return true;
}

async function build() {
  const built = await bundle();
  if (built.length > 0) say(`built ${built.join(', ')}`);
  return true;
}

function check() {
  return node(['build/check.mjs']);
}

/** @param {readonly string[]} rest */
function unit(rest) {
  return node(
    [
      ...['node_modules/vitest/vitest.mjs', 'run', '--config', 'build/vitest.config.mts'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`, ...rest],
    ],
    screens[0]?.environment,
  );
}

/** @param {readonly string[]} rest */
function endToEnd(rest) {
  return node(
    ['node_modules/@playwright/test/cli.js', 'test', '--config', 'build/playwright.config.ts', ...rest],
    {
      ...screens[0]?.environment,
      KIOSK_TEST_SCREENS: JSON.stringify(screens.map((screen) => screen.environment)),
      PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
    },
  );
}

/** @returns {Promise<Count>} over both runners, from what they wrote down */
async function count() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  if (existsSync(vitestReport)) {
    const report = JSON.parse(await readFile(vitestReport, 'utf8'));
    total.passed += report.numPassedTests;
    // A file that cannot be loaded has no test that failed.
    total.failed += report.numFailedTests + report.testResults.filter(
      (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
        file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    total.skipped += report.numPendingTests + report.numTodoTests;
  }
  if (existsSync(playwrightReport)) {
    const { stats, errors } = JSON.parse(await readFile(playwrightReport, 'utf8'));
    total.passed += stats.expected;
    total.failed += stats.unexpected + stats.flaky + errors.length;
    total.skipped += stats.skipped;
  }
  return total;
}

/** @param {number} code */
async function leave(code) {
  isLeaving = true;
  if (running !== null) await endOwned(running, 3000);
  for (const screen of screens) await screen.end();
  await rm(reports, { recursive: true, force: true });
  process.exit(code);
}

onEnd((why) => {
  console.error(`tests: leaving (${why})`);
  void leave(130);
});

const [only, ...rest] = process.argv.slice(2);
await part('preparation', prepare);
if (parts.every((each) => each.isGood)) {
  await part('build', build);
  const isBuilt = parts.every((each) => each.isGood);
  if (only === undefined) await part('check', check);
  if (only === undefined || only === 'unit') await part('unit', () => unit(rest));
  if (isBuilt && (only === undefined || only === 'e2e')) await part('e2e', () => endToEnd(rest));
}
const counted = await count();
// A skipped test is one that did not pass: what cannot run here must say so by failing.
const isGood = parts.every((each) => each.isGood) && counted.failed === 0 && counted.skipped === 0;
const seconds = parts.reduce((sum, each) => sum + each.seconds, 0).toFixed(0);
const times = parts.map((each) => `${each.name} ${each.seconds.toFixed(1)} s${each.isGood ? '' : ' FAILED'}`);
say([...times, `${seconds} s in all`, ...(counted.skipped > 0 ? [`${counted.skipped} SKIPPED`] : [])].join(' · '));
const failedParts = parts.filter((each) => !each.isGood).length;
const failed = isGood ? 0 : Math.max(counted.failed + counted.skipped, failedParts);
console.log(`${counted.passed} passed, ${failed} failed`);
if (!isLeaving) await leave(isGood ? 0 : 1);
