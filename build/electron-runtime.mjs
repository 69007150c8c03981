// Which Electron development and tests run: the first that works of
//   1. ELECTRON_OVERRIDE_DIST_PATH, 2. the pinned `electron` package's own download, 3. the stand-in (Linux x64).
// As a program it prints the executable's path on stdout and everything else on stderr.
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { dyingWithParent } from './owned-processes.mjs';
import { alone, projectCache } from './project-cache.mjs';
import { provideStandIn, standIn } from './stand-in-electron.mjs';

/** @typedef {{ readonly executable: string, readonly version: string, readonly reason: string }} Runtime */

const DOWNLOAD_LIMIT_MS = 5 * 60_000;
/** A host that could not be reached is left alone for this long: every npm script would wait for it again. */
const FAILURE_HOLDS_MS = 6 * 3_600_000;

const require = createRequire(import.meta.url);

/** @returns {string} the executable's path inside an Electron distribution */
function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} dist @returns {Promise<string>} the version of an unpacked Electron */
async function versionOf(dist) {
  const noted = await readFile(join(dist, 'version'), 'utf8').catch(() => '');
  if (noted.trim() !== '') return noted.trim().replace(/^v/, '');
  const { stdout } = await promisify(execFile)(join(dist, executableName()), ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return stdout.trim();
}

/** @returns {string} the folder of the pinned package */
function pinnedFolder() {
  return dirname(require.resolve('electron/package.json'));
}

/** @param {string} folder @returns {string} */
function versionOfPackage(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

/**
 * The pinned Electron: already downloaded, or downloaded now unless a recent attempt failed.
 * @param {string} folder of the pinned package
 * @param {string} cache
 * @param {NodeJS.ProcessEnv} environment
 * @param {(line: string) => void} say
 * @returns {Promise<{ executable: string, version: string } | { failure: string }>}
 */
async function providePinned(folder, cache, environment, say) {
  const version = versionOfPackage(folder);
  const executable = join(folder, 'dist', executableName());
  // path.txt is the last thing that the package's download writes: before it, dist may be half unpacked.
  const isThere = () => existsSync(join(folder, 'path.txt')) && isExecutable(executable);
  if (isThere()) return { executable, version };
  const mirror = environment['ELECTRON_MIRROR'] ?? environment['npm_config_electron_mirror'] ?? '';
  const note = join(cache, `electron-${version}-not-downloaded.json`);
  return alone(cache, 'pinned', async () => {
    if (isThere()) return { executable, version };
    const earlier = await recentFailure(note, mirror);
    if (earlier !== null) return { failure: `${earlier}; delete ${note} to try again at once` };
    say(`downloading Electron ${version}${mirror ? ` from ${mirror}` : ''}`);
    try {
      await promisify(execFile)(...dyingWithParent(process.execPath, [join(folder, 'install.js')]), {
        cwd: folder,
        // The package's installer would unpack into a folder named here, and no override that works comes this far.
        env: { ...environment, ELECTRON_OVERRIDE_DIST_PATH: '' },
        timeout: DOWNLOAD_LIMIT_MS,
        maxBuffer: 16 * 2 ** 20,
      });
      if (isThere()) return { executable, version };
      throw new Error('its installer left no executable');
    } catch (error) {
      const why = describeFailure(error);
      await mkdir(cache, { recursive: true });
      await writeFile(note, JSON.stringify({ at: Date.now(), mirror, why }));
      return { failure: why };
    }
  });
}

/** @param {unknown} error @returns {string} one line */
function describeFailure(error) {
  if (!(error instanceof Error)) return String(error);
  if (Reflect.get(error, 'killed') === true) return `it took longer than ${DOWNLOAD_LIMIT_MS / 60_000} minutes`;
  const printed = String(Reflect.get(error, 'stderr') ?? '').split('\n').map((line) => line.trim());
  return printed.find((line) => /error/i.test(line)) ?? error.message.split('\n')[0] ?? 'no reason given';
}

/** @param {string} note @param {string} mirror @returns {Promise<string | null>} why it failed, while that still holds */
async function recentFailure(note, mirror) {
  try {
    const failure = JSON.parse(await readFile(note, 'utf8'));
    const age = Date.now() - failure.at;
    if (failure.mirror === mirror && age >= 0 && age < FAILURE_HOLDS_MS) {
      return `${failure.why}, ${Math.round(age / 60_000)} minutes ago`;
    }
  } catch {
    // No note, or one cut short by a power loss: try.
  }
  await rm(note, { force: true });
  return null;
}

/**
 * Finds the Electron to run, fetching it when needed. Concurrent calls, in this and other processes, are safe.
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.environment]
 * @param {(line: string) => void} [options.say] receives progress, a line at a time
 * @param {string} [options.pinned] the folder of the pinned `electron` package
 * @returns {Promise<Runtime>}
 * @throws Error with one line when none can be had
 */
export async function findElectron({ environment = process.env, say = sayOnStderr, pinned = pinnedFolder() } = {}) {
  const cache = projectCache(environment);
  const notes = [];
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const dist = resolve(override);
    const executable = join(dist, executableName());
    if (isExecutable(executable)) {
      return { executable, version: await versionOf(dist), reason: 'ELECTRON_OVERRIDE_DIST_PATH names it' };
    }
    notes.push(`ELECTRON_OVERRIDE_DIST_PATH=${override} holds no ${executableName()}`);
    say(notes.join());
  }
  const provided = await providePinned(pinned, cache, environment, say);
  if ('executable' in provided) return { ...provided, reason: 'it is the pinned version' };
  notes.push(`the pinned ${versionOfPackage(pinned)} could not be downloaded (${provided.failure})`);
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      const executable = await provideStandIn(cache, say);
      return { executable, version: standIn.version, reason: `stand-in for development and tests: ${notes.join('; ')}` };
    } catch (error) {
      notes.push(error instanceof Error ? error.message : String(error));
    }
  } else {
    notes.push(`there is no stand-in for ${process.platform} ${process.arch}`);
  }
  throw new Error(`no Electron can be had: ${notes.join('; ')}`);
}

/**
 * The pinned Electron alone: what a package for visitors is made of.
 * @param {(line: string) => void} say
 * @returns {Promise<Runtime>}
 * @throws Error with one line when it cannot be had
 */
export async function findPinnedElectron(say) {
  const folder = pinnedFolder();
  const provided = await providePinned(folder, projectCache(), process.env, say);
  if ('executable' in provided) return { ...provided, reason: 'it is the pinned version' };
  throw new Error(`Electron ${versionOfPackage(folder)} could not be downloaded (${provided.failure})`);
}

/** @param {string} line */
function sayOnStderr(line) {
  process.stderr.write(`electron-runtime: ${line}\n`);
}

// No top-level await: a test that is compiled to CommonJS could not load this file any more.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  findElectron().then(
    ({ executable, version, reason }) => {
      sayOnStderr(`Electron ${version}: ${reason}`);
      process.stdout.write(`${executable}\n`);
    },
    (error) => {
      sayOnStderr(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    },
  );
}
