import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './kiosk.ts';
import { interfaceText, labIds, packTextOf, setDisplay, untilDrawn } from './screen-walk.ts';
import { small, Visitor } from './visitor.ts';

interface LabFile {
  readonly steps: readonly { readonly id: string; readonly figure: string }[];
  readonly figures: readonly { readonly id: string; readonly value: unknown; readonly sourceId: string; readonly confidence: string }[];
}

const labFile = (lab: string): LabFile =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../assets/packs/technospark/labs/${lab}/lab.json`, import.meta.url)), 'utf8')) as LabFile;

/** How each degree of confidence is drawn, as a person would tell the marks apart. */
const marks: Readonly<Record<string, string>> = { report: 'full circle', sourced: 'half circle', vendor: 'empty circle', calc: 'waves' };

function markSeen(page: Page): Promise<string> {
  return page.locator('.figure-source .source-mark').evaluate((mark) => {
    const circle = mark.querySelector('circle');
    if (!circle) return 'waves';
    if (getComputedStyle(circle).fill !== 'none') return 'full circle';
    return mark.querySelector('path') ? 'half circle' : 'empty circle';
  });
}

test('every key figure says how far it can be trusted and who says so', async ({ launchKiosk }) => {
  const language = 'ru';
  const { page } = await launchKiosk({ language, size: small });
  const visitor = await Visitor.before(page, language);
  await visitor.touch(visitor.attract());
  for (const lab of labIds) {
    const { steps, figures } = labFile(lab);
    await visitor.touch(visitor.door(lab));
    for (const step of steps) {
      await visitor.heading(packTextOf(language, lab, `steps.${step.id}.title`)).waitFor();
      const figure = figures.find(({ id }) => id === step.figure);
      if (!figure) throw new Error(`${lab}/${step.id} has no figure`);
      const source = page.locator('.figure-source');
      await expect(source).toContainText(interfaceText(language, `confidence.${figure.confidence}`));
      await expect(source).toContainText(packTextOf(language, lab, `sources.${figure.sourceId}`));
      expect(await markSeen(page), `${lab}/${step.id}`).toBe(marks[figure.confidence]);
      if (typeof figure.value === 'number') {
        const number = new Intl.NumberFormat(language, { maximumFractionDigits: 20, useGrouping: 'min2' as unknown as boolean }).format(figure.value);
        await expect(page.locator('.story-figure .figure-number')).toContainText(number);
      }
      await visitor.touch(visitor.key('story.next'));
    }
    await visitor.touch(visitor.key('deck.home'));
  }
});

/** A fingerprint of the picture as it is drawn just now. */
function pictureOf(page: Page): Promise<string> {
  return page.locator('.scene canvas').evaluate(async (canvas: HTMLCanvasElement) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canvas.toDataURL()));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  });
}

test('pictures move, hold still for a finger, and stand where motion is not wanted', async ({ launchKiosk }) => {
  const { page } = await launchKiosk({ isNew: true, language: 'en', size: small });
  const visitor = await Visitor.before(page, 'en');
  await visitor.touch(visitor.attract());
  await visitor.enter('diamond', 'seed');
  await untilDrawn(page);
  const first = await pictureOf(page);
  await expect.poll(() => pictureOf(page)).not.toBe(first);

  // Between a touch and 250 ms after it, frame after frame, the picture is the same one.
  const isHeld = await page.locator('.scene canvas').evaluate(async (canvas: HTMLCanvasElement) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    dispatchEvent(new PointerEvent('pointerdown'));
    const touchedAt = performance.now();
    await frame();
    const before = canvas.toDataURL();
    await frame();
    await frame();
    // A machine that took longer than the pause for three frames has shown nothing.
    return performance.now() - touchedAt < 250 ? canvas.toDataURL() === before : 'too slow to tell';
  });
  expect(isHeld).toBe(true);
  const held = await pictureOf(page);
  await expect.poll(() => pictureOf(page)).not.toBe(held);

  await setDisplay(page, 'en', { motion: 'reduced' });
  await untilDrawn(page);
  const still = await pictureOf(page);
  await page.evaluate(async () => {
    for (let frame = 0; frame < 30; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  expect(await pictureOf(page)).toBe(still);

  // Robots have a form without motion of their own: they step from cell to cell.
  await visitor.touch(visitor.key('deck.home'));
  await visitor.enter('robots', 'goods-to-person');
  await untilDrawn(page);
  const cell = await pictureOf(page);
  await expect.poll(() => pictureOf(page)).not.toBe(cell);
});
