// `npm run test:interop`: exports against the programs that they are made for, LibreOffice and PostgreSQL, from Debian.
// As root it installs what is missing; otherwise it prints the line that does and ends.
import { fileURLToPath } from 'node:url';
import { endOwned, onEnd, startOwned } from './owned-processes.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const began = performance.now();

/** @param {string} line */
function say(line) {
  console.log(`interop: ${line}`);
}

try {
  await ensureSystemPackages({ interop: true }, say);
} catch (error) {
  console.error(`interop: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
say(`LibreOffice and PostgreSQL are there after ${((performance.now() - began) / 1000).toFixed(0)} s`);

const runner = startOwned(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'build/vitest.interop.config.mts', ...process.argv.slice(2)],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
);
onEnd((why) => {
  console.error(`interop: leaving (${why})`);
  void endOwned(runner, 3000).then(() => process.exit(130));
});
runner.once('close', (code) => {
  say(`${((performance.now() - began) / 1000).toFixed(0)} s in all`);
  process.exitCode = code ?? 1;
  void endOwned(runner);
});
