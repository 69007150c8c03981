import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { VisitorQuestion } from '../../electron/core/visitor-questions.ts';
import { axeFaults } from './axe.ts';
import { guideText } from './guide.ts';
import { expect, test, type Kiosk } from './kiosk.ts';
import { readRows } from './rows.ts';
import { openEntry, panelWindow, pins, prepareStaffData, typePin } from './staff.ts';
import { complaintsOf, small, Visitor } from './visitor.ts';

const language = 'zh-Hans';
const text = '为什么？';

/** Every PIN costs a scrypt of 128 MB. */
test.describe.configure({ timeout: 120_000 });

const kept = (dataDir: string) => JSON.parse(readFileSync(join(dataDir, 'tours/visitor-questions.json'), 'utf8')) as readonly VisitorQuestion[];

/** Files below the data directory that hold a text. */
function filesWith(dataDir: string, what: string): readonly string[] {
  const names = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => lstatSync(join(dataDir, name)).isFile() && readFileSync(join(dataDir, name)).includes(what));
}

/** From the tour to the guide's list of what visitors asked. */
async function openQuestions({ app, page }: Kiosk, waiting: number): Promise<Page> {
  const entry = await openEntry(app, page);
  const [guide] = await Promise.all([panelWindow(app, 'guide'), typePin(entry, pins.guide, language)]);
  const name = waiting > 0 ? guideText('visitors.waiting', language).replace('{{number}}', String(waiting)) : guideText('visitors.title', language);
  await guide.getByRole('button', { name, exact: true }).click();
  return guide;
}

test('a visitor asks in Chinese at a step and goes on there; the guide finds the question, marks it, and it outlives a restart', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'question');
  await prepareStaffData(dataDir);
  const kiosk = await launchKiosk({ dataDir, language, size: small });
  const { page } = kiosk;
  const visitor = await Visitor.before(page, language);
  const complaints = await complaintsOf(page);
  await visitor.touch(visitor.attract());
  await visitor.enter('laser', 'picosecond');
  await visitor.touch(visitor.key('story.play'));
  await visitor.touch(visitor.key('story.pause'));
  const at = (await visitor.sound()).ms;
  await visitor.touch(visitor.key('deck.help'));
  await visitor.touch(visitor.key('question.open'));

  // Two characters from letters of pinyin, the mark from the keys of signs.
  const field = page.getByRole('textbox', { name: visitor.t('question.title') });
  const keys = page.getByRole('region', { name: visitor.t('keyboard.title') });
  await expect(field).toBeFocused();
  const type = async (typed: readonly string[]) => {
    for (const one of typed) await visitor.touch(keys.getByRole('button', { name: one, exact: true }));
  };
  await type(['w', 'e', 'i', '为', 's', 'h', 'e', 'n', '什', 'm', 'e', '么']);
  await expect(field).toHaveValue('为什么');
  await page.keyboard.type('？');

  // Where nothing can be written, one sentence says so, and the draft stays.
  writeFileSync(join(dataDir, 'tours'), 'a file where the folder should be');
  await visitor.touch(visitor.key('question.send'));
  await expect(page.getByRole('alert')).toHaveText(visitor.t('question.failed'));
  await expect(field).toHaveValue(text);
  rmSync(join(dataDir, 'tours'));
  await visitor.touch(visitor.key('question.send'));
  await visitor.heading(visitor.t('question.thanks')).waitFor();
  const [question] = kept(dataDir);
  expect(question).toMatchObject({ text, language, lab: 'laser', step: 'picosecond', state: 'to-answer', isRehearsal: false });

  // Back at the very step, its narration where it stood; the record knows that something was asked, and not what.
  await visitor.touch(visitor.key('question.return'));
  await visitor.heading(visitor.pack('laser', 'steps.picosecond.title')).waitFor();
  expect((await visitor.sound()).ms).toBe(at);
  const told = () => readRows(dataDir).filter(({ kind }) => ['lab-opened', 'lab-left', 'step-viewed', 'question-asked'].includes(kind)).map(({ kind, lab, item, value }) => [kind, lab, item, value]);
  await expect.poll(told).toEqual([
    ['lab-opened', 'laser', null, null],
    ['step-viewed', 'laser', 'picosecond', null],
    ['question-asked', 'laser', 'picosecond', null],
  ]);
  expect(filesWith(dataDir, text)).toEqual([join('tours', 'visitor-questions.json')]);
  expect(await complaints()).toEqual([]);

  const guide = await openQuestions(kiosk, 1);
  const row = (of: Page) => of.locator('.guide-list li').filter({ hasText: text });
  await expect(row(guide).locator('b')).toHaveAttribute('lang', language);
  await expect(row(guide)).toContainText(visitor.pack('laser', 'steps.picosecond.title'));
  expect(await axeFaults(guide)).toEqual([]);
  await row(guide).getByRole('button', { name: guideText('side.followUp', language) }).click();
  await expect(row(guide)).toContainText(guideText('question.follow-up', language));
  await kiosk.close();

  const again = await launchKiosk({ dataDir, language, size: small });
  await Visitor.before(again.page, language);
  const later = await openQuestions(again, 0);
  await expect(row(later)).toContainText(guideText('question.follow-up', language));
  await row(later).getByRole('button', { name: guideText('presets.remove', language), exact: true }).click();
  await row(later).getByRole('button', { name: guideText('presets.reallyRemove', language), exact: true }).click();
  await expect(later.getByText(guideText('visitors.none', language))).toBeVisible();
  expect(filesWith(dataDir, text)).toEqual([]);
});
