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

/** The fonts of the first screen: `texts` is all that stands on it. */
export async function loadFirstFonts(texts: readonly string[]): Promise<void> {
  await load(texts.join(''));
}

/** The fonts of everything that can be shown later, in the background: Chinese comes in about a hundred files. */
export async function loadAllFonts(pack: Pack, ...interfaceTexts: readonly Texts[]): Promise<void> {
  for (const texts of [...interfaceTexts, ...Object.values(pack.texts)]) await load(allStrings(texts));
}
