import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { normalizePath } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Fonts lie on the same disk: text waits the few milliseconds rather than showing in another face first. */
const fontsBlock = {
  name: 'fonts-block',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} code @param {string} id */
  transform(code, id) {
    return id.includes('@fontsource-variable') && id.endsWith('.css')
      ? code.replaceAll('font-display: swap', 'font-display: block')
      : null;
  },
};

/** The page of each window with the script that fills it; what is around the script is the same: renderer/window.html. */
const windowScripts = { index: 'visitor/visitor.tsx', entry: 'entry/entry.tsx', staff: 'staff/staff.tsx', guide: 'guide/guide.tsx', stage: 'stage/stage.tsx', recap: 'recap/recap.tsx' };

/** @type {Map<string, string>} */
const scriptOfPage = new Map(Object.entries(windowScripts).map(([page, script]) => [normalizePath(`${root}renderer/${page}.html`), script]));

const windowPages = {
  name: 'window-pages',
  /** @param {string} id */
  resolveId: (id) => (scriptOfPage.has(id) ? id : null),
  /** @param {string} id */
  load(id) {
    const script = scriptOfPage.get(id);
    return script === undefined ? null : readFileSync(`${root}renderer/window.html`, 'utf8').replace('__WINDOW_SCRIPT__', script);
  },
};

/**
 * The windows, for Chromium 114 (the oldest Electron the project runs on).
 * @type {import('vite').InlineConfig}
 */
export const renderer = {
  configFile: false,
  root: `${root}renderer`,
  base: './',
  logLevel: 'warn',
  plugins: [react(), fontsBlock, windowPages],
  // For the guides in Markdown. Its form for browsers reads entities by `innerHTML`, which our policy on scripts refuses.
  resolve: { alias: { 'decode-named-character-reference': `${root}node_modules/decode-named-character-reference/index.js` } },
  build: {
    outDir: `${root}out/renderer`,
    emptyOutDir: true,
    target: 'chrome114',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: [...scriptOfPage.keys(), `${root}renderer/poster.html`] },
  },
};

/** What the health report says of this build; a clock that stands before it is wrong. */
function buildFacts() {
  const { version, devDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  return { version, electron: devDependencies.electron, builtAt: Date.now() };
}

/**
 * One of the programs without a window, as CommonJS for Node 18 (Electron 25). A program's second entry is a file of
 * its own beside the first, whole in itself: the first then loads nothing that only the second needs.
 * @param {'main' | 'preload' | 'store'} name
 * @param {string} entry
 * @returns {import('vite').InlineConfig}
 */
export function program(name, entry = name) {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    define: { KIOSK_BUILD: JSON.stringify(buildFacts()) },
    build: {
      outDir: `${root}out/${name}`,
      emptyOutDir: entry === name,
      target: 'node18',
      ssr: true,
      minify: true,
      rollupOptions: {
        input: `${root}electron/${name}/${entry}.ts`,
        external: ['electron', 'better-sqlite3'],
        output: { format: 'cjs', entryFileNames: `${entry}.cjs`, codeSplitting: false },
      },
    },
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'], target: 'node' },
  };
}
