import type { Page } from '@playwright/test';
import { languages } from '../../electron/core/language.ts';
import { axeFaults } from './axe.ts';
import { expect, test } from './kiosk.ts';
import { faintTexts } from './screen-contrast.ts';
import { deckPlaces, faultsOf, resizeTo } from './screen-geometry.ts';
import { walkScreens } from './screen-walk.ts';

// Nobody is asked "still there?" but where the walk wants it, however slow the machine.
const idleSeconds = 3600;
const flags = [`--idle-seconds=${idleSeconds}`];

/** Pixels are slow to draw and to count without a graphics card: fewer of them show the same picture. */
const ways = { landscape: { width: 1280, height: 720 }, portrait: { width: 720, height: 1280 } } as const;

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

/** Screens whose words stand over a drawing. */
const overDrawing = /^(attract|home|interests|question|question-sent|finish|\w+-interests|(diamond|laser|robots)-\S+)$/;

for (const language of languages) {
  const claim = 'axe finds nothing, nothing is cut off, small or out of place, words stand out 7:1 from what is drawn behind them';
  test(`every screen in ${language}, either way up: ${claim}`, async ({ launchKiosk }) => {
    test.setTimeout(180_000);
    const { app, page } = await launchKiosk({ language, size: ways.landscape, flags });
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
        note(`${screen} ${way}`, [...(await faultsOf(page)), ...(overDrawing.test(screen) ? await faintTexts(page) : [])]);
        for (const [key, place] of Object.entries(await deckPlaces(page))) {
          const known = places.get(`${way} ${key}`) ?? place;
          if (known !== place) note(`${screen} ${way}`, [`${key} is at ${place}, elsewhere at ${known}`]);
          places.set(`${way} ${key}`, place);
        }
      }
    }
    expect(found).toEqual({});
    expect(stops).toBe(31);
    // Home, Finish, three languages, View, Sound, Help, both ways up.
    expect(places.size).toBe(16);
  });
}
