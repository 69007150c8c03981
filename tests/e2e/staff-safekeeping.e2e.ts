import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../electron/core/language.ts';
import { dayMs } from '../../electron/core/local-time.ts';
import { fillStore } from '../fixtures/filled-store.ts';
import { axeFaults } from './axe.ts';
import { expect, test } from './kiosk.ts';
import { readRows } from './rows.ts';
import { faintTexts } from './screen-contrast.ts';
import { settle } from './screen-walk.ts';
import { openStaffPanel, prepareStaffData, readAudit, speak, staffText, touch, turn, typePin } from './staff.ts';
import { complaintsOf, small } from './visitor.ts';

const upright = { width: small.height, height: small.width };
/** Rows of today here; rows of the day before yesterday in a backup; a file that is none. */
function fill(dataDir: string): void {
  const backups = join(dataDir, 'backups');
  mkdirSync(backups, { recursive: true });
  fillStore(dataDir, 20, { at: () => Date.now() });
  fillStore(join(dataDir, 'old'), 40, { at: () => Date.now() - 2 * dayMs });
  copyFileSync(join(dataDir, 'old', 'interest.db'), join(backups, 'interest_2026-11-20.db'));
  writeFileSync(join(backups, 'от старого киоска.db'), 'nothing'.repeat(1_000));
}

test('a backup is looked into and restored, days are erased for good, and the act is taken along; its views fit in every language', async ({ launchKiosk, folder }) => {
  test.setTimeout(180_000);
  const dataDir = join(folder, 'safekeeping');
  await prepareStaffData(dataDir);
  fill(dataDir);
  const { app, page } = await launchKiosk({ dataDir, language: 'ru', size: small });
  const { staff, pins } = await openStaffPanel(app, page, 'ru');
  const complaints = await complaintsOf(staff);
  const t = (path: string) => staffText('ru', `safekeeping.${path}`);
  const key = (path: string) => staff.getByRole('button', { name: t(path), exact: true });

  async function examine(name: string): Promise<void> {
    await settle(staff);
    expect(await staff.locator('.staff-page').evaluate((area) => area.scrollWidth - area.clientWidth), name).toBe(0);
    expect(await axeFaults(staff), name).toEqual([]);
  }

  /** The view that stands there, in every language and both ways up; ends in Russian. */
  async function examineAll(name: string): Promise<void> {
    for (const [orientation, size] of Object.entries({ portrait: upright, landscape: small })) {
      await turn(app, staff, size);
      for (const language of languages.toReversed()) {
        await speak(staff, language);
        await examine(`${name}-${language}-${orientation}`);
      }
    }
    expect(await faintTexts(staff)).toEqual([]);
  }

  await touch(staff.getByRole('button', { name: t('title'), exact: true }));
  await expect(staff.locator('.safekeeping-list li')).toHaveCount(2);
  await examineAll('copies');

  // what is no backup says so and changes nothing
  const lookInto = (index: number) => staff.locator('.safekeeping-list li').nth(index).getByRole('button');
  await touch(lookInto(1));
  await expect(staff.getByRole('alert')).toHaveText(t('why.damaged'));
  await touch(key('back'));

  await touch(lookInto(0));
  const fact = (name: string) => staff.locator(`[data-fact="${name}"] dd`);
  await expect(fact('missing')).toHaveText('40');
  await expect(fact('here')).toHaveText('0');
  await examineAll('preview');
  await touch(key('restore'));
  await typePin(staff, pins.staff, 'ru');
  await expect(staff.getByRole('heading', { name: t('restored') })).toBeVisible({ timeout: 20_000 });
  expect(readRows(dataDir)).toHaveLength(60);
  await touch(key('done'));
  await touch(lookInto(readdirSync(join(dataDir, 'backups')).filter((name) => name.startsWith('interest_')).length - 1));
  await expect(staff.getByText(t('nothingMissing'))).toBeVisible();
  await touch(key('back'));

  await touch(staff.getByRole('radio', { name: t('erase'), exact: true }));
  await touch(key('allBefore'));
  await touch(staff.getByRole('dialog').locator('.figures-day[data-today]'));
  await touch(staff.getByRole('dialog').getByRole('button', { name: staffText('ru', 'figures.show'), exact: true }));
  await expect(staff.locator('.safekeeping-lead')).toContainText('40');
  await examine('erase');
  await touch(key('eraseKey'));
  await typePin(staff, pins.staff === '480173' ? '480174' : '480173', 'ru');
  await expect(staff.getByRole('status').filter({ hasText: staffText('ru', 'entry.wrong') })).toBeVisible();
  await typePin(staff, pins.staff, 'ru');
  await expect(staff.getByRole('heading', { name: t('erased'), exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(staff.getByText(t('forgotten'))).toBeVisible();
  expect(readRows(dataDir)).toHaveLength(20);
  await touch(key('done'));

  await expect(staff.locator('.safekeeping-records tbody tr')).toHaveCount(1);
  await examine('records');
  await touch(staff.locator('.safekeeping-records tbody').getByRole('button'));
  await expect(staff.locator('.safekeeping-act')).toContainText(t('document.deeds.erased'));
  await examine('act');
  await touch(key('saveHere'));
  await expect(staff.getByRole('status').filter({ hasText: '.txt' })).toBeVisible();
  const file = readdirSync(join(dataDir, 'exports')).find((name) => name.endsWith('.txt')) ?? '';
  const act = readFileSync(join(dataDir, 'exports', file), 'utf8');
  expect(act.split('\r\n')).toContain(`${t('document.rows')}: 40`);

  const deeds = readAudit(dataDir).map(({ action }) => action);
  expect(deeds.filter((action) => /restore|eras/.test(action))).toEqual(['restore-began', 'restored', 'erasure-began', 'erased', 'erasure-act-saved']);
  const refused = await staff.evaluate(() => window.kiosk.startErasure({ proof: '0'.repeat(64), days: { first: null, last: '2026-11-22' } }));
  expect(refused).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await complaints()).toEqual([]);
});
