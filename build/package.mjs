// `npm run package`: an unpacked Linux app in dist/, on the pinned Electron. `-- --stand-in` makes a test package
// on the stand-in instead, called so in its folder's name and by its first lines.
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Arch, Platform, build } from 'electron-builder';
import { bundle } from './bundle.mjs';
import { packageConfiguration } from './electron-builder.config.mjs';
import { findPinnedElectron } from './electron-runtime.mjs';
import { projectCache } from './project-cache.mjs';
import { provideStandIn, standIn } from './stand-in-electron.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {object} options
 * @param {boolean} options.isStandIn
 * @param {string} [options.folder] where the package goes; what is there is replaced
 * @param {(line: string) => void} options.say
 * @returns {Promise<{ folder: string, executable: string, version: string }>}
 */
export async function makePackage({ isStandIn, folder, say }) {
  const electron = isStandIn ? await standInForPackages(say) : await findPinnedElectron(say);
  await bundle();
  const name = isStandIn ? 'lab-tour-kiosk-test-package' : 'lab-tour-kiosk';
  const target = folder ?? join(root, 'dist', `${name}-linux-x64`);
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
  } finally {
    await rm(output, { recursive: true, force: true });
  }
  return { folder: target, executable: join(target, name), version: electron.version };
}

/** @param {(line: string) => void} say @returns {Promise<import('./electron-runtime.mjs').Runtime>} */
async function standInForPackages(say) {
  const executable = await provideStandIn(projectCache(), say);
  return { executable, version: standIn.version, reason: 'a test package was asked for' };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const say = (/** @type {string} */ line) => console.log(`package: ${line}`);
  const flags = process.argv.slice(2);
  const isStandIn = flags.includes('--stand-in');
  const unknown = flags.find((flag) => flag !== '--stand-in');
  try {
    if (unknown !== undefined) throw new Error(`unknown flag ${unknown}; the only one is --stand-in`);
    if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('packages are made on Linux x64');
    const { version: app } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const made = await makePackage({ isStandIn, say });
    say(`${isStandIn ? 'TEST PACKAGE, not for visitors: ' : ''}version ${app} on Electron ${made.version} in ${made.folder.slice(root.length)}`);
  } catch (error) {
    const instead = isStandIn || unknown !== undefined ? '' : '; npm run package -- --stand-in makes a test package';
    console.error(`package: ${error instanceof Error ? error.message : String(error)}${instead}`);
    process.exitCode = 1;
  }
}
