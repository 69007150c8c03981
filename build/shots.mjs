// `npm run shots`: every visitor screen of the real app × language × orientation as out/shots/<orientation>/<language>/<screen>.png,
// a few of them with large text, strong contrast and low reach, and every screen of guide and stage in out/shots/guide/<language>.
// Only some of them (--windows=guide or --windows=visitor for one of the two):
//   npm run shots -- --orientations=portrait --languages=ru,en --screens=home,finish --displays=plain,text-200
// `npm run shots -- --readme` instead renews the pictures of the README.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from '@playwright/test';
import { walkScreens } from '../tests/e2e/screen-walk.ts';
import { bundle } from './bundle.mjs';
import { findElectron } from './electron-runtime.mjs';
import { takeGuideShots } from './guide-shots.mjs';
import { onEnd } from './owned-processes.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

/** @typedef {import('../electron/core/language.ts').Language} Language */
/** @typedef {import('../electron/core/interest.ts').Display} Display */

const root = fileURLToPath(new URL('..', import.meta.url));

const sizes = /** @type {const} */ ({ landscape: { width: 1920, height: 1080 }, portrait: { width: 1080, height: 1920 } });
/** @type {readonly Language[]} */
const languages = ['ru', 'en', 'zh-Hans'];

/** What of the walk is shown in which display; the labs' later steps differ only in their pictures. */
const fewScreens = /^(home|menu|view|sound|help|diamond-seed|diamond-patience|laser-march|robots-floor-code|playing|source|interests|interests-marked|quiz|quiz-answered|question|question-typing|question-sent|finish|still-there)$/;
/** @type {Readonly<Record<string, { readonly display: Partial<Display>, readonly screens: RegExp }>>} */
const displays = {
  plain: { display: {}, screens: /./ },
  'text-150': { display: { textSize: 150 }, screens: fewScreens },
  'text-200': { display: { textSize: 200 }, screens: fewScreens },
  contrast: { display: { contrast: 'more' }, screens: /^(home|view|diamond-seed|interests-marked|question|finish)$/ },
  'low-reach': { display: { reach: 'low' }, screens: /^(home|view|diamond-seed|laser-march|source|interests|quiz-answered|question|finish|still-there)$/ },
};

/** The best of them for the README, all landscape. */
const readme = [
  { name: 'attract', language: /** @type {const} */ ('ru'), look: 'plain', screen: 'attract' },
  { name: 'doors', language: /** @type {const} */ ('zh-Hans'), look: 'plain', screen: 'home' },
  { name: 'story', language: /** @type {const} */ ('ru'), look: 'plain', screen: 'diamond-patience' },
  { name: 'large-text', language: /** @type {const} */ ('ru'), look: 'text-200', screen: 'diamond-patience' },
];
/** The same of guide and stage: the Russian guide's console, and the stage in Russian and Chinese. */
const readmeOfGuides = /** @type {Readonly<Record<string, string>>} */ ({ 'console-notes': 'console', 'stage-05': 'stage' });
const readmeFolder = join(root, 'assets/guides/pictures');
const readmeHeight = 540;

/** @param {string} name @param {readonly string[]} all */
function chosen(name, all) {
  const given = process.argv.find((each) => each.startsWith(`--${name}=`));
  return given ? given.slice(name.length + 3).split(',') : all;
}

/**
 * A picture as small as the README shows it.
 * @param {import('@playwright/test').ElectronApplication} by
 * @param {import('@playwright/test').Page} shown
 * @param {string} name
 */
async function takeForReadme(by, shown, name) {
  const picture = (await shown.screenshot({ animations: 'disabled' })).toString('base64');
  const small = await by.evaluate(
    ({ nativeImage }, { png, height }) =>
      nativeImage.createFromBuffer(Buffer.from(png, 'base64')).resize({ height, quality: 'best' }).toJPEG(84).toString('base64'),
    { png: picture, height: readmeHeight },
  );
  await writeFile(join(readmeFolder, `${name}.jpg`), Buffer.from(small, 'base64'));
}

/** @param {string} line */
function say(line) {
  console.log(`shots: ${line}`);
}

/**
 * One walk of one kiosk; the scenes stand at the moment that makes their best still picture.
 * @param {import('@playwright/test').Page} page
 * @param {Language} language
 * @param {keyof typeof displays} look
 * @param {(screen: string) => boolean} wanted
 * @param {(screen: string) => Promise<void>} take
 */
async function walk(page, language, look, wanted, take) {
  const { display = {}, screens = /./ } = displays[look] ?? {};
  const only = (/** @type {string} */ screen) => screens.test(screen) && wanted(screen);
  for await (const name of walkScreens(page, { language, display, only })) await take(name);
}

await ensureSystemPackages({ tests: true }, say);
await bundle();
const electron = await findElectron({ say });
const screen = await startVirtualDisplay({ width: 1920, height: 1920 });
const dataDir = await mkdtemp(join(tmpdir(), 'kiosk-shots-'));
const app = await _electron.launch({
  executablePath: electron.executable,
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, `--data-dir=${dataDir}`, '--windowed'],
  env: { .../** @type {Record<string, string>} */ (process.env), ...screen.environment },
});
const leave = async () => {
  await app.close();
  await screen.end();
  await rm(dataDir, { recursive: true, force: true });
};
onEnd(() => void leave().finally(() => process.exit(130)));

const page = await app.firstWindow();
// Every scene stands still from its next start on: the attract screen's after one way round.
await page.evaluate(() => {
  const nextFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => nextFrame(() => setTimeout(() => callback(0), 50));
});

/** @param {keyof typeof sizes} orientation */
async function turn(orientation) {
  const size = sizes[orientation];
  await app.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height), size);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
}

const isForReadme = process.argv.includes('--readme');
let taken = 0;
try {
  await walk(page, 'ru', 'plain', () => false, async () => undefined);
  if (isForReadme) {
    await mkdir(readmeFolder, { recursive: true });
    await turn('landscape');
    for (const { name, language, look, screen: shown } of readme) {
      await walk(page, language, look, (each) => each === shown, async () => {
        await takeForReadme(app, page, name);
        taken += 1;
      });
    }
    taken += await takeGuideShots({
      ...{ executable: electron.executable, environment: screen.environment, sizes: { landscape: sizes.landscape }, languages: ['ru'] },
      wanted: (name) => name in readmeOfGuides,
      take: ({ app: by, page: shown, name }) => takeForReadme(by, shown, readmeOfGuides[name] ?? name),
    });
  } else {
    const given = new Set(chosen('screens', []));
    const wanted = (/** @type {string} */ screenName) => given.size === 0 || given.has(screenName);
    const orientations = /** @type {(keyof typeof sizes)[]} */ (chosen('orientations', Object.keys(sizes)));
    const windows = chosen('windows', ['visitor', 'guide']);
    for (const orientation of windows.includes('visitor') ? orientations : []) {
      await turn(orientation);
      for (const look of chosen('displays', Object.keys(displays))) {
        for (const language of /** @type {Language[]} */ (chosen('languages', languages))) {
          const folder = join(root, 'out/shots', orientation, language);
          await mkdir(folder, { recursive: true });
          await walk(page, language, look, wanted, async (name) => {
            await page.screenshot({ path: join(folder, `${name}${look === 'plain' ? '' : `.${look}`}.png`), animations: 'disabled' });
            taken += 1;
          });
        }
      }
    }
    if (windows.includes('guide')) {
      const shownSizes = Object.fromEntries(orientations.map((orientation) => [orientation, sizes[orientation]]));
      taken += await takeGuideShots({
        ...{ executable: electron.executable, environment: screen.environment, sizes: shownSizes, languages: chosen('languages', languages), wanted },
        take: async ({ page: shown, language, name, size }) => {
          const folder = join(root, 'out/shots/guide', language);
          await mkdir(folder, { recursive: true });
          await shown.screenshot({ path: join(folder, `${name}.${size}.png`), animations: 'disabled' });
        },
      });
    }
  }
  say(`${taken} pictures in ${isForReadme ? 'assets/guides/pictures' : 'out/shots'}`);
} finally {
  await leave();
}
