import { execFile } from 'node:child_process';
import { access, chmod, chown, constants, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startVirtualDisplay } from '../../build/virtual-display.mjs';
import { test as base, type Kiosk } from './kiosk.ts';

export { expect } from './kiosk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** `nobody`: the user that owns nothing on any Linux. */
const nobody = 65_534;

interface Fixtures {
  /** The real kiosk as an unprivileged user, its sandbox on. Root becomes `nobody` for it. */
  readonly sandboxedKiosk: Kiosk & { readonly display: Readonly<Record<string, string>> };
}

interface WorkerFixtures {
  /** A copy of the built app, and an Electron, that any user may read. */
  readonly publicApp: { readonly appFolder: string; readonly executable: string };
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  publicApp: [
    async ({ electron }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'kiosk-public-'));
      await chmod(folder, 0o755);
      const appFolder = join(folder, 'app');
      await copyApp(appFolder);
      const readable = (await isReadableByNobody(electron)) ? electron : await copyElectron(electron, join(folder, 'electron'));
      const executable = join(folder, 'electron-as-nobody');
      await writeFile(executable, asNobody(readable), { mode: 0o755 });
      await use({ appFolder, executable: isRoot() ? executable : electron });
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  sandboxedKiosk: async ({ launchKiosk, publicApp }, use) => {
    const home = await mkdtemp(join(tmpdir(), 'kiosk-home-'));
    if (isRoot()) await chown(home, nobody, nobody);
    // Open to every user of this machine, which the screens of the other tests are not.
    const screen = await startVirtualDisplay({ openToAll: true });
    const kiosk = await launchKiosk({
      ...publicApp,
      dataDir: join(home, 'data'),
      chromiumFlags: [],
      env: { ...screen.environment, HOME: home, TMPDIR: home, XAUTHORITY: '' },
    });
    await use({ ...kiosk, display: screen.environment });
    await kiosk.close();
    await screen.end();
    await rm(home, { recursive: true, force: true });
  },
});

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** A program that starts Electron as nobody. Playwright, seeing root, adds --no-sandbox: it is taken out again. */
function asNobody(electron: string): string {
  return `#!/bin/sh
for flag do
  shift
  [ "$flag" = --no-sandbox ] || set -- "$@" "$flag"
done
exec setpriv --reuid=${nobody} --regid=${nobody} --clear-groups --inh-caps=-all -- '${electron}' "$@"
`;
}

/** What the kiosk reads at run time, and nothing else of the project. */
async function copyApp(folder: string): Promise<void> {
  await mkdir(join(folder, 'node_modules/.bin'), { recursive: true });
  const parts = ['package.json', 'out/main', 'out/preload', 'out/renderer', 'out/store', 'assets/packs'];
  const sqlite = ['package.json', 'lib', 'prebuilds'].map((part) => `node_modules/better-sqlite3/${part}`);
  await Promise.all([...parts, ...sqlite].map((part) => cp(join(root, part), join(folder, part), { recursive: true })));
  const node = join(folder, 'node_modules/.bin/node');
  if (await isReadableByNobody(process.execPath)) await symlink(process.execPath, node);
  else await cp(process.execPath, node);
}

async function copyElectron(executable: string, folder: string): Promise<string> {
  await cp(dirname(executable), folder, { recursive: true });
  return join(folder, 'electron');
}

async function isReadableByNobody(file: string): Promise<boolean> {
  if (!isRoot()) return access(file, constants.X_OK).then(() => true, () => false);
  const command = ['--reuid', String(nobody), '--regid', String(nobody), '--clear-groups', '--', 'test', '-x', file];
  return promisify(execFile)('setpriv', command).then(() => true, () => false);
}
