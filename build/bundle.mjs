// Builds what is out of date: out/renderer, out/main, out/preload, out/store.
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { program, renderer } from './vite.config.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const common = ['electron/core', 'build/vite.config.mjs', 'build/bundle.mjs', 'package-lock.json'];

/** Each output with the sources it is made of. */
const parts = [
  { name: 'renderer', configs: [renderer], sources: ['renderer', 'assets/locales', 'assets/guides', ...common] },
  { name: 'main', configs: [program('main')], sources: ['electron/main', 'assets/consent', ...common] },
  { name: 'preload', configs: [program('preload')], sources: ['electron/preload', ...common] },
  { name: 'store', configs: [program('store'), program('store', 'tasks')], sources: ['electron/store', 'assets/locales', ...common] },
];

/**
 * Time and size of every file below `path`, so that a file changed, added or removed is noticed.
 * @param {string} path
 * @returns {Promise<string[]>}
 */
export async function traces(path) {
  const file = await stat(path).catch(() => null);
  if (!file) return [];
  if (!file.isDirectory()) return [`${path} ${file.size} ${file.mtimeMs}`];
  const names = (await readdir(path)).sort();
  return (await Promise.all(names.map((name) => traces(join(path, name))))).flat();
}

/**
 * Builds the parts whose sources changed since they were last built.
 * @returns {Promise<string[]>} names of the parts that were built
 */
export async function bundle() {
  const built = [];
  await mkdir(join(root, 'out/.built'), { recursive: true });
  for (const part of parts) {
    const stamp = join(root, 'out/.built', part.name);
    const now = (await Promise.all(part.sources.map((source) => traces(join(root, source))))).flat().join('\n');
    if (now === (await readFile(stamp, 'utf8').catch(() => ''))) continue;
    for (const config of part.configs) await build(config);
    await writeFile(stamp, now);
    built.push(part.name);
  }
  return built;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const built = await bundle();
  console.log(built.length > 0 ? `built ${built.join(', ')}` : 'everything is up to date');
}
