import '@fontsource-variable/geologica/shrp.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import type { Pack, Texts } from '../../electron/core/content.ts';

function allStrings(texts: Texts): string {
  return Object.values(texts)
    .map((text) => (typeof text === 'string' ? text : allStrings(text)))
    .join('');
}

const faces = ['320 10px "Geologica Variable"', '400 10px "Noto Sans SC Variable"'];

/**
 * Reads the font files that `text` needs, so that it never shows in another face first. Each letter is asked for once:
 * Chromium looks every one of them up in the hundred parts that a Chinese font comes in, while the window waits.
 */
async function load(text: string): Promise<void> {
  const letters = [...new Set(text)].join('');
  await Promise.all(faces.map((face) => document.fonts.load(face, letters)));
}

/** The fonts of the first screen: `texts` is all that stands on it. */
export async function loadFirstFonts(texts: readonly string[]): Promise<void> {
  await load(texts.join(''));
}

/** The fonts of everything that can be shown later, in the background: Chinese comes in about a hundred files. */
export async function loadAllFonts(pack: Pack, ...interfaceTexts: readonly Texts[]): Promise<void> {
  for (const texts of [...interfaceTexts, ...Object.values(pack.texts)]) await load(allStrings(texts));
}
