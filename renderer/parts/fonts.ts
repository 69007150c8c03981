import '@fontsource-variable/geologica/shrp.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import type { Pack, Texts } from '../../electron/core/content.ts';

function allStrings(texts: Texts): string {
  return Object.values(texts)
    .map((text) => (typeof text === 'string' ? text : allStrings(text)))
    .join('');
}

const faces = ['320 10px "Geologica Variable"', '400 10px "Noto Sans SC Variable"'];

/** Reads the font files that `text` needs, so that it never shows in another face first. */
async function load(text: string): Promise<void> {
  await Promise.all(faces.map((face) => document.fonts.load(face, text)));
}

/** The fonts of the first screen. */
export async function loadFirstFonts(...texts: readonly Texts[]): Promise<void> {
  await load(texts.map(allStrings).join(''));
}

/** The fonts of everything the pack can show, in the background: Chinese comes in about a hundred files. */
export async function loadPackFonts(pack: Pack): Promise<void> {
  for (const texts of Object.values(pack.texts)) await load(allStrings(texts));
}
