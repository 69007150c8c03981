import { rm } from 'node:fs/promises';
import { languages } from '../../electron/core/language.ts';
import { copyMutePack, narrate } from '../fixtures/packs.ts';
import { expect, test } from './kiosk.ts';
import { readRows } from './rows.ts';
import { interfaceText } from './screen-walk.ts';
import { Visitor, small } from './visitor.ts';

test('“still there?” asks in every language, waits for narration, stays for any touch, and ends a visit left alone', async ({ launchKiosk }) => {
  test.setTimeout(120_000);
  const pack = await copyMutePack();
  await narrate(pack, 'diamond', 'zh-Hans', 'seed', 3);
  try {
    const { page, dataDir } = await launchKiosk({ contentDir: pack, flags: ['--idle-seconds=4'], size: small });
    const visitor = await Visitor.before(page, 'zh-Hans');
    await visitor.touch(visitor.attract());
    await visitor.enter('diamond', 'seed');
    const question = page.getByRole('alertdialog', { name: visitor.t('idle.question'), includeHidden: true });
    const timer = question.getByRole('timer');
    const secondsLeft = async () => Number((await timer.textContent())?.match(/\d+/)?.[0]);

    // Stopped in mid-sentence. Nobody touches anything for four seconds.
    await visitor.touch(visitor.sentence('diamond', 'seed', 's2'));
    await visitor.touch(visitor.key('story.pause'));
    await visitor.expectCurrent('diamond', 'seed', 's2');
    await question.waitFor();
    for (const language of languages) {
      for (const sentence of ['idle.question', 'idle.stay', 'idle.leave']) await expect(question).toContainText(interfaceText(language, sentence));
    }
    const before = await secondsLeft();
    expect(before).toBeGreaterThan(20);
    expect(before).toBeLessThanOrEqual(25);
    await expect.poll(secondsLeft).toBeLessThan(before);

    // A touch anywhere, beside the panel: the visitor is where he was.
    await visitor.touchAt(300, 60);
    await question.waitFor({ state: 'detached' });
    await visitor.expectCurrent('diamond', 'seed', 's2');
    await expect(visitor.key('story.play')).toBeVisible();

    // Narration plays for longer than the idle limit, and nobody is asked before its end.
    await visitor.touch(visitor.sentence('diamond', 'seed', 's3'));
    const came = await page.waitForFunction((again) => {
      if (document.querySelector('[role=alertdialog]')) return 'the question';
      return [...document.querySelectorAll('button')].some((button) => button.textContent === again) ? 'the end' : null;
    }, visitor.t('story.again'));
    expect(await came.jsonValue()).toBe('the end');
    await question.waitFor();
    await visitor.touch(question.getByRole('button', { name: visitor.t('idle.stay') }));
    await question.waitFor({ state: 'detached' });

    // Left alone for good. Twenty of the seconds are skipped: the window's clock is set ahead and runs on.
    await question.waitFor();
    await page.evaluate(() => {
      const real = performance.now.bind(performance);
      performance.now = () => real() + 20_000;
    });
    await expect.poll(secondsLeft).toBeLessThanOrEqual(5);
    expect(await secondsLeft()).toBeGreaterThan(0);
    await expect(page.getByRole('button', { name: interfaceText('ru', 'attract.invitation'), exact: true })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');

    await expect.poll(() => readRows(dataDir).at(-1)?.kind).toBe('visit-ended');
    const rows = readRows(dataDir);
    expect(rows.map(({ kind }) => kind)).toEqual([
      'visit-started', 'lab-opened', 'step-viewed', 'narration-started', 'narration-ended', 'lab-left', 'visit-ended',
    ]);
    const [, opened, , , , left, ended] = rows;
    expect(ended).toMatchObject({ value: '{"reason":"idle"}', language: 'zh-Hans' });
    const { activeMs } = JSON.parse(left?.value ?? '{}');
    const stay = (left?.elapsed_ms ?? 0) - (opened?.elapsed_ms ?? 0);
    // Active: what was touched and heard. Not active: three times the idle limit and the panel, at last for 25 seconds.
    expect(activeMs).toBeGreaterThan(6000);
    expect(activeMs).toBeLessThan(stay - 25_000 - 3 * 4000);
  } finally {
    await rm(pack, { recursive: true, force: true });
  }
});
