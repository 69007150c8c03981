import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languages, type Language } from '../../electron/core/language.ts';
import { axeFaults } from './axe.ts';
import { expect, test, type Kiosk } from './kiosk.ts';
import { readRows } from './rows.ts';
import { faultsOf, landscape, leaveCanvasesEmpty, portrait, resizeTo } from './screen-geometry.ts';
import { settle } from './screen-walk.ts';
import { leave, openStaffPanel, prepareStaffData, readAudit, staffText, touch, typePin } from './staff.ts';
import { complaintsOf, Visitor } from './visitor.ts';

const email = 'anna.petrova@example.org';
const centreContact = { operator: 'АО «Наноцентр „Техноспарк“»', address: '108840, Москва, Троицк, ул. Промышленная, д. 11', reach: '+7 495 000-00-00', web: '' };

/** A kiosk that is set up and asks for addresses. */
async function prepare(dataDir: string): Promise<void> {
  await prepareStaffData(dataDir);
  const file = join(dataDir, 'settings.json');
  await writeFile(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), contactOffered: true, centreContact }));
}

/** Files below the data directory that hold an address, by any part of it that tells whose it is. */
function filesWith(dataDir: string, text: string): readonly string[] {
  const names = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => lstatSync(join(dataDir, name)).isFile() && readFileSync(join(dataDir, name)).includes(text));
}

/** To the end of a laboratory, where an address can be left. */
async function toInterests(visitor: Visitor): Promise<void> {
  await visitor.touch(visitor.attract());
  await visitor.enter('laser', 'picosecond');
  while ((await visitor.heading(visitor.t('interests.title')).count()) === 0) await visitor.touch(visitor.key('story.next'));
}

/** What is wrong with a screen in each language, either way up. */
async function everyLook({ app, page }: Kiosk, visitor: Visitor, name: string): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  const own = visitor.language;
  const speak = async (language: Language) => {
    const names = { ru: 'Русский', en: 'English', 'zh-Hans': '中文' } as const;
    if (visitor.language !== language) await visitor.touch(visitor.choice('deck.language', names[language]));
    visitor.language = language;
  };
  for (const language of languages) {
    await speak(language);
    for (const [way, size] of [['landscape', landscape], ['portrait', portrait]] as const) {
      await resizeTo(app, page, size);
      await settle(page);
      // Names, contrast and sizes are the same either way up.
      const unfit = way === 'portrait' ? [] : await axeFaults(page);
      const sheet = page.locator('.consent-sheet');
      // In the usual size of letters the whole document stands on the screen; with larger ones it scrolls.
      const isCut = (await sheet.count()) > 0 && (await sheet.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight));
      const faults = [
        ...(await faultsOf(page)).filter((fault) => fault !== '.consent-sheet scrolls'),
        ...(isCut ? ['the document is cut'] : []),
        ...unfit,
      ];
      if (faults.length > 0) found[`${name} ${language} ${way}`] = faults;
    }
  }
  await speak(own);
  await resizeTo(app, page, landscape);
  return found;
}

/** What is wrong with the Help panel and its two keys, either way up, in each size of letters. */
async function helpInAllSizes({ app, page }: Kiosk): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const text of ['100', '150', '200']) {
    // As `VisitorApp` says it to the style sheets.
    await page.evaluate((chosen) => {
      document.documentElement.dataset['text'] = chosen;
      document.documentElement.toggleAttribute('data-large', chosen !== '100');
    }, text);
    for (const size of [landscape, portrait]) {
      await resizeTo(app, page, size);
      await settle(page);
      const faults = await faultsOf(page);
      if (faults.length > 0) found[`help ${text} ${size.width} × ${size.height}`] = faults;
    }
  }
  await page.evaluate(() => {
    document.documentElement.dataset['text'] = '100';
    document.documentElement.removeAttribute('data-large');
  });
  await resizeTo(app, page, landscape);
  return found;
}

test('an address is left by consent, listed masked, exported with the PIN, and taken back by its code', async ({ launchKiosk, sticks, folder }) => {
  test.setTimeout(240_000);
  const dataDir = join(folder, 'contact');
  await prepare(dataDir);
  const kiosk = await launchKiosk({ dataDir, size: landscape, language: 'ru', flags: ['--idle-seconds=3600'] });
  const { app, page } = kiosk;
  const visitor = await Visitor.before(page, 'ru');
  const complaints = await complaintsOf(page);
  await leaveCanvasesEmpty(page);
  const found: Record<string, readonly string[]> = {};
  await toInterests(visitor);
  await visitor.touch(page.getByRole('list', { name: visitor.t('interests.title') }).locator('label').first());
  Object.assign(found, await everyLook(kiosk, visitor, 'interests'));
  await visitor.touch(visitor.key('contact.leave'));
  // The code will be shown once: nothing leads away from here but what says so.
  await visitor.touch(visitor.key('deck.help'));
  await expect(visitor.key('contact.withdraw.open')).toBeVisible();
  await expect(visitor.key('question.open')).toBeHidden();
  await visitor.touch(visitor.key('deck.close'));
  await expect(page.getByRole('article')).toContainText('АО «Наноцентр „Техноспарк“»');

  // Nothing is ticked beforehand, and without a tick there is no way on.
  const tick = page.getByRole('checkbox');
  await expect(tick).not.toBeChecked();
  await expect(visitor.key('contact.next')).toBeDisabled();
  Object.assign(found, await everyLook(kiosk, visitor, 'consent'));
  await visitor.touch(page.locator('label', { has: tick }));
  await visitor.touch(visitor.key('contact.next'));

  const field = page.getByRole('textbox', { name: visitor.t('contact.email') });
  const keys = page.getByRole('region', { name: visitor.t('keyboard.title') });
  await expect(field).toBeFocused();
  for (const key of ['a', 'n', 'n', 'a', '@']) await visitor.touch(keys.getByRole('button', { name: key, exact: true }));
  await visitor.touch(visitor.key('contact.send'));
  await expect(page.getByText(visitor.t('contact.wrong'))).toBeVisible();
  await visitor.touch(field);
  await field.fill(email);
  Object.assign(found, await everyLook(kiosk, visitor, 'address'));
  await visitor.touch(visitor.key('contact.send'));
  const shown = page.getByText(/^\d{3} \d{3} \d{3}$/);
  await expect(shown).toBeVisible();
  const code = await shown.innerText();
  Object.assign(found, await everyLook(kiosk, visitor, 'given'));
  await visitor.touch(visitor.key('contact.done'));
  await expect(visitor.key('contact.leave')).toBeHidden();

  // Staff see a mask; with the PIN and a purpose the address, and a file of it on a drive.
  const { staff, pins } = await openStaffPanel(app, page, 'ru');
  const t = (path: string) => staffText('ru', `contacts.${path}`);
  await touch(staff.getByRole('button', { name: t('title'), exact: true }));
  await expect(staff.getByText('a•••@e•••.org')).toBeVisible();
  expect(await staff.content()).not.toContain('petrova');
  await touch(staff.getByRole('button', { name: t('show') }));
  await typePin(staff, pins.staff, 'ru');
  await expect(staff.getByText(email)).toBeVisible();
  const stick = await sticks.plugIn('CONTACTS');
  const exportKey = staff.getByRole('button', { name: t('export') });
  await expect(exportKey).toBeEnabled();
  await touch(exportKey);
  await typePin(staff, pins.staff, 'ru');
  await expect(staff.getByText(/contacts_.*\.csv/)).toBeVisible();
  await touch(staff.getByRole('button', { name: t('mark') }));
  await expect(staff.getByText(t('answered'), { exact: true })).toBeVisible();
  expect(await axeFaults(staff)).toEqual([]);
  await leave(staff, staffText('ru', 'shell.lock'));
  stick.mountAgain();
  const file = readdirSync(stick.folder).find((name) => name.endsWith('.csv')) ?? '';
  expect(readFileSync(join(stick.folder, file), 'utf8')).toContain(`"${email}";"ru"`);
  expect(readAudit(dataDir).filter(({ action }) => action.startsWith('contact'))).toMatchObject([
    { action: 'contacts-read', detail: { purpose: t('toAnswer'), count: 1 } },
    { action: 'contacts-exported', detail: { purpose: t('toAnswer'), count: 1, file } },
    { action: 'contact-marked', detail: { isAnswered: true } },
  ]);
  for (const text of [email, 'petrova']) expect(filesWith(dataDir, text)).toEqual([]);

  // The next visitor, or the same one days later: the code alone is enough.
  await visitor.touch(visitor.key('deck.finish'));
  await visitor.touch(visitor.key('finish.leave'));
  await visitor.touch(visitor.attract());
  await visitor.touch(visitor.key('deck.help'));
  Object.assign(found, await helpInAllSizes(kiosk));
  await visitor.touch(visitor.key('contact.withdraw.open'));
  const codeField = page.getByRole('textbox', { name: visitor.t('contact.code') });
  await expect(codeField).toBeFocused();
  for (const [way, size] of [['landscape', landscape], ['portrait', portrait]] as const) {
    await resizeTo(app, page, size);
    await settle(page);
    const faults = await faultsOf(page);
    if (faults.length > 0) found[`withdraw ${way}`] = faults;
  }
  for (const digit of code.replaceAll(/\D/g, '')) await visitor.touch(keys.getByRole('button', { name: digit, exact: true }));
  await visitor.touch(visitor.key('contact.withdraw.erase'));
  await expect(page.getByText(visitor.t('contact.withdraw.withdrawn'))).toBeVisible();
  await visitor.touch(visitor.key('deck.close'));

  const rows = readRows(dataDir).filter(({ kind }) => kind.startsWith('contact'));
  expect(rows.map(({ kind, lab }) => [kind, lab])).toEqual([['contact-given', 'laser'], ['contact-withdrawn', null]]);
  expect(new Set(rows.map(({ value }) => value)).size).toBe(1);
  expect(found).toEqual({});
  expect(await complaints()).toEqual([]);
});

test('an address or a question half typed goes after a minute, “still there?” included, and nothing of it is kept', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'draft');
  await prepare(dataDir);
  const { page } = await launchKiosk({ dataDir, size: { width: 1280, height: 720 }, language: 'en', flags: ['--idle-seconds=3600'] });
  const visitor = await Visitor.before(page, 'en');
  await toInterests(visitor);
  await visitor.touch(visitor.key('contact.leave'));
  await visitor.touch(page.locator('.consent-tick'));
  await visitor.touch(visitor.key('contact.next'));
  await page.keyboard.type(email);
  let skipped = 0;
  const pass = async (ms: number) => {
    skipped += ms;
    await page.evaluate((lead) => {
      const real = () => Performance.prototype.now.call(performance);
      performance.now = () => real() + lead;
    }, skipped);
  };
  await pass(35_500);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await visitor.touch(page.getByRole('alertdialog').getByRole('button', { name: visitor.t('idle.stay') }));
  await expect(page.getByRole('textbox')).toHaveValue(email);
  await pass(36_000);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await pass(26_000);
  await visitor.attract().first().waitFor();
  expect(await page.content()).not.toContain('petrova');
  expect(filesWith(dataDir, 'petrova')).toEqual([]);

  await visitor.touch(visitor.attract());
  await visitor.touch(visitor.key('deck.help'));
  await visitor.touch(visitor.key('question.open'));
  await page.keyboard.type('Is this petrova?');
  await pass(36_000);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await pass(26_000);
  await visitor.attract().first().waitFor();
  expect(await page.content()).not.toContain('petrova');
  expect(filesWith(dataDir, 'petrova')).toEqual([]);
});
