import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addFourthLab, copyMutePack, fourthLabId } from '../fixtures/packs.ts';
import { expect, test } from './kiosk.ts';
import { readRows } from './rows.ts';
import { Visitor, small } from './visitor.ts';

test('a fourth laboratory is a folder: invited to, on a door of its own, told with its picture, asked about, and recorded', async ({ launchKiosk }) => {
  const pack = await copyMutePack();
  await addFourthLab(pack);
  const texts = JSON.parse(readFileSync(join(pack, `locales/en/${fourthLabId}.json`), 'utf8'));
  try {
    const { page, dataDir } = await launchKiosk({ contentDir: pack, size: small });
    const visitor = await Visitor.before(page, 'en');
    await expect(visitor.attract()).toContainText('4 laboratories');
    await visitor.touch(visitor.attract());
    await expect(page.getByRole('navigation').getByRole('button')).toHaveCount(4);
    await visitor.touch(page.getByRole('button', { name: texts.name }));

    for (const { title, alt, sentences } of [texts.steps.film, texts.steps.hole]) {
      await visitor.heading(title).waitFor();
      const picture = page.getByRole('img', { name: alt });
      await expect(picture).toBeVisible();
      await expect.poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth)).toBeGreaterThan(0);
      await expect(page.getByRole('list', { name: visitor.t('story.transcript') }).getByRole('button')).toHaveText(Object.values<string>(sentences));
      await visitor.touch(visitor.key('story.next'));
    }
    await visitor.touch(page.getByRole('button', { name: visitor.t('quiz.open_one').replace('{{count}}', '1') }));
    const { question, options, feedback } = texts.quiz.bend;
    await visitor.heading(question).waitFor();
    await visitor.touch(page.getByRole('button', { name: options.breaks }));
    await expect(page.getByRole('status').filter({ hasText: feedback })).toContainText(texts.sources['centre-news']);
    await expect(page.getByRole('button', { name: options.bends })).toContainText(visitor.t('quiz.rightAnswer'));
    // The first answer counts.
    await visitor.touch(page.getByRole('button', { name: options.bends }));
    await visitor.touch(visitor.key('quiz.done'));

    await visitor.touch(page.locator('label').filter({ hasText: texts.topics.samples }));
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
    await visitor.touch(visitor.key('deck.finish'));
    await expect(page.getByRole('list', { name: visitor.t('finish.marked') })).toHaveText(texts.topics.samples);
    await visitor.touch(visitor.key('finish.leave'));

    await expect.poll(() => readRows(dataDir).at(-1)?.kind).toBe('visit-ended');
    expect(readRows(dataDir).slice(1, -1).map(({ kind, lab, item, value }) => [kind, lab, kind === 'quiz-answered' || kind === 'interest-expressed' ? value : item])).toEqual([
      ['lab-opened', fourthLabId, null],
      ['step-viewed', fourthLabId, 'film'],
      ['step-viewed', fourthLabId, 'hole'],
      ['quiz-answered', fourthLabId, '{"correct":false,"option":"breaks"}'],
      ['interest-expressed', fourthLabId, '{"topic":"samples"}'],
      ['lab-left', fourthLabId, null],
    ]);
  } finally {
    await rm(pack, { recursive: true, force: true });
  }
});
