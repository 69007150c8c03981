import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { languages } from '../../electron/core/language.ts';
import { expect, test } from './kiosk.ts';
import { faintTexts } from './screen-contrast.ts';
import { deckPlaces, faultsOf, landscape, leaveCanvasesEmpty, portrait, resizeTo } from './screen-geometry.ts';
import { walkScreens } from './screen-walk.ts';

// Nobody is asked "still there?" but where the walk wants it, however slow the machine.
const idleSeconds = 3600;
const flags = [`--idle-seconds=${idleSeconds}`];

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ways = { landscape, portrait } as const;
/** Pixels are slow to draw and to count without a graphics card: fewer of them show the same picture. */
const smaller = { landscape: { width: 1280, height: 720 }, portrait: { width: 720, height: 1280 } } as const;

/** What axe says of the screen, rule by rule; what it leaves open of contrast is measured below. */
async function axeFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(tags)
    .options({ rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } } })
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `axe ${id}: ${node.html.slice(0, 160)} (${node.failureSummary ?? ''})`));
}

/** The page is in the visitor's language, and words in the script of another one are marked with it. */
async function languageFaults(page: Page, language: string): Promise<readonly string[]> {
  return page.evaluate((own) => {
    const faults = document.documentElement.lang === own ? [] : [`the page is in ${document.documentElement.lang}`];
    const scripts = [['ru', /\p{Script=Cyrillic}/u], ['zh-Hans', /\p{Script=Han}/u]] as const;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const marked = node.parentElement?.closest('[lang]')?.getAttribute('lang');
      for (const [script, letters] of scripts) {
        if (letters.test(node.textContent ?? '') && marked !== script) faults.push(`"${node.textContent}" is marked ${marked}`);
      }
    }
    return faults;
  }, language);
}

/** The steps of a laboratory but its first: they differ from that in their words and pictures alone. */
const laterStep = /^(diamond-(?!seed)|laser-(?!picosecond)|robots-(?!goods))(?!interests)/;

/** Turns after every screen, or what a walk costs would double; a later step is looked at both ways up in one language. */
function waysOf(language: string, screen: string, stops: number): readonly (keyof typeof ways)[] {
  const [first, second] = stops % 2 === 1 ? (['landscape', 'portrait'] as const) : (['portrait', 'landscape'] as const);
  return language !== 'ru' && laterStep.test(screen) ? [first] : [first, second];
}

for (const language of languages) {
  test(`every screen in ${language}: axe finds nothing, nothing is cut off, small or out of place, either way up`, async ({ launchKiosk }) => {
    test.setTimeout(180_000);
    const { app, page } = await launchKiosk({ language, size: landscape, flags });
    await leaveCanvasesEmpty(page);
    const found: Record<string, readonly string[]> = {};
    const note = (name: string, faults: readonly string[]) => {
      if (faults.length > 0) found[name] = [...(found[name] ?? []), ...faults];
    };
    const places = new Map<string, string>();
    let stops = 0;
    for await (const screen of walkScreens(page, { language, idleSeconds })) {
      stops += 1;
      note(screen, [...(await axeFaults(page)), ...(await languageFaults(page, language))]);
      for (const way of waysOf(language, screen, stops)) {
        await resizeTo(app, page, ways[way]);
        note(`${screen} ${way}`, await faultsOf(page));
        for (const [key, place] of Object.entries(await deckPlaces(page))) {
          const known = places.get(`${way} ${key}`) ?? place;
          if (known !== place) note(`${screen} ${way}`, [`${key} is at ${place}, elsewhere at ${known}`]);
          places.set(`${way} ${key}`, place);
        }
      }
    }
    expect(found).toEqual({});
    expect(stops).toBe(27);
    // Home, Finish, three languages, View, Sound, Help, both ways up.
    expect(places.size).toBe(16);
  });

  test(`every text over a drawing in ${language} stands out 7:1 from the brightest pixel behind it`, async ({ launchKiosk }) => {
    test.setTimeout(180_000);
    const { app, page } = await launchKiosk({ language, size: smaller.landscape, flags });
    const found: Record<string, readonly string[]> = {};
    const isOverDrawing = (screen: string) => /^(attract|home|interests|finish|\w+-interests|(diamond|laser|robots)-\S+)$/.test(screen);
    let stops = 0;
    for await (const screen of walkScreens(page, { language, idleSeconds, display: { motion: 'reduced' }, only: isOverDrawing })) {
      stops += 1;
      for (const way of waysOf(language, screen, stops)) {
        await resizeTo(app, page, smaller[way]);
        const faint = await faintTexts(page);
        if (faint.length > 0) found[`${screen} ${way}`] = faint;
      }
    }
    expect(found).toEqual({});
    expect(stops).toBe(18);
  });
}
