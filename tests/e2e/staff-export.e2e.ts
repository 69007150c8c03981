import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import type { Page } from '@playwright/test';
import { exportColumns, readBack } from '../../electron/core/export.ts';
import { languages, type Language } from '../../electron/core/language.ts';
import { expect, test } from './kiosk.ts';
import { readRows } from './rows.ts';
import { openStaffPanel, prepareStaffData, readAudit, speak, staffText, turn, typePin } from './staff.ts';
import { small, Visitor } from './visitor.ts';

// Needs root: it plugs a stick in.

const key = (panel: Page, language: Language, path: string) => panel.getByRole('button', { name: staffText(language, path), exact: true });

async function openExport(panel: Page, language: Language): Promise<void> {
  await key(panel, language, 'export.title').click();
  await expect(panel.getByRole('heading', { name: staffText(language, 'export.heading') })).toBeVisible();
}

async function chooseKiosk(panel: Page, language: Language): Promise<void> {
  await panel.getByText(staffText(language, 'export.kiosk'), { exact: true }).click();
  await expect(panel.getByRole('radio', { name: staffText(language, 'export.kiosk') })).toBeChecked();
}

/** From the ordered form to the receipt. */
async function takeAway(panel: Page, pin: string, language: Language): Promise<void> {
  await chooseKiosk(panel, language);
  await key(panel, language, 'export.start').click();
  await typePin(panel, pin, language);
  await expect(panel.getByRole('heading', { name: staffText(language, 'export.written') })).toBeVisible({ timeout: 20_000 });
}

test('a stick is plugged in, the record goes to it, and it can be pulled out with every row on it', async ({ launchKiosk, sticks, folder }) => {
  await sticks.reserve();
  const language = 'ru';
  const dataDir = join(folder, 'staff');
  await prepareStaffData(dataDir);
  const { app, page } = await launchKiosk({ dataDir, language, size: small });
  const visitor = await Visitor.before(page, language);
  await visitor.touch(visitor.attract());
  await visitor.enter('laser', 'picosecond');
  await expect.poll(() => readRows(dataDir).length).toBeGreaterThan(2);
  const { staff, pins } = await openStaffPanel(app, page, language);
  await openExport(staff, language);
  await expect(staff.getByText(staffText(language, 'export.plugIn'))).toBeVisible();

  const stick = await sticks.plugIn('ОТЧЁТ');
  const { folder: place } = stick;
  await expect(staff.getByRole('radio', { name: /ОТЧЁТ/ })).toBeChecked();
  await expect(staff.getByRole('radio', { name: staffText(language, 'export.semicolon') })).toBeChecked();
  await key(staff, language, 'export.start').click();
  await typePin(staff, pins.staff === '480173' ? '480174' : '480173', language);
  await expect(staff.getByRole('status')).toContainText(staffText(language, 'entry.wrong'));
  await typePin(staff, pins.staff, language);
  await expect(staff.getByText(staffText(language, 'export.pullOut'))).toBeVisible({ timeout: 20_000 });
  expect(existsSync(place) && readdirSync(place)).toEqual([]);
  const sum = await staff.locator('.export-sum').innerText();

  stick.mountAgain();
  const name = readdirSync(place).find((each) => each.endsWith('.csv')) ?? '';
  const bytes = await readFile(join(place, name));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum);
  expect(await readFile(join(place, `${name}.sha256`), 'utf8')).toBe(`${sum}  ${name}\n`);
  const [head, ...records]: string[][] = parse(bytes, { bom: true, delimiter: ';' });
  expect(head).toEqual([...exportColumns]);
  const rows = readRows(dataDir);
  expect(records.map(([id]) => readBack(id ?? ''))).toEqual(rows.slice(0, records.length).map(({ id }) => id));
  expect(records.length).toBeGreaterThan(2);
  await expect.poll(() => readAudit(dataDir).find(({ action }) => action === 'exported')?.detail).toMatchObject({ format: 'csv', place: 'ОТЧЁТ', file: name, rows: records.length, checksum: sum });
});

test('the record goes to the kiosk\'s own disk; an order without a fresh proof is refused', async ({ launchKiosk, folder }) => {
  const language = 'en';
  const dataDir = join(folder, 'staff');
  await prepareStaffData(dataDir);
  const { app, page } = await launchKiosk({ dataDir, language, size: small });
  const visitor = await Visitor.before(page, language);
  await visitor.touch(visitor.attract());
  const { staff, pins } = await openStaffPanel(app, page, language);
  await openExport(staff, language);
  await staff.getByRole('radio', { name: 'JSON Lines' }).click();
  await takeAway(staff, pins.staff, language);
  const names = readdirSync(join(dataDir, 'exports'));
  expect(names.filter((name) => name.endsWith('.jsonl'))).toHaveLength(1);
  const refused = await staff.evaluate(() =>
    window.kiosk.startExport({ proof: '0'.repeat(64), range: { span: 'all' }, format: 'jsonl', separator: 'comma', language: 'en', place: 'kiosk' }),
  );
  expect(refused).toMatchObject({ ok: false, code: 'forbidden' });
  expect(readdirSync(join(dataDir, 'exports'))).toEqual(names);
});

test('every view of an export fits, in every language and either way up', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'staff');
  await prepareStaffData(dataDir);
  const { app, page } = await launchKiosk({ dataDir, language: 'ru', size: small });
  const { staff, pins } = await openStaffPanel(app, page, 'ru');
  for (const language of languages) {
    await speak(staff, language);
    await openExport(staff, language);
    await staff.getByRole('radio', { name: staffText(language, 'export.xlsx') }).click();
    await fits(`${language} form`);
    await chooseKiosk(staff, language);
    await key(staff, language, 'export.start').click();
    await fits(`${language} confirm`);
    await typePin(staff, pins.staff, language);
    await expect(staff.getByRole('heading', { name: staffText(language, 'export.written') })).toBeVisible({ timeout: 20_000 });
    await fits(`${language} written`);
    await key(staff, language, 'export.again').click();
    // each report speaks the language of the panel that ordered it
    const exports = join(dataDir, 'exports');
    const reports = readdirSync(exports).filter((name) => name.endsWith('.xlsx')).toSorted();
    const sheets = await Promise.all(reports.map(async (name) => (await readWorkbook(join(exports, name)))[0]?.sheet));
    expect(sheets).toContain({ ru: 'Сводка', en: 'Summary', 'zh-Hans': '汇总' }[language]);
  }

  async function fits(view: string): Promise<void> {
    for (const size of [{ width: small.height, height: small.width }, small]) {
      await turn(app, staff, size);
      const overflow = await staff.locator('.staff-page').evaluate((area) => [area.scrollWidth - area.clientWidth, area.scrollHeight - area.clientHeight]);
      expect(overflow, `${view} ${size.width} × ${size.height}`).toEqual([0, 0]);
    }
  }
});
