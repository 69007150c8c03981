import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyMutePack, narrate } from '../fixtures/packs.ts';
import { expect, test } from './kiosk.ts';
import { readRows } from './rows.ts';
import { interfaceText } from './screen-walk.ts';
import { Visitor, complaintsOf } from './visitor.ts';

let pack = '';

test.beforeAll(async () => {
  pack = await copyMutePack();
  await narrate(pack, 'diamond', 'en', 'seed', 4);
  await narrate(pack, 'diamond', 'en', 'plasma', 6);
  await narrate(pack, 'diamond', 'ru', 'plasma', 8);
});

test.afterAll(() => rm(pack, { recursive: true, force: true }));

test('a whole visit by touch, and every row of it in the database', async ({ launchKiosk }) => {
  test.setTimeout(120_000);
  const from = Date.now();
  const { page, dataDir } = await launchKiosk({ isNew: true, contentDir: pack });
  const complaints = await complaintsOf(page);
  const visitor = await Visitor.before(page, 'en');
  const origin = await page.evaluate(() => performance.timeOrigin);
  const html = page.locator('html');

  await visitor.touch(visitor.attract());
  await expect(visitor.heading('Choose a laboratory')).toBeVisible();
  await expect(html).toHaveAttribute('lang', 'en');

  // The first step: listen, pause, hear the last sentence to its end, ask where the figure comes from.
  await visitor.enter('diamond', 'seed');
  expect((await visitor.sound()).isPlaying, 'nothing plays by itself').toBe(false);
  await visitor.touch(visitor.key('story.play'));
  await expect.poll(() => visitor.sound()).toMatchObject({ isPlaying: true, file: 'labs/diamond/narration/en/seed.opus' });
  await visitor.touch(visitor.key('story.pause'));
  expect((await visitor.sound()).isPlaying).toBe(false);
  await visitor.touch(visitor.sentence('diamond', 'seed', 's4'));
  await visitor.expectCurrent('diamond', 'seed', 's4');
  await visitor.key('story.again').waitFor();
  await visitor.touch(page.getByRole('button', { name: visitor.t('source.open') }));
  const panel = page.getByRole('dialog', { name: visitor.t('source.title') });
  await expect(panel).toContainText(visitor.pack('diamond', 'sources.exeter'));
  await visitor.touch(visitor.key('deck.close'));
  await panel.waitFor({ state: 'detached' });

  // The second: another language in the middle of a sentence, larger text and back, a little louder.
  await visitor.touch(visitor.key('story.next'));
  await visitor.touch(visitor.sentence('diamond', 'plasma', 's2'));
  await visitor.expectCurrent('diamond', 'plasma', 's2');
  await visitor.touch(visitor.choice('deck.language', 'Русский'));
  visitor.language = 'ru';
  await visitor.expectCurrent('diamond', 'plasma', 's2');
  await expect(html).toHaveAttribute('lang', 'ru');
  await expect.poll(() => visitor.sound()).toMatchObject({ isPlaying: true, file: 'labs/diamond/narration/ru/plasma.opus' });
  // The Russian sentence begins at the eighth second, the English one at the sixth.
  expect((await visitor.sound()).ms).toBeGreaterThanOrEqual(8000);
  await visitor.touch(visitor.key('story.pause'));
  await visitor.touch(visitor.key('deck.view'));
  await visitor.touch(visitor.choice('view.textSize', visitor.t('view.size150')));
  await expect(html).toHaveAttribute('data-text', '150');
  await visitor.touch(visitor.choice('view.textSize', visitor.t('view.size100')));
  await expect(html).toHaveAttribute('data-text', '100');
  await visitor.touch(visitor.key('deck.close'));
  await visitor.touch(visitor.key('deck.sound'));
  await visitor.touch(visitor.key('sound.louder'));
  await visitor.touch(visitor.key('deck.close'));
  expect((await visitor.sound()).volume).toBeGreaterThan(0.6);

  // On to the topics: two marked, one of them unmarked again.
  for (const step of ['layers', 'patience']) {
    await visitor.touch(visitor.key('story.next'));
    await visitor.heading(visitor.pack('diamond', `steps.${step}.title`)).waitFor();
  }
  await visitor.touch(visitor.key('story.next'));
  const topic = (id: string) => page.locator('label').filter({ hasText: visitor.pack('diamond', `topics.${id}`) });
  for (const id of ['plates', 'visit', 'plates']) await visitor.touch(topic(id));
  await expect(page.getByRole('checkbox', { checked: true })).toHaveAccessibleName(visitor.pack('diamond', 'topics.visit'));

  // The next laboratory, home, finish, goodbye.
  await visitor.touch(page.getByRole('button', { name: visitor.t('interests.next').replace('{{lab}}', visitor.pack('laser', 'name')) }));
  await visitor.heading(visitor.pack('laser', 'steps.picosecond.title')).waitFor();
  await visitor.touch(visitor.key('deck.home'));
  await expect(visitor.door('diamond')).toContainText(visitor.t('home.seen'));
  await expect(visitor.door('laser')).not.toContainText(visitor.t('home.seen'));
  await visitor.touch(visitor.key('deck.finish'));
  await expect(page.getByRole('list', { name: visitor.t('finish.marked') })).toHaveText(visitor.pack('diamond', 'topics.visit'));
  await visitor.touch(visitor.key('finish.leave'));

  // The attract screen is the first visitor's again; the next visit knows nothing of this one.
  await visitor.attract().waitFor();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(visitor.pack('pack', 'centre.name'));
  await visitor.touch(page.getByRole('button', { name: interfaceText('ru', 'attract.invitation'), exact: true }));
  await expect(visitor.heading(visitor.t('home.title'))).toBeVisible();
  await expect(html).toHaveAttribute('data-text', '100');
  await expect(page.getByText(visitor.t('home.seen'))).toHaveCount(0);
  expect((await visitor.sound()).volume).toBe(0.6);
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(origin);
  expect(await complaints()).toEqual([]);
  await expect.poll(() => readRows(dataDir).map(({ kind }) => kind).filter((kind) => kind === 'visit-started')).toHaveLength(2);

  const until = Date.now();
  const all = readRows(dataDir);
  const firstId = all.find(({ language, kind }) => language === 'en' && kind === 'visit-started')?.visit_id;
  const rows = all.filter(({ visit_id }) => visit_id === firstId);
  const standard = { textSize: 100, contrast: 'standard', motion: 'full', reach: 'standard' };
  expect(rows.map((row) => [row.seq, row.language, row.kind, row.lab, row.item, row.value === null ? null : JSON.parse(row.value)])).toEqual([
    [1, 'en', 'visit-started', null, null, null],
    [2, 'en', 'lab-opened', 'diamond', null, null],
    [3, 'en', 'step-viewed', 'diamond', 'seed', null],
    [4, 'en', 'narration-started', 'diamond', 'seed', null],
    [5, 'en', 'narration-ended', 'diamond', 'seed', { fraction: 1 }],
    [6, 'en', 'source-opened', 'diamond', 'exeter', null],
    [7, 'en', 'step-viewed', 'diamond', 'plasma', null],
    [8, 'en', 'narration-started', 'diamond', 'plasma', null],
    [9, 'ru', 'language-chosen', 'diamond', null, null],
    [10, 'ru', 'display-changed', 'diamond', null, { ...standard, textSize: 150 }],
    [11, 'ru', 'display-changed', 'diamond', null, standard],
    [12, 'ru', 'narration-ended', 'diamond', 'plasma', { fraction: expect.any(Number) }],
    [13, 'ru', 'step-viewed', 'diamond', 'layers', null],
    [14, 'ru', 'step-viewed', 'diamond', 'patience', null],
    [15, 'ru', 'interest-expressed', 'diamond', null, { topic: 'visit' }],
    [16, 'ru', 'lab-left', 'diamond', null, { activeMs: expect.any(Number) }],
    [17, 'ru', 'lab-opened', 'laser', null, null],
    [18, 'ru', 'step-viewed', 'laser', 'picosecond', null],
    [19, 'ru', 'lab-left', 'laser', null, { activeMs: expect.any(Number) }],
    [20, 'ru', 'visit-ended', null, null, { reason: 'finished' }],
  ]);

  const { kioskId } = JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'));
  const version = JSON.parse(readFileSync(join(pack, 'pack.json'), 'utf8')).version;
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const elapsed = rows.map(({ elapsed_ms }) => elapsed_ms);
  expect(elapsed).toEqual(elapsed.toSorted((a, b) => a - b));
  expect(elapsed[0]).toBe(0);
  const [first] = rows;
  for (const row of rows) {
    expect(row).toMatchObject({ kiosk_id: kioskId, mode: 'self', pack_version: version, visit_id: firstId });
    expect(row.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(row.at).toBeGreaterThanOrEqual(from);
    expect(row.at).toBeLessThanOrEqual(until);
    // Both clocks tell the same story.
    expect(Math.abs(row.at - (first?.at ?? 0) - row.elapsed_ms)).toBeLessThan(100);
  }

  // Heard: the first sentence, and of the second (in Russian a quarter of the whole) not all.
  const value = (seq: number) => JSON.parse(rows[seq - 1]?.value ?? '{}');
  expect(value(12).fraction).toBeGreaterThanOrEqual(0.25);
  expect(value(12).fraction).toBeLessThan(0.5);
  // No pause was longer than ten seconds, so all of the time in a laboratory was active.
  for (const [opened, left] of [[2, 16], [17, 19]] as const) {
    const stay = (elapsed[left - 1] ?? 0) - (elapsed[opened - 1] ?? 0);
    expect(value(left).activeMs).toBeLessThanOrEqual(stay);
    expect(value(left).activeMs).toBeGreaterThan(stay * 0.9);
  }
});
