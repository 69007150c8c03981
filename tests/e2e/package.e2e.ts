import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { encodePng, isOneColour, readScreen, type Screen } from '../../build/framebuffer.mjs';
import { startVirtualDisplay, type VirtualDisplay } from '../../build/virtual-display.mjs';
import { runningFrom } from '../fixtures/process-census.ts';
import { findSquare, shareOf, textLines } from '../fixtures/screen-reading.ts';
import { install, makeTestPackage, packageFolder, type Installation } from './package-install.ts';
import { readRows } from './rows.ts';

const executable = join(packageFolder, 'lab-tour-kiosk-test-package');
/** The accent of the laser laboratory. */
const green = { red: 0x9d, green: 0xf7, blue: 0x63 };

let installation: Installation;
let display: VirtualDisplay;

// One package, made once, in one worker.
test.describe.configure({ mode: 'default', timeout: 120_000 });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await makeTestPackage();
  installation = await install();
  display = await startVirtualDisplay({ openToAll: true });
});

test.afterEach(async () => {
  const info = test.info();
  if (info.status === info.expectedStatus) return;
  await info.attach('screen', { body: encodePng(await readScreen(display.framebuffer)), contentType: 'image/png' });
});

test.afterAll(async () => {
  await installation.remove();
  await display.end();
});

/** Every file below a folder, as paths relative to it. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

test('the package has the fuses that its configuration sets', async () => {
  const wire = await getCurrentFuseWire(executable);
  const state = (fuse: FuseV1Options) => wire[fuse];
  expect(state(FuseV1Options.RunAsNode)).toBe(FuseState.DISABLE);
  expect(state(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(FuseState.DISABLE);
  expect(state(FuseV1Options.EnableNodeCliInspectArguments)).toBe(FuseState.DISABLE);
  expect(state(FuseV1Options.EnableCookieEncryption)).toBe(FuseState.ENABLE);
  expect(state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(FuseState.ENABLE);
  expect(state(FuseV1Options.OnlyLoadAppFromAsar)).toBe(FuseState.ENABLE);
  // Electron 25 has no such fuse.
  expect(state(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBeUndefined();
});

test('the package holds the built app, the packs and the store, and nothing of how they were made', () => {
  const resources = join(packageFolder, 'resources');
  const archived = listPackage(join(resources, 'app.asar'), { isPack: false });
  const parts = /^\/(package\.json|out(\/(main(\/main\.cjs)?|preload(\/preload\.cjs)?|renderer(\/(index|poster|entry|staff|guide|stage|recap)\.html|\/assets(\/.+\.(js|css|woff2?|svg|png|webp))?)?))?)$/;
  expect(archived.filter((path) => !parts.test(path))).toEqual([]);
  expect(archived).toEqual(expect.arrayContaining(['/out/main/main.cjs', '/out/preload/preload.cjs', '/out/renderer/index.html']));

  expect(readdirSync(resources).sort()).toEqual(['LICENSE', 'app.asar', 'guides', 'licences', 'packs', 'store']);
  expect(filesBelow(join(resources, 'licences'))).toEqual(['geologica.txt', 'noto-sans-sc.txt']);
  const store = filesBelow(join(resources, 'store')).filter((path) => !path.startsWith('node_modules/better-sqlite3/lib/'));
  expect(store).toEqual([
    'node_modules/.bin/node',
    'node_modules/better-sqlite3/LICENSE',
    'node_modules/better-sqlite3/package.json',
    'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    'out/store/store.cjs',
    'out/store/tasks.cjs',
  ]);
  expect(filesBelow(join(resources, 'guides')).filter((path) => !/^(ru|en|zh-Hans)\/[a-z-]+\.md$/.test(path))).toEqual([]);
  expect(filesBelow(join(resources, 'guides'))).toContain('ru/trouble.md');
  const packs = filesBelow(join(resources, 'packs'));
  expect(packs).toContain('technospark/pack.json');
  expect(packs.filter((path) => /\.([cm]?[jt]sx?|py|sh|map)$/.test(path))).toEqual([]);
});

test('nothing in the package starts it, so nothing starts it without its sandbox', () => {
  const launchers = filesBelow(packageFolder).filter(
    (path) => /\.(sh|desktop|service|bash)$/.test(path) || readFileSync(join(packageFolder, path)).subarray(0, 2).toString('latin1') === '#!',
  );
  expect(launchers).toEqual([]);
});

for (const flag of ['--no-sandbox', '--inspect', '--inspect-brk=0', '--remote-debugging-port=0', '--remote-debugging-pipe']) {
  test(`the package does not start with ${flag}`, async () => {
    const kiosk = installation.start([`--data-dir=${installation.dataDir}`, flag], display.environment);
    expect(await kiosk.ended).toBe(2);
    const said = kiosk.lines().join('\n');
    expect(said).toContain(`kiosk: does not start with ${flag}`);
    expect(said).not.toMatch(/listening on|store ready|interactive/i);
    await expect.poll(() => runningFrom(installation.folder)).toEqual([]);
  });
}

test('the package is not to be had as a Node', async () => {
  const kiosk = installation.start(['-e', 'console.log("ran as Node")'], { ...display.environment, ELECTRON_RUN_AS_NODE: '1' });
  expect(await kiosk.ended).toBe(2);
  expect(kiosk.lines()).toContain('kiosk: does not start with ELECTRON_RUN_AS_NODE');
  expect(kiosk.lines()).not.toContain('ran as Node');
});

test('the package loads nothing that NODE_OPTIONS names', async () => {
  const script = join(installation.folder, '../named.cjs');
  writeFileSync(script, 'console.log("was loaded")', { mode: 0o644 });
  // Its fuse takes the variable away before main could see it; the unknown flag ends the start.
  const kiosk = installation.start(['--unknown'], { ...display.environment, NODE_OPTIONS: `--require ${script}` });
  expect(await kiosk.ended).toBe(2);
  expect(kiosk.lines()).not.toContain('was loaded');
});

function touch(x: number, y: number) {
  execFileSync('xdotool', ['mousemove', String(x), String(y), 'click', '1'], { env: { ...process.env, ...display.environment } });
}

/** What the kernel says of the package's renderer: its system calls are filtered, and it sees another world of processes. */
function rendererConfinement(): { filtered: boolean; namespaces: number }[] {
  return runningFrom(installation.folder)
    .filter(({ command }) => command.includes('--type=renderer'))
    .map(({ pid }) => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const ids = /^NSpid:\s*(.*)$/m.exec(status)?.[1]?.split(/\s+/) ?? [];
      return { filtered: /^Seccomp:\s*2$/m.test(status), namespaces: ids.length };
    });
}

/** What the attract screen must show, in words: the first that it does not. */
function missingFromAttract(screen: Screen): string | null {
  if (isOneColour(screen)) return 'anything at all';
  const { width, height } = screen;
  const third = (index: number) => ({
    left: Math.round((width * index) / 3),
    top: 0,
    right: Math.round((width * (index + 1)) / 3),
    bottom: Math.round(height * 0.6),
  });
  // One hint a laboratory, in its accent: ice, green, amber; each has its colour where the others have none of it.
  const hints = [
    { name: 'diamond', is: (c: { red: number; green: number; blue: number }) => c.blue > 110 && c.blue > c.red + 25 },
    { name: 'laser', is: (c: { red: number; green: number; blue: number }) => c.green > 110 && c.green > c.red + 50 && c.green > c.blue + 50 },
    { name: 'robots', is: (c: { red: number; green: number; blue: number }) => c.red > 150 && c.red > c.blue + 70 && c.red > c.green + 20 },
  ];
  for (const [index, hint] of hints.entries()) {
    const shares = hints.map((_, part) => shareOf(screen, third(part), hint.is));
    const own = shares[index] ?? 0;
    if (own < 0.005 || shares.some((share, part) => part !== index && share > own / 2)) return `the ${hint.name} hint in its colour (${shares.join(', ')})`;
  }
  return invitations(screen).length === 3 ? null : 'one invitation in each of three languages';
}

/** The left half of the board under the picture: one line a language. */
function invitations(screen: Screen) {
  return textLines(screen, { left: 0, top: Math.round(screen.height * 0.64), right: Math.round(screen.width * 0.5), bottom: screen.height });
}

test('the package runs as an unprivileged user in its sandbox, answers touches and records them', async () => {
  const kiosk = installation.start([`--data-dir=${installation.dataDir}`], display.environment);
  await expect.poll(() => kiosk.lines().join('\n'), { timeout: 40_000 }).toMatch(/^kiosk: interactive after/m);
  expect(kiosk.lines()).toContain('kiosk: test package on a stand-in Electron: not for visitors');
  await expect.poll(async () => missingFromAttract(await readScreen(display.framebuffer)), { timeout: 25_000 }).toBeNull();
  expect(rendererConfinement()).toEqual([{ filtered: true, namespaces: 3 }]);

  const [, english] = invitations(await readScreen(display.framebuffer));
  if (english === undefined) throw new Error('no second line');
  touch(300, Math.round((english.top + english.bottom) / 2));
  await expect.poll(() => readRows(installation.dataDir).map((row) => row.kind), { timeout: 25_000 }).toEqual(['visit-started']);
  await expect.poll(async () => findSquare(await readScreen(display.framebuffer), green, 24), { timeout: 25_000 }).not.toBeNull();
  const door = findSquare(await readScreen(display.framebuffer), green, 24);
  if (door === null) throw new Error('no door of the laser laboratory');
  touch(door.x, door.y);
  await expect.poll(() => readRows(installation.dataDir).map((row) => row.kind), { timeout: 25_000 }).toContain('step-viewed');

  const rows = readRows(installation.dataDir);
  expect(rows.map(({ seq, kind, language, mode, lab }) => ({ seq, kind, language, mode, lab }))).toEqual([
    { seq: 1, kind: 'visit-started', language: 'en', mode: 'self', lab: null },
    { seq: 2, kind: 'lab-opened', language: 'en', mode: 'self', lab: 'laser' },
    { seq: 3, kind: 'step-viewed', language: 'en', mode: 'self', lab: 'laser' },
  ]);
  expect(new Set(rows.map((row) => row.visit_id)).size).toBe(1);

  kiosk.terminate();
  expect(await kiosk.ended).toBe(0);
  await expect.poll(() => runningFrom(installation.folder), { timeout: 5_000 }).toEqual([]);
});
