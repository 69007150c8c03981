import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { expect, test } from './kiosk.ts';
import { contrastOf } from './screen-contrast.ts';
import { landscape, leaveCanvasesEmpty } from './screen-geometry.ts';
import { interfaceText, packTextOf, settle, walkScreens } from './screen-walk.ts';

const t = (path: string) => interfaceText('en', path);

test('nothing jumps: no layout shifts by itself from the first frame to the last', async ({ launchKiosk }) => {
  test.setTimeout(120_000);
  const { page } = await launchKiosk({ isNew: true, language: 'en', size: landscape });
  await leaveCanvasesEmpty(page);
  await page.evaluate(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean; readonly sources?: readonly { readonly node?: Node }[] };
        const moved = shift.sources?.map(({ node }) => (node instanceof Element ? node.className : node?.parentElement?.className));
        if (!shift.hadRecentInput) shifts.push(`${shift.value.toFixed(5)} ${moved?.join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for await (const screen of walkScreens(page, { language: 'en', labs: ['diamond'] })) {
    const shifts = await page.evaluate(() => Reflect.get(window, 'shifts') as readonly string[]);
    // The first size of the test's window is given by hand.
    if (screen === 'attract') await page.evaluate(() => (Reflect.get(window, 'shifts') as string[]).splice(0));
    else expect(shifts, screen).toEqual([]);
  }
});

test('nothing can be scrolled, selected, zoomed or asked for a menu', async ({ launchKiosk }) => {
  const { app, page } = await launchKiosk({ language: 'en', size: landscape });
  await leaveCanvasesEmpty(page);
  await page.getByRole('button', { name: new RegExp(`^${t('attract.invitation')}.+`) }).click();
  await page.getByRole('heading', { level: 1, name: t('home.title') }).waitFor();
  await settle(page);
  await page.evaluate(() => {
    const menus: boolean[] = [];
    Object.assign(window, { menus });
    window.addEventListener('contextmenu', (event) => menus.push(event.defaultPrevented));
  });
  const title = page.getByRole('heading', { level: 1, name: t('home.title') });
  await title.click({ button: 'right' });
  await title.dblclick();
  await page.mouse.move(80, 60);
  await page.mouse.down();
  await page.mouse.move(900, 300, { steps: 4 });
  await page.mouse.up();
  await page.mouse.wheel(400, 800);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -600);
  await page.keyboard.press('Equal');
  await page.keyboard.up('Control');
  const session = await page.context().newCDPSession(page);
  await session.send('Input.synthesizePinchGesture', { x: 600, y: 400, scaleFactor: 2, gestureSourceType: 'touch' });
  const state = await page.evaluate(() => ({
    menus: Reflect.get(window, 'menus') as readonly boolean[],
    selected: getSelection()?.toString(),
    scrolled: [scrollX, scrollY],
    scale: visualViewport?.scale,
  }));
  expect(state).toEqual({ menus: [true], selected: '', scrolled: [0, 0], scale: 1 });
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())).toBe(1);
});

/** The part of the screen around the focused element. */
async function focused(page: Page): Promise<{ readonly name: string; readonly clip: { x: number; y: number; width: number; height: number }; readonly ring: number } | null> {
  return page.evaluate(() => {
    const element = document.activeElement?.closest('label, .volume-thumb') ?? document.activeElement;
    if (!element || element === document.body) return null;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const x = Math.max(0, Math.floor(left) - 10);
    const y = Math.max(0, Math.floor(top) - 10);
    return {
      name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40),
      clip: { x, y, width: Math.min(innerWidth, right + 10) - x, height: Math.min(innerHeight, bottom + 10) - y },
      ring: 2 * (right - left + bottom - top),
    };
  });
}

/** How many pixels stand out 3:1 from what is there without the focus. */
async function ringPixels(page: Page, clip: { x: number; y: number; width: number; height: number }): Promise<number> {
  const withRing = PNG.sync.read(await page.screenshot({ clip }));
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':focus, [data-focus-visible], [data-focus-visible]::before { box-shadow: none !important; outline: none !important }');
    document.adoptedStyleSheets = [sheet];
  });
  const without = PNG.sync.read(await page.screenshot({ clip }));
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  let count = 0;
  for (let at = 0; at < withRing.data.length; at += 4) if (contrastOf(withRing.data, without.data, at) >= 3) count += 1;
  return count;
}

test('the focus is seen on everything that the keyboard reaches: 2 px at 3:1 all around', async ({ launchKiosk }) => {
  test.setTimeout(120_000);
  const { page } = await launchKiosk({ language: 'en', size: landscape });
  await leaveCanvasesEmpty(page);
  const faint: string[] = [];
  const reached = new Set<string>();
  const lookAround = async (where: string, count: number) => {
    await settle(page);
    for (let step = 0; step < count; step += 1) {
      await page.keyboard.press('Tab');
      await settle(page);
      const target = await focused(page);
      if (!target || reached.has(`${where} ${target.name}`)) continue;
      reached.add(`${where} ${target.name}`);
      const pixels = await ringPixels(page, target.clip);
      if (pixels < 2 * target.ring) faint.push(`${where}: "${target.name}" has ${pixels} of ${Math.round(2 * target.ring)} pixels`);
    }
  };
  await lookAround('attract', 4);
  await page.getByRole('button', { name: new RegExp(`^${t('attract.invitation')}.+`) }).click();
  await page.getByRole('heading', { level: 1, name: t('home.title') }).waitFor();
  await lookAround('home', 9);
  await page.getByRole('button', { name: t('deck.sound'), exact: true }).click();
  await lookAround('sound', 5);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: packTextOf('en', 'diamond', 'name') }).click();
  await page.getByRole('heading', { level: 1, name: packTextOf('en', 'diamond', 'steps.seed.title') }).waitFor();
  await lookAround('story', 14);
  expect(faint).toEqual([]);
  expect(reached.size).toBeGreaterThan(24);
});
