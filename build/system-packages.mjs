// The system libraries that Electron needs on Debian and Ubuntu, and what a machine without a display needs.
// As root the missing ones are installed; otherwise the one line that installs them is printed.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Each entry: the names a package has had; Ubuntu 24.04 and Debian 13 renamed some (64-bit time_t). */
const libraries = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2t64', 'libasound2'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libdrm2'],
  ['libxss1'],
];
const virtualDisplay = [['xvfb'], ['xauth']];
/** Touches from outside; text and pictures of a recap's pages; a screen of two displays. */
const testing = [['xdotool'], ['poppler-utils'], ['xserver-xorg-core'], ['xserver-xorg-video-dummy'], ['x11-xserver-utils']];
/** The programs that exports and their loading are tried on; with its screens or without, one LibreOffice is enough. */
const interoperation = [['libreoffice-calc-nogui', 'libreoffice-calc'], ['postgresql']];

/**
 * @param {object} purpose
 * @param {boolean} [purpose.display] a virtual display is needed
 * @param {boolean} [purpose.tests] what only tests need, a virtual display included
 * @param {boolean} [purpose.interop] only what `npm run test:interop` needs, which starts no Electron
 * @returns {string[][]}
 */
export function neededPackages({ display = false, tests = false, interop = false }) {
  if (interop) return interoperation;
  return [...libraries, ...(display || tests ? virtualDisplay : []), ...(tests ? testing : [])];
}

/**
 * @param {string} listing lines of `dpkg-query -W -f='${Package} ${db:Status-Status}\n'`
 * @param {readonly (readonly string[])[]} needed
 * @returns {(readonly string[])[]} the entries of which no name is installed
 */
export function missingPackages(listing, needed) {
  const installed = new Set();
  for (const line of listing.split('\n')) {
    const [name, status] = line.trim().split(/\s+/);
    if (name !== undefined && status === 'installed') installed.add(name.replace(/:.*$/, ''));
  }
  return needed.filter((names) => !names.some((name) => installed.has(name)));
}

/**
 * @param {readonly (readonly string[])[]} missing
 * @param {(name: string) => boolean} isOffered whether this system's sources know the package
 * @returns {string[]} the name of each as this system calls it
 */
export function namesHere(missing, isOffered) {
  return missing.map((names) => names.find(isOffered) ?? names.at(-1) ?? '').filter((name) => name !== '');
}

/** @param {readonly string[]} names */
export function installLine(names) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;
}

/** @param {readonly (readonly string[])[]} needed */
async function missingHere(needed) {
  // dpkg-query exits with 1 when any name is unknown; what it lists is complete all the same.
  const { stdout } = await promisify(execFile)('dpkg-query', [
    '-W',
    '-f=${Package} ${db:Status-Status}\n',
    ...needed.flat(),
  ]).catch((error) => ({ stdout: String(error.stdout ?? '') }));
  return missingPackages(stdout, needed);
}

/**
 * Runs apt-get without its many lines, unless it fails.
 * @param {readonly string[]} parameters
 * @param {(line: string) => void} say
 */
async function aptGet(parameters, say) {
  // Not ended with us: an interrupted dpkg leaves the system's packages half configured.
  await promisify(execFile)('apt-get', parameters, {
    maxBuffer: 64 * 2 ** 20,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).catch((error) => {
    for (const line of `${error.stderr ?? error.message}`.trim().split('\n').slice(-5)) say(`apt-get: ${line}`);
  });
}

/** @param {readonly (readonly string[])[]} missing @returns {Promise<string[]>} */
async function offeredNames(missing) {
  const { stdout } = await promisify(execFile)('apt-cache', ['--no-all-versions', 'show', ...missing.flat()], {
    maxBuffer: 16 * 2 ** 20,
  }).catch((error) => ({ stdout: String(error.stdout ?? '') }));
  const offered = new Set([...stdout.matchAll(/^Package: (\S+)$/gm)].map((match) => match[1]));
  return namesHere(missing, (name) => offered.has(name));
}

/**
 * Makes sure that the system packages are there.
 * @param {{ display?: boolean, tests?: boolean, interop?: boolean }} purpose
 * @param {(line: string) => void} say
 * @throws Error with the line to run when something is missing and cannot be installed from here
 */
export async function ensureSystemPackages(purpose, say) {
  if (process.platform !== 'linux') return;
  const needed = neededPackages(purpose);
  if (!existsSync('/usr/bin/dpkg-query')) {
    say(`not Debian or Ubuntu: not checked are ${needed.map((names) => names.at(-1)).join(', ')}`);
    return;
  }
  const missing = await missingHere(needed);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new Error(`system packages are missing; install them with:\n${installLine(await offeredNames(missing))}`);
  }
  say(`installing system packages: ${missing.map((names) => names.at(-1)).join(', ')}`);
  await aptGet(['update', '-qq'], say);
  const names = await offeredNames(missing);
  await aptGet(['install', '-y', '-qq', '--no-install-recommends', ...names], say);
  const left = await missingHere(missing);
  if (left.length > 0) throw new Error(`system packages could not be installed; try:\n${installLine(names)}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const say = (/** @type {string} */ line) => console.error(`system-packages: ${line}`);
  ensureSystemPackages({ display: true, tests: process.argv.includes('--tests') }, say).catch((error) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
