import { resolve } from 'node:path';
import type { Pack, WholePack } from '../core/content.ts';
import { loadPack } from './content-pack.ts';

export interface ChosenPack {
  /** what visitors and staff see of it */
  readonly pack: Pack;
  /** all of it, for guides; read at the first call */
  readonly whole: () => Promise<WholePack>;
  /** where its media lie */
  readonly folder: string;
  /** what it lacks, a line each */
  readonly notices: readonly string[];
}

/** Loads the pack that was asked for, or the built-in one in its place, and says which it is and what is left out. */
export async function choosePack(
  requested: string | undefined,
  builtIn: string,
  tell: (level: 'info' | 'warning', line: string) => void,
): Promise<ChosenPack> {
  const wish = requested === undefined ? {} : { requested: resolve(requested) };
  const { pack, folder, notices, whole } = await loadPack({ ...wish, builtIn });
  for (const notice of notices) tell('warning', notice);
  const labs = pack.labs.map(({ id }) => id).join(', ');
  tell('info', `pack ${pack.id} ${pack.version} · ${pack.languages.join(', ')} · ${labs}`);
  let reading: Promise<WholePack> | null = null;
  return {
    pack,
    folder,
    notices,
    whole: () => (reading ??= whole().then((read) => {
      for (const notice of read.notices) tell('warning', notice);
      return read.pack;
    })),
  };
}
