import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { expect, resize, test } from './kiosk.ts';
import { leave, openEntry, openStaffPanel, panelWindow, prepareStaffData, readAudit, staffText, touch, typePin } from './staff.ts';
import { interfaceText, settle } from './screen-walk.ts';
import { small, Visitor } from './visitor.ts';

const t = (path: string) => staffText('ru', path);

/** A PIN costs a scrypt of 128 MB; on a busy machine that is seconds. */
test.describe.configure({ timeout: 120_000 });

/** What is wrong with the keyboard that stands on the page, and with where its field stands. */
async function keyboardFaults(page: Page): Promise<readonly string[]> {
  await settle(page);
  const boxes = await page.evaluate(() => {
    const px = Math.max(innerWidth, innerHeight) / 1920;
    const field = document.activeElement?.getBoundingClientRect();
    const faults = field && field.height > 0 ? [] : ['no field has the focus'];
    const board = document.querySelector('.keyboard');
    if (!board || !field || field.top < 0 || field.bottom > board.getBoundingClientRect().top) faults.push('the field is covered');
    for (const key of board?.querySelectorAll('button') ?? []) {
      const { width, height, right, bottom } = key.getBoundingClientRect();
      const what = `"${key.ariaLabel ?? key.textContent}" ${Math.round(width / px)} × ${Math.round(height / px)}`;
      if (Math.min(width, height) / px < 71.5 || right > innerWidth || bottom > innerHeight || key.scrollWidth > key.clientWidth) faults.push(what);
    }
    return faults;
  });
  return [...boxes, ...(await axeFaults(page, '.keyboard-dock'))];
}

test('a name is typed on the screen and on a keyboard beside it, either way up', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'keyboard');
  await prepareStaffData(dataDir);
  const { app, page } = await launchKiosk({ dataDir, size: small, language: 'ru' });
  const { staff } = await openStaffPanel(app, page, 'ru');
  await touch(staff.getByRole('button', { name: t('settings.title'), exact: true }));
  const field = staff.getByRole('textbox', { name: t('settings.name') });
  const keyboard = staff.getByRole('region', { name: interfaceText('ru', 'keyboard.title') });
  const key = (name: string) => keyboard.getByRole('button', { name, exact: true });
  const press = async (...names: readonly string[]) => {
    for (const name of names) await touch(key(name));
  };
  await touch(field);
  await expect(keyboard).toBeVisible();
  await expect(staff.getByRole('status').filter({ hasText: interfaceText('ru', 'keyboard.title') })).toBeAttached();

  await press(interfaceText('ru', 'keyboard.capital'), 'Ё', 'ж', interfaceText('ru', 'keyboard.space'));
  await touch(keyboard.getByRole('radio', { name: 'English' }));
  await press('b', interfaceText('ru', 'keyboard.signs'), '№', '«');
  await expect(field).toHaveValue('Ёж b№«');
  // The caret is where it was put, for the keys of the screen and for those beside it.
  await press(interfaceText('ru', 'keyboard.left'), interfaceText('ru', 'keyboard.left'), interfaceText('ru', 'keyboard.erase'), '7');
  await staff.keyboard.type('XY');
  await staff.keyboard.press('End');
  await press('!');
  await expect(field).toHaveValue('Ёж 7XY№«!');

  expect(await keyboardFaults(staff)).toEqual([]);
  await resize(app, staff, { width: small.height, height: small.width });
  await touch(keyboard.getByRole('radio', { name: 'Русский' }));
  expect(await keyboardFaults(staff)).toEqual([]);

  // Pinyin: letters wait for their character, erasing takes them back first, the space takes the likeliest.
  await touch(keyboard.getByRole('radio', { name: '中文' }));
  await press('n', 'i', 'h', 'a', 'o', interfaceText('ru', 'keyboard.erase'), 'o');
  expect(await keyboardFaults(staff)).toEqual([]);
  await press('你', interfaceText('ru', 'keyboard.space'));
  await expect(field).toHaveValue('Ёж 7XY№«!你好');
  await press(interfaceText('ru', 'keyboard.erase'), interfaceText('ru', 'keyboard.erase'));

  await press(interfaceText('ru', 'keyboard.close'));
  await expect(keyboard).toBeHidden();
  await touch(field);
  // A touch elsewhere does what it is for before the keyboard goes.
  await touch(staff.getByRole('button', { name: t('settings.save') }));
  await expect(staff.getByText(t('settings.saved'))).toBeVisible();
  await expect(keyboard).toBeHidden();
  expect(JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'))).toMatchObject({ kioskName: 'Ёж 7XY№«!' });
});

test('a setting changed by touch is obeyed from the next visit on, and is on record', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'settings');
  await prepareStaffData(dataDir);
  const { app, page } = await launchKiosk({ dataDir, size: small });
  const visitor = await Visitor.before(page, 'ru');
  await visitor.touch(visitor.attract());
  await visitor.enter('laser', 'picosecond');

  const { staff, pins } = await openStaffPanel(app, page, 'ru');
  await touch(staff.getByRole('button', { name: t('settings.title'), exact: true }));
  await expect(staff.getByRole('status').filter({ hasText: t('settings.unchanged') })).toBeVisible();
  await touch(staff.getByRole('button', { name: t('settings.earlier').replace('{{language}}', 'English') }));
  await touch(staff.getByRole('radiogroup', { name: '中文' }).getByRole('radio', { name: t('settings.notOffered') }));
  await touch(staff.getByRole('radio', { name: t('settings.byItself') }));
  await touch(staff.getByRole('button', { name: t('settings.less').replace('{{setting}}', t('settings.volumeLimit')) }));

  // Twice louder at the start: beyond the limit, which is said in words and cannot be saved.
  const louder = staff.getByRole('button', { name: t('settings.more').replace('{{setting}}', t('settings.volumeInitial')) });
  for (let count = 0; count < 4; count += 1) await touch(louder);
  await expect(staff.getByText(t('settings.faults.louderThanLimit'))).toBeVisible();
  await expect(staff.getByRole('button', { name: t('settings.save') })).toBeDisabled();
  await touch(staff.getByRole('button', { name: t('settings.less').replace('{{setting}}', t('settings.volumeInitial')) }));
  await touch(staff.getByRole('button', { name: t('settings.save') }));
  await expect(staff.getByText(t('settings.saved'))).toBeVisible();
  await expect.poll(() => readAudit(dataDir).filter(({ action }) => action === 'settings-changed')).toEqual([
    {
      action: 'settings-changed',
      detail: {
        languages: 'ru, en, zh-Hans → en, ru',
        narrationStartsByItself: 'false → true',
        volumeInitial: '0.6 → 0.75',
        volumeLimit: '0.8 → 0.75',
      },
    },
  ]);
  const file = join(dataDir, 'settings.json');
  const written = () => JSON.parse(readFileSync(file, 'utf8')) as object;
  expect(written()).toMatchObject({ languages: ['en', 'ru'], volume: { initial: 0.75, limit: 0.75 } });

  // Keeping events for less time erases some: the PIN is asked for. A file edited by hand meanwhile is not written over.
  await touch(staff.getByRole('radio', { name: t('settings.hoursByDay') }));
  await touch(staff.getByRole('radiogroup', { name: 'суббота' }).getByRole('radio', { name: t('settings.hoursOpen') }));
  await touch(staff.getByRole('button', { name: t('settings.less').replace('{{setting}}', t('settings.retention')) }));
  writeFileSync(file, JSON.stringify({ ...written(), shutdownCommand: ['/bin/true'] }));
  await touch(staff.getByRole('button', { name: t('settings.save') }));
  await typePin(staff, pins.staff, 'ru');
  await expect(staff.getByText(t('settings.editedByHand'))).toBeVisible();
  await touch(staff.getByRole('button', { name: t('settings.save') }));
  await typePin(staff, pins.staff, 'ru');
  await expect(staff.getByText(t('settings.saved'))).toBeVisible();
  expect(written()).toMatchObject({ retentionMonths: 12, shutdownCommand: ['/bin/true'], openingHours: { saturday: { from: '09:00', to: '18:00' }, sunday: null } });

  // Broken by hand, it is set aside and said; closed on all days, the screen rests from the next look on.
  writeFileSync(file, '{');
  for (const day of ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота']) {
    await touch(staff.getByRole('radiogroup', { name: day }).getByRole('radio', { name: t('settings.hoursClosed') }));
  }
  await touch(staff.getByRole('button', { name: t('settings.save') }));
  await expect(staff.getByText(t('settings.brokenByHand'))).toBeVisible();
  await touch(staff.getByRole('button', { name: t('settings.save') }));
  await expect(staff.getByText(t('settings.saved'))).toBeVisible();
  await leave(staff, t('shell.lock'));

  // The visit that goes on keeps what it began with.
  const offered = page.getByRole('radiogroup', { name: visitor.t('deck.language') });
  await expect(offered.getByRole('radio')).toHaveText(['Русский', 'English', '中文']);
  await visitor.touch(visitor.key('deck.finish'));
  await visitor.touch(visitor.key('finish.leave'));

  // The next one has the new: two languages, English first, and narration that starts by itself.
  const next = await Visitor.before(page, 'en');
  await expect(page.locator('.attract-line')).toHaveCount(2);
  await expect(page.locator('.attract-line').first()).toHaveAttribute('lang', 'en');
  await expect(page.locator('.attract-line')).toContainText([next.t('closed.noDay'), visitor.t('closed.noDay')], { timeout: 10_000 });
  await next.touch(next.attract());
  await expect(page.getByRole('radiogroup', { name: next.t('deck.language') }).getByRole('radio')).toHaveText(['English', 'Русский']);
  await next.enter('laser', 'picosecond');
  await expect.poll(async () => (await next.sound()).isPlaying).toBe(true);
  expect((await next.sound()).volume).toBeCloseTo(0.75);

  // And the panel itself shows what holds now.
  const entry = await openEntry(app, page);
  const [again] = await Promise.all([panelWindow(app, 'staff'), typePin(entry, pins.staff, 'en')]);
  await touch(again.getByRole('button', { name: staffText('en', 'settings.title'), exact: true }));
  await expect(again.getByRole('radiogroup', { name: '中文' }).getByRole('radio', { name: staffText('en', 'settings.notOffered') })).toBeChecked();

  // The guides are read in the panel's language, and a heading of the contents leads to its part.
  await touch(again.getByRole('button', { name: staffText('en', 'guides.title'), exact: true }));
  await touch(again.getByRole('button', { name: 'Export and Excel' }));
  await touch(again.getByRole('navigation', { name: staffText('en', 'guides.contents') }).getByRole('button', { name: 'To the kiosk’s disk' }));
  await expect(again.getByRole('heading', { level: 2, name: 'To the kiosk’s disk' })).toBeInViewport();
  await touch(again.locator('.staff-rail').getByRole('radio', { name: '中文' }));
  await expect(again.getByRole('heading', { level: 1, name: '导出与Excel' })).toBeVisible();
  expect(readFileSync(join(dataDir, 'logs/kiosk.log'), 'utf8')).not.toContain('window:');
});
