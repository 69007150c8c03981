import { fileURLToPath } from 'node:url';
import { build, mergeConfig } from 'vite';
import { program } from '../../build/vite.config.mjs';

/** Builds the store as `npm run build` does, to a place of the test's own, and returns the file. */
export async function buildStore(name: string): Promise<string> {
  const outDir = fileURLToPath(new URL(`../../out/test/${name}`, import.meta.url));
  await build(mergeConfig(program('store'), { build: { outDir } }));
  return `${outDir}/store.cjs`;
}
