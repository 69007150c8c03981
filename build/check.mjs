// `npm run check`: everything that can be said about the sources without running the app, in under a minute.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} name */
const binary = (name) => `node_modules/.bin/${name}`;

/** The longest first, so that the shorter ones fill up the other core. */
const checks = [
  { name: 'lint', command: [binary('oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'layers', command: [binary('depcruise'), '--config', 'build/dependency-cruiser.config.cjs', 'electron', 'renderer', 'build'] },
  { name: 'unused code', command: [binary('knip'), '--no-config-hints'] },
  { name: 'types', command: [binary('tsc'), '-p', '.'] },
  { name: 'content pack', command: [process.execPath, 'build/doctor.mjs', 'assets/packs/technospark'] },
  { name: 'interface texts', command: [process.execPath, 'build/check-locales.mjs'] },
];

/**
 * @param {{ name: string, command: string[] }} check
 * @returns {Promise<boolean>}
 */
function run({ name, command: [program, ...parameters] }) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program ?? '', parameters, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      const isGood = code === 0;
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`check: ${name} ${isGood ? 'passed' : 'FAILED'} in ${seconds} s`);
      if (!isGood) console.log(output.trimEnd());
      resolve(isGood);
    });
  });
}

const waiting = [...checks];
let failed = 0;

async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (!(await run(next))) failed += 1;
  }
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
if (failed > 0) {
  console.log(`check: ${failed} of ${checks.length} failed`);
  process.exitCode = 1;
}
