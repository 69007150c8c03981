// `npm start`: builds what is out of date and runs the kiosk; without a display on a virtual one, with pictures.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { findElectron } from './electron-runtime.mjs';
import { endOwned, onEnd, startOwned } from './owned-processes.mjs';
import { watchScreen } from './screen-shots.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Long enough for the app to write what it has acknowledged, short enough for an impatient hand. */
const GRACE_MS = 4000;

/** @type {(() => void | Promise<void>)[]} run in reverse order when the launcher leaves */
const undo = [];
/** @type {Promise<void> | null} */
let leaving = null;

/** @param {string} line */
function say(line) {
  console.log(`start: ${line}`);
}

/** @param {number} code */
function leave(code) {
  leaving ??= (async () => {
    for (const step of undo.reverse()) await step();
    process.exit(code);
  })();
  return leaving;
}

/** @returns {boolean} */
function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

async function prepare() {
  const display = !hasDisplay();
  await ensureSystemPackages({ display }, say);
  const electron = await findElectron({ say });
  const built = await bundle();
  say(built.length > 0 ? `built ${built.join(', ')}` : 'nothing to build');
  say(`Electron ${electron.version}: ${electron.reason}`);
  if (!display) return { electron, screen: null };
  const screen = await startVirtualDisplay();
  undo.push(() => screen.end());
  say(`no display: running on a virtual one (${screen.environment['DISPLAY']}, 1920 × 1080), pictures in out/shots/`);
  return { electron, screen };
}

/** @param {Awaited<ReturnType<typeof prepare>>} prepared */
async function run({ electron, screen }) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (asRoot) say('as root Chromium has no sandbox: --no-sandbox (an unprivileged user gets the sandbox)');
  say(
    process.platform === 'linux' && screen !== null
      ? 'to leave: Ctrl+C'
      : 'to leave: Ctrl+C here (npm start -- --windowed leaves room for other windows)',
  );
  await mkdir(join(root, 'out'), { recursive: true });
  const log = createWriteStream(join(root, 'out/start.log'));
  const child = startOwned(
    electron.executable,
    [...(asRoot ? ['--no-sandbox'] : []), root, ...process.argv.slice(2)],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...screen?.environment } },
  );
  undo.push(() => endOwned(child, GRACE_MS));
  /** @type {string[]} what Chromium and libraries said, shown only when the app fails */
  const aside = [];
  /** @param {NodeJS.ReadableStream | null} stream @param {(line: string) => void} pass */
  const follow = (stream, pass) => {
    if (stream === null) return;
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      if (!line.startsWith('kiosk:')) {
        aside.push(line);
        if (aside.length > 15) aside.shift();
        return;
      }
      pass(line);
      if (screen !== null && line.startsWith('kiosk: interactive')) void takePictures(screen.framebuffer);
    });
  };
  follow(child.stdout, (line) => console.log(line));
  follow(child.stderr, (line) => console.error(line));
  child.once('error', (error) => {
    console.error(`start: Electron cannot be started: ${error.message}`);
    void leave(1);
  });
  child.once('close', (code, signal) => {
    if (leaving !== null) return;
    const failed = code === null || (code !== 0 && code !== 2);
    if (failed) {
      for (const line of aside) console.error(line);
      console.error(`start: Electron ended with ${signal ?? `code ${code}`}; everything it said is in out/start.log`);
    }
    void leave(code ?? 1);
  });
}

let isTakingPictures = false;

/** @param {string} framebuffer */
async function takePictures(framebuffer) {
  // A window that was reloaded says again that it is interactive.
  if (isTakingPictures) return;
  isTakingPictures = true;
  try {
    const watch = await watchScreen(framebuffer, join(root, 'out/shots'));
    undo.push(watch.end);
    say(`picture ${watch.first.slice(root.length)}`);
  } catch (error) {
    console.error(`start: no pictures: ${error instanceof Error ? error.message : String(error)}`);
  }
}

onEnd((why) => {
  console.log(`\nstart: leaving (${why})`);
  void leave(0);
});
try {
  const prepared = await prepare();
  if (leaving === null) await run(prepared);
} catch (error) {
  console.error(`start: ${error instanceof Error ? error.message : String(error)}`);
  await leave(1);
}
