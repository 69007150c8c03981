import { expect, test } from './kiosk.ts';
import { interfaceText, walkScreens } from './screen-walk.ts';
import { complaintsOf, small } from './visitor.ts';

test('every screen, without a reload, an error or anything the policy had to refuse', async ({ launchKiosk }) => {
  test.setTimeout(120_000);
  const { page } = await launchKiosk({ isNew: true, language: 'zh-Hans', size: small });
  const complaints = await complaintsOf(page);
  const navigations: string[] = [];
  page.on('framenavigated', (frame) => navigations.push(frame.url()));
  const origin = await page.evaluate(() => performance.timeOrigin);

  const seen: string[] = [];
  for await (const screen of walkScreens(page, { language: 'zh-Hans' })) {
    seen.push(screen);
    // On one screen of each kind: every language and back.
    if (!['home', 'diamond-plasma', 'laser-interests', 'finish'].includes(screen)) continue;
    for (const [name, language] of [['Русский', 'ru'], ['English', 'en'], ['中文', 'zh-Hans']] as const) {
      await page.getByRole('radio', { name, exact: true }).click();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.getByRole('button', { name: interfaceText(language, 'deck.help'), exact: true })).toBeVisible();
    }
  }
  expect(seen.length).toBeGreaterThan(20);
  expect(await complaints()).toEqual([]);
  expect(navigations).toEqual([]);
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(origin);
});
