import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import languageNames from '../../assets/locales/languages.json' with { type: 'json' };
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { pretendDisplays } from './displays.ts';
import { guideKey, guideText, tourOf } from './guide.ts';
import { expect, test } from './kiosk.ts';
import { readRows } from './rows.ts';
import { interfaceText, packTextOf } from './screen-walk.ts';
import { setSpeed } from './speed.ts';
import { openEntry, panelWindow, pins, prepareStaffData, staffText, typePin } from './staff.ts';
import { Visitor } from './visitor.ts';

// Needs root: it plugs a stick in. Twenty minutes of tour pass in one, by clocks of main that run twenty times as fast.

const quick = 20;
const minutes = 20;
const delegation = 'Делегация из Синьсяна';
const contact = { operator: 'АО «ТехноСпарк»', address: '108841, Москва, Троицк, ул. Промышленная, 4', reach: 'guests@technospark.example', web: 'technospark.example' };
const questions = { ru: 'Сколько энергии уходит на один карат?', 'zh-Hans': '能否在新乡建一条这样的生产线？' } as const;

type Stop = RunningTour['stops'][number];

class Rehearsal {
  readonly app: ElectronApplication;
  readonly guide: Page;
  readonly stage: Page;

  constructor(app: ElectronApplication, guide: Page, stage: Page) {
    this.app = app;
    this.guide = guide;
    this.stage = stage;
  }

  key(path: string) {
    return guideKey(this.guide, path);
  }

  async view(path: string): Promise<void> {
    await this.guide.getByRole('radio', { name: guideText(path), exact: true }).click();
  }

  /** The tour's clock reaches a moment. */
  async until(elapsedMs: number): Promise<void> {
    await expect.poll(async () => (await tourOf(this.guide)).elapsedMs, { timeout: 60_000, intervals: [100] }).toBeGreaterThanOrEqual(elapsedMs);
  }

  /** The stage shows the step in both languages, the console its notes. */
  async sees(lab: string, step: string): Promise<void> {
    const heading = this.stage.getByRole('heading', { level: 1 });
    for (const language of ['ru', 'zh-Hans'] as const) await expect(heading).toContainText(packTextOf(language, lab, `steps.${step}.title`));
    await expect(this.guide.locator('.guide-now').getByRole('listitem').first()).toHaveText(packTextOf('ru', lab, `steps.${step}.notes.n1`));
  }

  /** Hears a step; both languages stand on the stage with the same sentence at any moment. Gives back the sentences that stood there. */
  async hears(lab: string, step: string): Promise<readonly string[]> {
    const sentences = Object.keys(JSON.parse(readFileSync(join('assets/packs/technospark/locales/ru', `${lab}.json`), 'utf8')).steps[step].sentences);
    const shown = new Set<string>();
    await this.key('console.play').click();
    await expect(this.key('console.pause')).toBeVisible();
    while (await this.key('console.pause').isVisible()) {
      const [heard = '', read = ''] = await this.stage.locator('.stage-words p').allTextContents();
      const sentence = sentences.find((id) => packTextOf('ru', lab, `steps.${step}.sentences.${id}`) === heard);
      expect(sentence, heard).toBeDefined();
      expect(read).toBe(packTextOf('zh-Hans', lab, `steps.${step}.sentences.${sentence}`));
      shown.add(sentence ?? '');
      if (shown.size >= 2) await setSpeed(this.app, quick);
    }
    return [...shown];
  }
}

test('a delegation of Russian and Chinese speakers is shown three laboratories in twenty minutes, asks, and takes the recap along', async ({ launchKiosk, sticks, folder }, testInfo) => {
  test.setTimeout(300_000);
  const dataDir = join(folder, 'guide');
  await prepareStaffData(dataDir);
  const settings = join(dataDir, 'settings.json');
  writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), centreContact: contact }));
  const { app, page } = await launchKiosk({ dataDir, language: 'ru' });
  await Visitor.before(page, 'ru');
  const entry = await openEntry(app, page);
  const [guide] = await Promise.all([panelWindow(app, 'guide'), typePin(entry, pins.guide, 'ru')]);
  const [stage] = await Promise.all([panelWindow(app, 'stage'), pretendDisplays(app, 2)]);
  const tour = new Rehearsal(app, guide, stage);

  // Prepare: who comes, in what languages, for how long; the route is proposed.
  await guide.getByRole('textbox', { name: guideText('prepare.delegation') }).fill(delegation);
  await guide.getByRole('button', { name: '中文' }).click();
  const shorter = guide.getByRole('button', { name: `${guideText('prepare.less')}: ${guideText('prepare.minutes')}` });
  for (let left = 45; left > minutes; left -= 5) await shorter.click();
  await tour.key('prepare.start').click();
  await expect(guide.getByRole('heading', { level: 1, name: delegation })).toBeVisible();

  const planned = await tourOf(guide);
  const labs = planned.stops.flatMap(({ lab }) => lab ?? []);
  for (const lab of ['diamond', 'laser', 'robots']) expect(labs).toContain(lab);
  expect(planned.remainingMs).toBeGreaterThan((minutes - 1) * 60_000);

  const shownSteps: string[] = [];
  let heard = 0;
  for (const { id, lab, steps } of planned.stops) {
    if (lab === null) break;
    const budget = (await tourOf(guide)).stops.find((stop) => stop.id === id)?.budgetMs ?? 0;
    for (const step of steps) {
      const from = (await tourOf(guide)).elapsedMs;
      await setSpeed(app, 1);
      await tour.sees(lab, step);
      shownSteps.push(`${lab}/${step}`);
      if (lab !== 'centre' && step === steps[0]) heard += (await tour.hears(lab, step)).length;
      await setSpeed(app, quick);
      if (lab === 'diamond' && step === steps[0]) await raiseHands(tour, 'diamond', 5);
      if (lab === 'laser' && step === steps[0]) await ask(tour);
      if (lab === 'robots' && step === steps[0]) await darken(tour);
      await tour.until(from + (budget / steps.length) * 0.9);
      await guide.keyboard.press('PageDown');
    }
  }
  expect(heard).toBeGreaterThanOrEqual(6);

  // Time for questions: every language of the stage invites to ask.
  await setSpeed(app, 1);
  for (const language of ['ru', 'zh-Hans'] as const) await expect(stage.getByText(interfaceText(language, 'stage.questions'))).toBeVisible();
  await tour.view('side.questions');
  await guide.getByRole('listitem').filter({ hasText: questions.ru }).getByRole('button', { name: guideText('side.answered') }).click();
  await guide.getByRole('listitem').filter({ hasText: questions['zh-Hans'] }).getByRole('button', { name: guideText('side.followUp') }).click();
  const ending = await tourOf(guide);
  expect(ending.stops.reduce((sum: number, { budgetMs }: Stop) => sum + budgetMs, 0)).toBe(ending.remainingMs);
  await tour.key('console.finish').click();
  await tour.key('console.reallyFinish').click();
  await expect(guide.getByText(guideText('finished.title'))).toBeVisible();

  // On record: one guided visit, every step, hands, questions, time active and held.
  const rows = () => readRows(dataDir).filter(({ mode }) => mode === 'guided');
  await expect.poll(() => rows().at(-1)).toMatchObject({ kind: 'visit-ended', value: '{"reason":"finished"}' });
  const guided = rows();
  const of = (kind: string) => guided.filter((row) => row.kind === kind);
  const valuesOf = (kind: string) => of(kind).map(({ value }) => JSON.parse(value ?? 'null') as Record<string, unknown>);
  expect(new Set(guided.map(({ visit_id }) => visit_id)).size).toBe(1);
  expect(guided.map(({ seq }) => seq)).toEqual(guided.map((_row, index) => index + 1));
  expect(valuesOf('tour-started')).toEqual([{ languages: ['ru', 'zh-Hans'], people: 8, minutes }]);
  expect(of('step-viewed').map(({ lab, item }) => `${lab}/${item}`)).toEqual(shownSteps);
  expect(of('lab-left').map(({ lab }) => lab)).toEqual(labs);
  expect(of('narration-ended').map(({ lab }) => lab)).toEqual(['diamond', 'laser', 'robots']);
  expect(of('question-asked').map(({ lab, value }) => [lab, value])).toEqual([['laser', null], ['laser', null]]);
  expect(of('interest-expressed').map(({ lab }) => lab)).toEqual(['diamond']);
  expect(valuesOf('interest-expressed')).toMatchObject([{ count: 5 }]);
  const held = valuesOf('lab-left').map(({ heldMs }) => Number(heldMs));
  expect(held[labs.indexOf('laser')]).toBeGreaterThan(60_000);
  expect(readRows(dataDir).filter(({ mode }) => mode === 'self')).toEqual([]);

  // The recap: made, and taken along on a stick.
  await tour.key('recap.open').click();
  await tour.key('recap.make').click();
  await expect(tour.key('recap.anew')).toBeVisible({ timeout: 30_000 });
  const [file = ''] = readdirSync(join(dataDir, 'exports')).filter((name) => name.endsWith('.pdf'));
  const pdf = join(dataDir, 'exports', file);
  await testInfo.attach('recap.pdf', { path: pdf });
  const stick = await sticks.plugIn('ГОСТЯМ');
  await guide.getByRole('button', { name: guideText('recap.write').replace('{{name}}', 'ГОСТЯМ') }).click();
  await expect(guide.getByText(staffText('ru', 'export.pullOut'))).toBeVisible({ timeout: 20_000 });
  stick.mountAgain();
  const taken = readFileSync(join(stick.folder, file));
  expect(taken.equals(readFileSync(pdf))).toBe(true);
  expect(readFileSync(join(stick.folder, `${file}.sha256`), 'utf8')).toBe(`${createHash('sha256').update(taken).digest('hex')}  ${file}\n`);
  const said = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).replaceAll(/\s+/g, ' ');
  for (const text of [delegation, ...Object.values(questions), contact.reach, 'Итоги экскурсии', '参观纪要']) expect.soft(said).toContain(text);
  for (const lab of labs) for (const language of ['ru', 'zh-Hans'] as const) expect.soft(said).toContain(lab === 'centre' ? packTextOf(language, 'pack', 'centre.name') : packTextOf(language, lab, 'name'));
});

async function raiseHands(tour: Rehearsal, lab: string, count: number): Promise<void> {
  await tour.view('side.hands');
  const { topics } = JSON.parse(readFileSync(join('assets/packs/technospark/labs', lab, 'lab.json'), 'utf8')) as { topics: readonly string[] };
  const topic = packTextOf('ru', lab, `topics.${topics[0]}`);
  for (let hands = 0; hands < count; hands += 1) await tour.guide.getByRole('button', { name: `${guideText('prepare.more')}: ${topic}` }).click();
  await expect.poll(async () => (await tourOf(tour.guide)).hands).toEqual([{ lab, topic: topics[0], count }]);
}

/** Two questions hold the clock; then the rest is shared out anew, and the guide sees what became shorter. */
async function ask(tour: Rehearsal): Promise<void> {
  const before = await tourOf(tour.guide);
  await tour.key('console.hold').click();
  for (const language of ['ru', 'zh-Hans'] as const) {
    const text = questions[language];
    await tour.key('side.noteQuestion').click();
    await tour.guide.getByRole('radiogroup', { name: guideText('visitors.language') }).getByRole('radio', { name: languageNames[language] }).click();
    await tour.guide.getByRole('textbox', { name: guideText('side.note') }).fill(text);
    await tour.key('side.add').click();
    await expect(tour.guide.getByRole('listitem').filter({ hasText: text }).locator(`[lang="${language}"]`)).toHaveText(text);
  }
  await tour.until(before.elapsedMs + 100_000);
  const held = await tourOf(tour.guide);
  expect(held.phase).toBe('held');
  await tour.key('console.resume').click();
  await expect.poll(async () => (await tourOf(tour.guide)).phase).toBe('running');
  const after = await tourOf(tour.guide);
  expect(after.shortened.length).toBeGreaterThan(0);
  expect(after.stops.reduce((sum: number, { budgetMs }: Stop) => sum + budgetMs, 0)).toBe(after.remainingMs);
  await expect(tour.guide.locator('.guide-clock [role=status]')).not.toBeEmpty();
}

/** A black screen by a remote, and one language on the stage for a moment. */
async function darken(tour: Rehearsal): Promise<void> {
  const press = (key: string) => tour.guide.keyboard.press(key);
  await press('b');
  await expect(tour.stage.locator('.stage-black')).toBeVisible();
  await press('b');
  await expect(tour.stage.locator('.stage-black')).toBeHidden();
  await tour.guide.getByRole('button', { name: '中文' }).click();
  await expect(tour.stage.locator('.stage-words p')).toHaveCount(1);
  await tour.guide.getByRole('button', { name: '中文' }).click();
  await expect(tour.stage.locator('.stage-words p')).toHaveCount(2);
}
