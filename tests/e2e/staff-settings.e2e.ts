import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './kiosk.ts';
import { leave, openEntry, openStaffPanel, panelWindow, prepareStaffData, readAudit, staffText, touch, typePin } from './staff.ts';
import { small, Visitor } from './visitor.ts';

const t = (path: string) => staffText('ru', path);

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
  expect(JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'))).toMatchObject({ languages: ['en', 'ru'], volume: { initial: 0.75, limit: 0.75 } });
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
});
