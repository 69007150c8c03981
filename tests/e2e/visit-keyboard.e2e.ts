import type { Locator, Page } from '@playwright/test';
import { expect, test } from './kiosk.ts';
import { readRows } from './rows.ts';
import { Visitor, small } from './visitor.ts';

/** Whether the keyboard is at the target, or at something within it, and what shows that: an outline of the control or its row. */
async function focusOf(target: Locator): Promise<{ readonly isThere: boolean; readonly look: string }> {
  return target.evaluate((element) => {
    const focused = document.activeElement;
    const marked = focused?.closest('[data-focus-visible]') ?? null;
    const isThere = element.contains(focused);
    if (!marked || focused === document.body) return { isThere, look: `nothing at ${focused?.outerHTML.slice(0, 200)}` };
    const { width, height } = marked.getBoundingClientRect();
    // The attract screen's picture carries its outline inside, above the drawing.
    const isOutlined = [null, '::before'].some((part) => getComputedStyle(marked, part).boxShadow !== 'none');
    const isSeen = isOutlined && width > 10 && height > 10;
    return { isThere, look: isSeen ? 'visible' : `no outline at ${marked.outerHTML.slice(0, 200)}` };
  });
}

/** Presses a key until the target has the focus; wherever that stops on the way, it must be seen. */
async function reach(page: Page, target: Locator, key: 'Tab' | 'ArrowRight' = 'Tab'): Promise<void> {
  let focus = await focusOf(target);
  for (let stops = 0; !focus.isThere; stops += 1) {
    if (stops > 40) throw new Error(`${key} does not come to ${String(target)}`);
    await page.keyboard.press(key);
    focus = await focusOf(target);
    expect(focus.look).toBe('visible');
  }
}

test('a visit from invitation to goodbye by keyboard alone, the focus always in sight', async ({ launchKiosk }) => {
  test.setTimeout(120_000);
  const { page, dataDir } = await launchKiosk({ language: 'en', size: small });
  const visitor = await Visitor.before(page, 'en');
  const press = async (target: Locator, key: 'Enter' | 'Space' = 'Enter') => {
    await target.waitFor();
    await reach(page, target);
    await page.keyboard.press(key);
  };
  const choose = async (group: string, name: string) => {
    await reach(page, page.getByRole('radiogroup', { name: visitor.t(group), exact: true }));
    await reach(page, visitor.choice(group, name), 'ArrowRight');
  };

  await press(visitor.attract());
  await press(visitor.door('diamond'));
  await visitor.heading(visitor.pack('diamond', 'steps.seed.title')).waitFor();
  await press(visitor.key('story.play'), 'Space');
  await visitor.key('story.pause').waitFor();
  // The key under the fingers stays: the same press again stops what it started.
  await page.keyboard.press('Space');
  await visitor.key('story.play').waitFor();
  await press(visitor.sentence('diamond', 'seed', 's3'));
  await visitor.expectCurrent('diamond', 'seed', 's3');

  // A panel takes the focus, gives it back, and its choices are made with the arrows.
  await press(visitor.key('deck.view'));
  await choose('view.contrast', visitor.t('view.contrastMore'));
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect(visitor.key('deck.view')).toBeFocused();

  await choose('deck.language', '中文');
  await page.keyboard.press('Enter');
  visitor.language = 'zh-Hans';
  await visitor.heading(visitor.pack('diamond', 'steps.seed.title')).waitFor();
  await expect(visitor.choice('deck.language', '中文')).toBeFocused();

  // The way on stays under the fingers from step to step.
  await reach(page, visitor.key('story.next'));
  for (const step of ['plasma', 'layers', 'patience']) {
    await page.keyboard.press('Enter');
    await visitor.heading(visitor.pack('diamond', `steps.${step}.title`)).waitFor();
    expect(await focusOf(visitor.key('story.next'))).toEqual({ isThere: true, look: 'visible' });
  }
  await page.keyboard.press('Enter');
  await press(page.getByRole('checkbox', { name: visitor.pack('diamond', 'topics.engineer') }), 'Space');
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await press(visitor.key('deck.finish'));
  await press(visitor.key('finish.leave'));
  visitor.language = 'en';
  await visitor.attract().waitFor();

  await expect.poll(() => readRows(dataDir).at(-1)?.kind).toBe('visit-ended');
  const rows = readRows(dataDir);
  // When the narration came to its end depends on how fast the keys were pressed.
  expect(rows.filter(({ kind }) => kind === 'narration-ended')).toHaveLength(1);
  expect(rows.filter(({ kind }) => kind !== 'narration-ended').map(({ kind, item }) => (kind === 'step-viewed' ? item : kind))).toEqual([
    'visit-started', 'lab-opened', 'seed', 'narration-started', 'display-changed', 'language-chosen',
    'plasma', 'layers', 'patience', 'interest-expressed', 'lab-left', 'visit-ended',
  ]);
});
