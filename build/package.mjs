// `npm run package`: an unpacked Linux app in dist/, on the pinned Electron. `-- --stand-in` makes a test package
// on the stand-in instead, called so in its folder's name and by its first lines.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Arch, Platform, build } from 'electron-builder';
import { bundle, traces } from './bundle.mjs';
import { packageConfiguration } from './electron-builder.config.mjs';
import { findPinnedElectron } from './electron-runtime.mjs';
import { projectCache } from './project-cache.mjs';
import { provideStandIn, standIn } from './stand-in-electron.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const sources = ['out/main', 'out/preload', 'out/renderer', 'out/store', 'assets/packs', 'package-lock.json', 'LICENSE', 'build/package.mjs', 'build/electron-builder.config.mjs'];

/**
 * Makes the package anew when what it is made of changed, and replaces the old one only when it is whole.
 * @param {boolean} isStandIn
 * @param {(line: string) => void} say
 * @returns {Promise<{ folder: string, version: string }>}
 */
async function makePackage(isStandIn, say) {
  const electron = isStandIn ? await standInForPackages(say) : await findPinnedElectron(say);
  await bundle();
  const name = isStandIn ? 'lab-tour-kiosk-test-package' : 'lab-tour-kiosk';
  const target = join(root, 'dist', `${name}-linux-x64`);
  const stamp = `${target}.made-of`;
  const made = { folder: target, version: electron.version };
  const now = [electron.version, ...(await Promise.all(sources.map((source) => traces(join(root, source))))).flat()].join('\n');
  if (existsSync(target) && now === (await readFile(stamp, 'utf8').catch(() => ''))) return made;
  await mkdir(dirname(target), { recursive: true });
  const output = await mkdtemp(`${target}.making-`);
  try {
    await build({
      projectDir: root,
      targets: Platform.LINUX.createTarget('dir', Arch.x64),
      config: packageConfiguration({ electron, isStandIn, output }),
      publish: 'never',
    });
    await rm(target, { recursive: true, force: true });
    await rename(join(output, 'linux-unpacked'), target);
    await writeFile(stamp, now);
  } finally {
    await rm(output, { recursive: true, force: true });
  }
  return made;
}

/** @param {(line: string) => void} say @returns {Promise<import('./electron-runtime.mjs').Runtime>} */
async function standInForPackages(say) {
  const executable = await provideStandIn(projectCache(), say);
  return { executable, version: standIn.version, reason: 'a test package was asked for' };
}

const say = (/** @type {string} */ line) => console.log(`package: ${line}`);
const flags = process.argv.slice(2);
const isStandIn = flags.includes('--stand-in');
const unknown = flags.find((flag) => flag !== '--stand-in');
try {
  if (unknown !== undefined) throw new Error(`unknown flag ${unknown}; the only one is --stand-in`);
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('packages are made on Linux x64');
  const { version: app } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const made = await makePackage(isStandIn, say);
  const what = isStandIn ? 'TEST PACKAGE, not for visitors: ' : '';
  say(`${what}version ${app} on Electron ${made.version} in ${made.folder.slice(root.length)}`);
} catch (error) {
  const instead = isStandIn || unknown !== undefined ? '' : '; npm run package -- --stand-in makes a test package';
  console.error(`package: ${error instanceof Error ? error.message : String(error)}${instead}`);
  process.exitCode = 1;
}
