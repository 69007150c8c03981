import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';

type Rgb = readonly [number, number, number];

/** Relative luminance, WCAG 2.2. */
function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Contrast of one pixel in two pictures of the same size; `at` is where its red lies. */
export function contrastOf(one: Buffer, other: Buffer, at: number): number {
  const rgb = (data: Buffer): Rgb => [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  return contrast(luminance(rgb(one)), luminance(rgb(other)));
}

interface TextBox {
  readonly text: string;
  readonly colour: Rgb;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The texts whose contrast with the worst pixel behind them is below `least`, as sentences: measured on a picture of
 * the screen without its letters, so that drawings count as they are.
 */
export async function faintTexts(page: Page, least = 7): Promise<readonly string[]> {
  const boxes: readonly TextBox[] = await page.evaluate(() => {
    const layer = [...document.querySelectorAll('[role=alertdialog], [role=dialog]')].at(-1) ?? document.body;
    const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
    const found: { text: string; colour: readonly [number, number, number]; left: number; top: number; width: number; height: number }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim();
      if (!parent || !text || parent.closest('.spoken') || getComputedStyle(parent).clipPath !== 'none') continue;
      const style = getComputedStyle(parent);
      const [red = 0, green = 0, blue = 0] = (style.color.match(/[\d.]+/g) ?? []).map(Number);
      const size = Number.parseFloat(style.fontSize);
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const spare = Math.max(0, (rect.height - size * 0.9) / 2);
        if (rect.width < 1) continue;
        found.push({ text: text.slice(0, 40), colour: [red, green, blue], left: rect.left, top: rect.top + spare, width: rect.width, height: rect.height - 2 * spare });
      }
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { color: transparent !important; text-decoration: none !important; text-shadow: none !important; caret-color: transparent !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return found;
  });
  try {
    const picture = PNG.sync.read(await page.screenshot({ animations: 'disabled', scale: 'css' }));
    return boxes.flatMap((box) => {
      const worst = worstBehind(picture, box);
      return worst < least ? [`"${box.text}" at ${Math.round(box.left)} ${Math.round(box.top)} has ${worst.toFixed(1)}:1`] : [];
    });
  } finally {
    await page.evaluate(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
    });
  }
}

function worstBehind(picture: PNG, { colour, left, top, width, height }: TextBox): number {
  const ink = luminance(colour);
  let worst = 21;
  const right = Math.min(picture.width, Math.ceil(left + width));
  const bottom = Math.min(picture.height, Math.ceil(top + height));
  for (let y = Math.max(0, Math.floor(top)); y < bottom; y += 1) {
    for (let x = Math.max(0, Math.floor(left)); x < right; x += 1) {
      const at = (y * picture.width + x) * 4;
      const behind = luminance([picture.data[at] ?? 0, picture.data[at + 1] ?? 0, picture.data[at + 2] ?? 0]);
      worst = Math.min(worst, contrast(ink, behind));
    }
  }
  return worst;
}
