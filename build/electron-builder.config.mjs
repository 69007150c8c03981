// What a package holds, for electron-builder. The store lies outside the archive, together with the one library it
// loads: a forked Node cannot read an archive, and one layout serves both forms of the store.
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A fuse that an old Electron does not have cannot be set on it. @param {string} version */
function fusesOf(version) {
  /** @type {import('electron-builder').Configuration['electronFuses']} */
  const fuses = {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    // Electron looks at these hashes on macOS and Windows only.
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
  };
  return Number.parseInt(version, 10) >= 29 ? { ...fuses, grantFileProtocolExtraPrivileges: false } : fuses;
}

/**
 * @param {object} made
 * @param {import('./electron-runtime.mjs').Runtime} made.electron
 * @param {boolean} made.isStandIn a test package, which carries the Node that its store runs on
 * @param {string} made.output
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfiguration({ electron, isStandIn, output }) {
  const name = isStandIn ? 'lab-tour-kiosk-test-package' : 'lab-tour-kiosk';
  return {
    appId: isStandIn ? 'kiosk.lab-tour.test-package' : 'kiosk.lab-tour',
    productName: name,
    executableName: name,
    directories: { output, buildResources: 'assets/icons' },
    electronVersion: electron.version,
    electronDist: dirname(electron.executable),
    electronFuses: fusesOf(electron.version),
    // The interface's languages; Chromium's own texts are never shown.
    electronLanguages: ['ru', 'en-US', 'zh-CN'],
    asar: true,
    npmRebuild: false,
    extraMetadata: { name, productName: name },
    files: ['package.json', 'out/main/**', 'out/preload/**', 'out/renderer/**', '!node_modules', '!**/*.map'],
    extraResources: [
      { from: 'assets/packs', to: 'packs' },
      // In the panel too; here for whoever cannot get into it.
      { from: 'assets/guides', to: 'guides', filter: ['**/*.md'] },
      { from: 'LICENSE', to: 'LICENSE' },
      ...['geologica', 'noto-sans-sc'].map((font) => ({ from: `node_modules/@fontsource-variable/${font}/LICENSE`, to: `licences/${font}.txt` })),
      { from: 'out/store', to: 'store/out/store', filter: ['**/*', '!**/*.map'] },
      {
        from: 'node_modules/better-sqlite3',
        to: 'store/node_modules/better-sqlite3',
        filter: ['package.json', 'LICENSE', 'lib/**', `prebuilds/${process.platform}-${process.arch}.node`],
      },
      ...(isStandIn ? [{ from: 'node_modules/node/bin/node', to: 'store/node_modules/.bin/node' }] : []),
    ],
    linux: { target: 'dir', category: 'Education' },
    afterExtract: async ({ appOutDir }) => {
      // What an Electron for development holds besides: its default app, or the stand-in's loader.
      for (const left of ['resources/app', 'resources/default_app.asar', 'version']) {
        await rm(join(appOutDir, left), { recursive: true, force: true });
      }
    },
  };
}
