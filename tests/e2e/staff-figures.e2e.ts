import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import { languages, type Language } from '../../electron/core/language.ts';
import type { InterestRow } from '../../electron/store/interest-writer.ts';
import { openOnDisk } from '../../electron/store/open-database.ts';
import { kioskId } from '../fixtures/interest-events.ts';
import { faintTexts } from './screen-contrast.ts';
import { axeFaults } from './axe.ts';
import { expect, test } from './kiosk.ts';
import { openStaffPanel, prepareStaffData, speak, staffText, turn } from './staff.ts';
import { complaintsOf, small, Visitor } from './visitor.ts';

type Step = readonly [kind: string, elapsedMs: number, lab?: string | null, item?: string | null, value?: object];

/** Visits that were there before this start: their rows, written as the kiosk's own store writes them. */
function recordVisits(dataDir: string, visits: readonly { readonly mode: string; readonly language: Language; readonly at: number; readonly steps: readonly Step[] }[]): void {
  const { database, writer } = openOnDisk(dataDir, () => undefined);
  for (const { mode, language, at, steps } of visits) {
    const visitId = v7();
    for (const [index, [kind, elapsedMs, lab, item, value]] of steps.entries()) {
      const row: InterestRow = {
        id: v7(), kiosk_id: kioskId, visit_id: visitId, seq: index + 1, at: at + elapsedMs, elapsed_ms: elapsedMs, mode, language, kind,
        lab: lab ?? null, item: item ?? null, value: value === undefined ? null : JSON.stringify(value), pack_version: '0.1.0',
      };
      writer.insertAsIs(row);
    }
  }
  database.close();
}

const hour = 3_600_000;

/** Yesterday at this hour in Moscow, which has had one offset for years. */
function yesterdayAt(moscowHour: number): number {
  const today = Math.floor((Date.now() + 3 * hour) / (24 * hour)) * 24 * hour - 3 * hour;
  return today - 24 * hour + moscowHour * hour;
}

function knownVisits() {
  const long: readonly Step[] = [
    ['visit-started', 0], ['lab-opened', 2_000, 'diamond'], ['step-viewed', 2_000, 'diamond', 'seed'],
    ['narration-started', 3_000, 'diamond', 'seed'], ['narration-ended', 33_000, 'diamond', 'seed', { fraction: 1 }],
    ['interest-expressed', 90_000, 'diamond', null, { topic: 'plates' }], ['lab-left', 90_000, 'diamond', null, { activeMs: 60_000 }],
    ['visit-ended', 170_000, null, null, { reason: 'idle' }],
  ];
  const short: readonly Step[] = [
    ['visit-started', 0], ['lab-opened', 1_000, 'laser'], ['lab-left', 61_000, 'laser', null, { activeMs: 20_000 }],
    ['visit-ended', 61_000, null, null, { reason: 'finished' }],
  ];
  const touch: readonly Step[] = [['visit-started', 0], ['visit-ended', 80_000, null, null, { reason: 'idle' }]];
  return [
    { mode: 'self', language: 'ru', at: yesterdayAt(11), steps: long },
    { mode: 'self', language: 'zh-Hans', at: yesterdayAt(11), steps: long },
    { mode: 'guided', language: 'ru', at: yesterdayAt(15), steps: short },
    { mode: 'self', language: 'ru', at: yesterdayAt(15), steps: touch },
    { mode: 'rehearsal', language: 'ru', at: yesterdayAt(15), steps: long },
  ] as const;
}

/** A table as it is read out: every row's cells. */
async function tableOf(panel: Page, name: string): Promise<readonly (readonly string[])[]> {
  const rows = panel.getByRole('table', { name, exact: true }).locator('tbody tr');
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('th, td:not([aria-hidden])')].map((cell) => (cell.textContent ?? '').replaceAll('\u00a0', ' '))),
  );
}

test('the figures are those of known visits, by rows on disk and one made just now', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'figures');
  await prepareStaffData(dataDir);
  recordVisits(dataDir, knownVisits());
  const { app, page } = await launchKiosk({ dataDir, language: 'ru', size: small });
  const visitor = await Visitor.before(page, 'ru');
  await visitor.touch(visitor.attract());
  await visitor.enter('laser', 'picosecond');
  const { staff } = await openStaffPanel(app, page, 'ru');
  const complaints = await complaintsOf(staff);
  const t = (key: string) => staffText('ru', `figures.${key}`);

  const headline = async () =>
    (await staff.locator('.figures-headline > div').evaluateAll((all) => all.map((one) => [...one.children].map((child) => child.textContent))))
      .map((cells) => cells.map((cell) => (cell ?? '').replaceAll('\u00a0', ' ')));
  await expect.poll(headline).toHaveLength(5);
  const found = await headline();
  expect(found[0]).toEqual([t('visits'), '4', '3 сами, 1 с гидом']);
  expect(found[3]?.slice(1)).toEqual(['50 %', '2']);
  expect(found[4]?.[1]).toBe('1');

  await staff.getByRole('radio', { name: t('week') }).click();
  await expect.poll(() => tableOf(staff, t('funnel').replaceAll(' ', ' '))).toEqual([
    [t('started'), '4', '100 %'],
    [t('openedLab'), '4', '100 %'],
    [t('heardOut'), '2', '50 %'],
    [t('expressed'), '2', '50 %'],
  ].map((row) => row.map((cell) => cell.replaceAll('\u00a0', ' '))));
  expect(await tableOf(staff, t('attention'))).toEqual([
    ['Синтез алмазов'],
    ['Русский', '60 с', '1:00', '1'],
    ['中文', '60 с', '1:00', '1'],
    ['Пикосекундные лазеры'],
    ['Русский', '20 с', '0:20', '1'],
  ]);
  expect(await tableOf(staff, t('topics'))).toEqual([['Купить алмазные пластины · Синтез алмазов', '2']]);
  expect((await tableOf(staff, t('hours'))).filter(([, self, guided]) => self !== '0' || guided !== '0')).toEqual(
    expect.arrayContaining([['11', '2', '0']]),
  );
  expect((await tableOf(staff, t('byWeek'))).flat().filter((cell) => cell === '2')).toHaveLength(1);

  // today is the visit of this very minute, under way as it is
  await staff.getByRole('radio', { name: t('today') }).click();
  await expect.poll(async () => (await headline())[0]?.[1]).toBe('1');
  expect(await complaints()).toEqual([]);
});

test('the figures in every language, either way up: axe finds nothing, nothing is wider than its place', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'figures');
  await prepareStaffData(dataDir);
  recordVisits(dataDir, knownVisits());
  const { app, page } = await launchKiosk({ dataDir, language: 'ru', size: small });
  const { staff } = await openStaffPanel(app, page, 'ru');
  for (const size of [small, { width: small.height, height: small.width }]) {
    await turn(app, staff, size);
    for (const language of languages) {
      await speak(staff, language);
      await expect(staff.getByRole('table', { name: staffText(language, 'figures.attention') })).toBeVisible();
      expect(await axeFaults(staff)).toEqual([]);
      // upright, what is scrolled out of sight lies where the rail is, and would be measured there
      if (size.width > size.height) expect(await faintTexts(staff)).toEqual([]);
      expect(await staff.evaluate(() => [...document.querySelectorAll('.figures-panel, .figures-head, .figures-headline')].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className))).toEqual([]);
    }
  }
});
