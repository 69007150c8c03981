import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { startTwoDisplays } from '../fixtures/two-displays.ts';
import { expect, test } from './kiosk.ts';
import { guideKey, guideText } from './guide.ts';
import { openEntry, panelWindow, pins, prepareStaffData, typePin } from './staff.ts';
import { Visitor } from './visitor.ts';

// Needs root: Xorg starts without a terminal.

/** Where the window with this page is. */
function placeOf(app: ElectronApplication, page: string): Promise<Electron.Rectangle | undefined> {
  return app.evaluate(
    ({ BrowserWindow }, name) => BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith(`${name}.html`))?.getBounds(),
    page,
  );
}

test('the stage takes the second display, comes back to it when it is plugged in again, and the tour goes on meanwhile', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'guide');
  await prepareStaffData(dataDir);
  const displays = await startTwoDisplays();
  try {
    const { app, page } = await launchKiosk({ dataDir, language: 'ru', env: displays.environment });
    await Visitor.before(page, 'ru');
    expect(await app.evaluate(({ screen }) => screen.getAllDisplays().map(({ bounds }) => bounds.x))).toEqual([0, 1920]);
    const entry = await openEntry(app, page);
    const [guide] = await Promise.all([panelWindow(app, 'guide'), typePin(entry, pins.guide, 'ru')]);
    const stage = await panelWindow(app, 'stage');
    await expect.poll(() => placeOf(app, 'stage')).toMatchObject({ x: 1920, y: 0, width: 1920, height: 1080 });
    await guideKey(guide, 'prepare.start').click();
    await expect(guide.getByRole('heading', { name: guideText('console.tour') })).toBeVisible();
    const isShared = (shared: boolean) => expect(guide.locator(shared ? '.guide-drawn-in' : '[data-shared="false"]')).toBeVisible();
    await isShared(false);
    await expect(stage.getByRole('heading', { level: 1 })).toBeVisible();
    const title = await stage.getByRole('heading', { level: 1 }).first().textContent();

    await displays.second(false);
    await isShared(true);
    await expect.poll(() => placeOf(app, 'stage')).toBeUndefined();
    await expect(guide.getByRole('heading', { level: 1 })).toHaveText(title ?? '');

    const [again] = await Promise.all([panelWindow(app, 'stage'), displays.second(true)]);
    await isShared(false);
    await expect.poll(() => placeOf(app, 'stage')).toMatchObject({ x: 1920, width: 1920, height: 1080 });
    await expect(again.getByRole('heading', { level: 1 }).first()).toHaveText(title ?? '');
  } finally {
    await displays.end();
  }
});
