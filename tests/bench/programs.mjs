// The two programs that are compared: the kiosk, and a bare Electron window on the same runtime and screen.
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startOwned } from '../../build/owned-processes.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @typedef {'kiosk' | 'bare'} Program */

/**
 * The command line after the executable. @param {Program} program @param {string} dataDir
 * @returns {string[]}
 */
export function commandLine(program, dataDir) {
  const chromium = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return program === 'kiosk'
    ? [...chromium, root, `--data-dir=${dataDir}`]
    : [...chromium, fileURLToPath(new URL('bare-window.cjs', import.meta.url)), dataDir];
}

/** What a person may have set in the environment must not change what is measured. */
export function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name, value]) => value !== undefined && !/^(KIOSK_|NODE_OPTIONS$|ELECTRON_RUN_AS_NODE$)/.test(name));
  return /** @type {Record<string, string>} */ (Object.fromEntries(kept));
}

/**
 * Starts a program and resolves when it says that its first interactive frame was painted.
 * @param {string} electron
 * @param {Program} program
 * @param {string} dataDir
 */
export async function start(electron, program, dataDir) {
  const began = performance.now();
  const child = startOwned(electron, commandLine(program, dataDir), { env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'ignore'] });
  if (!child.stdout) throw new Error('no output to read');
  const lines = createInterface({ input: child.stdout });
  const ms = await new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      if (/^(kiosk|bare): interactive/.test(line)) resolve(performance.now() - began);
    });
    child.once('close', () => reject(new Error(`the ${program} ended before it was interactive`)));
  });
  return { child, ms: Number(ms) };
}
