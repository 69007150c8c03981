import { writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import type { Access, Holder } from '../../electron/core/access.ts';
import { defaultSettings } from '../../electron/core/settings.ts';
import type { Language } from '../../electron/core/language.ts';
import { kioskId, writeSettings } from '../fixtures/settings-on-disk.ts';
import { settle } from './screen-walk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The staff's sentence in a language, by its path in staff.json. */
export function staffText(language: Language, path: string): string {
  let found: unknown = JSON.parse(readFileSync(join(root, `assets/locales/${language}/staff.json`), 'utf8'));
  for (const key of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[key];
  if (typeof found !== 'string') throw new Error(`no text at ${path}`);
  return found;
}

/** A gesture that takes a test half a second a corner. */
export const quickHoldMs = 500;

/** The PINs of a kiosk that is set up. */
export const pins: Readonly<Record<Holder, string>> = { staff: '271828', guide: '314159' };

/** access.json with these PINs: hashed once and for all, as a scrypt takes half a second. */
const access: Access = {
  version: 1,
  scrypt: { cost: 2 ** 17, blockSize: 8, parallelization: 1 },
  salt: '5a'.repeat(32),
  staff: 'f70d6137ec9b71dde2e8394c107c5224986c764cd2352e7699e97693057fdd68',
  guide: '58d0a1a536b7a6744681e76039202a22bfa39720adfe8869d5cd10dab22939e8',
  key: null,
  guard: { tries: 0, lockouts: 0, lockedMs: 0 },
};

/** Puts settings with the quick gesture, and the PINs if there are to be any, where the kiosk will look for them. */
export async function prepareStaffData(folder: string, { isSetUp = true } = {}): Promise<void> {
  const { staffGesture, display } = defaultSettings(kioskId);
  await writeSettings(folder, { display: { ...display, motion: 'reduced' }, staffGesture: { ...staffGesture, holdMs: quickHoldMs } });
  if (isSetUp) await writeFile(join(folder, 'access.json'), JSON.stringify(access));
}

/** Holds the two corners as a finger does. The time is the gesture itself: there is nothing else to wait for. */
export async function makeGesture(page: Page): Promise<void> {
  const touchpad = await page.context().newCDPSession(page);
  const width = await page.evaluate(() => innerWidth);
  for (const x of [20, width - 20]) {
    await touchpad.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y: 20 }] });
    await page.waitForTimeout(quickHoldMs + 150);
    await touchpad.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
}

/** The window with this page, once it is there. */
export async function panelWindow(app: ElectronApplication, name: 'entry' | 'staff' | 'guide' | 'stage'): Promise<Page> {
  const isIt = (page: Page) => page.url() === `app://kiosk/${name}.html`;
  const page = app.windows().find(isIt) ?? (await app.waitForEvent('window', { predicate: async (one) => (await one.waitForURL(/app:/), isIt(one)) }));
  await page.waitForSelector('#root > *', { state: 'attached' });
  return page;
}

/** Opens the entry by the gesture. */
export async function openEntry(app: ElectronApplication, visitor: Page): Promise<Page> {
  const [entry] = await Promise.all([panelWindow(app, 'entry'), makeGesture(visitor)]);
  return entry;
}

/** Presses a key that closes its own window. */
export async function leave(panel: Page, key: string): Promise<void> {
  const closed = panel.waitForEvent('close');
  // The window may be gone before the driver has heard that its click was done.
  await panel.getByRole('button', { name: key, exact: true }).click({ noWaitAfter: true }).catch(() => undefined);
  await closed;
}

/** Types a PIN on the pad and confirms it; a right one closes the pad. */
export async function typePin(page: Page, pin: string, language: Language): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  const enter = page.getByRole('button', { name: staffText(language, 'entry.enter'), exact: true });
  await enter.click({ noWaitAfter: true });
}

/** Goes through the set-up and returns the PINs it proposed; ends at the PIN pad. */
export async function setUpPins(entry: Page, language: Language): Promise<{ readonly staff: string; readonly guide: string }> {
  const [staff = '', guide = ''] = (await entry.locator('.entry-pins dd').allInnerTexts()).map((text) => text.replaceAll(/\D/g, ''));
  await entry.getByRole('button', { name: staffText(language, 'setUp.next') }).click();
  await typePin(entry, staff, language);
  await entry.getByRole('heading', { name: staffText(language, 'setUp.typeGuide') }).waitFor();
  await typePin(entry, guide, language);
  await entry.getByRole('heading', { name: staffText(language, 'entry.title') }).waitFor();
  return { staff, guide };
}

/** From the tour to the staff panel of a kiosk that `prepareStaffData` has set up. */
export async function openStaffPanel(app: ElectronApplication, visitor: Page, language: Language) {
  const entry = await openEntry(app, visitor);
  const [staff] = await Promise.all([panelWindow(app, 'staff'), typePin(entry, pins.staff, language)]);
  return { staff, pins };
}

/** The deeds on record, oldest first. */
export function readAudit(dataDir: string): readonly { readonly action: string; readonly detail: unknown }[] {
  const database = new Database(join(dataDir, 'interest.db'), { readonly: true, fileMustExist: true });
  try {
    const rows = database.prepare<[], { action: string; detail: string }>('SELECT action, detail FROM audit ORDER BY id').all();
    return rows.map(({ action, detail }) => ({ action, detail: JSON.parse(detail) as unknown }));
  } finally {
    database.close();
  }
}

/** Touches what it is given as a finger does, wherever on its page that stands. */
export async function touch(target: Locator): Promise<void> {
  const page = target.page();
  await target.scrollIntoViewIfNeeded();
  await settle(page);
  await target.click({ trial: true });
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing there to touch');
  const touchpad = await page.context().newCDPSession(page);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await touchpad.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await touchpad.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await touchpad.detach();
}

/** Lets the panel speak this language. */
export async function speak(panel: Page, language: Language): Promise<void> {
  await panel.getByRole('radio', { name: { ru: 'Русский', en: 'English', 'zh-Hans': '中文' }[language] }).click();
  await panel.getByRole('button', { name: staffText(language, 'shell.lock') }).waitFor();
}

/** Every window takes another size; the panel need not wait for the visitors' one. */
export async function turn(app: ElectronApplication, panel: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    for (const one of BrowserWindow.getAllWindows()) one.setContentSize(width, height);
  }, size);
  await panel.waitForFunction(({ width, height }) => Math.abs(innerWidth - width) <= 1 && Math.abs(innerHeight - height) <= 1, size);
}
