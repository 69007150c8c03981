import type { Display } from '../../electron/core/interest.ts';
import { languages, type Language } from '../../electron/core/language.ts';
import { expect, test } from './kiosk.ts';
import { faultsOf, landscape, leaveCanvasesEmpty, portrait, resizeTo } from './screen-geometry.ts';
import { walkScreens } from './screen-walk.ts';

const idleSeconds = 3600;
const flags = [`--idle-seconds=${idleSeconds}`];

interface Look {
  readonly name: string;
  readonly display: Partial<Display>;
  readonly screens: RegExp;
  readonly stops: number;
  readonly highestTarget?: number;
}

const largest: Look = {
  name: '200 % text',
  display: { textSize: 200 },
  screens: /^(home-seen|menu|view|sound|help|source|interests-marked|question|finish|still-there|\w+-\S+)$/,
  stops: 27,
};
const large: Look = { name: '150 % text', display: { textSize: 150 }, screens: /^(home|menu|view|help|interests|question\S*|finish|diamond-\w+)$/, stops: 13 };
const low: Look = { name: 'keys lower down', display: { reach: 'low' }, screens: /^(home|view|sound|help|source|interests|quiz-answered|question|finish|diamond-\w+)$/, stops: 13, highestTarget: 0.5 };
const shorter: Look = { ...largest, screens: /^(home|menu|view|sound|help|source|interests|question\S*|finish|laser-(?!interests)\S+)$/, stops: 15 };

/** The longest words are Russian: there everything, elsewhere what each language can break by itself. */
const looks = { ru: [largest, large, low], en: [shorter, low], 'zh-Hans': [shorter] } as const satisfies Record<Language, readonly Look[]>;

for (const language of languages) {
  test(`large text and low reach in ${language}, either way up: nothing is cut off, small or out of reach`, async ({ launchKiosk }) => {
    test.setTimeout(180_000);
    const { app, page } = await launchKiosk({ language, size: landscape, flags });
    await leaveCanvasesEmpty(page);
    const found: Record<string, readonly string[]> = {};
    let stops = 0;
    const chosen: readonly Look[] = looks[language];
    for (const { name, display, screens, highestTarget = 0 } of chosen) {
      const only = (screen: string) => screens.test(screen);
      for await (const screen of walkScreens(page, { language, display: { ...display, motion: 'reduced' }, idleSeconds, only })) {
        stops += 1;
        for (const size of stops % 2 === 1 ? [landscape, portrait] : [portrait, landscape]) {
          await resizeTo(app, page, size);
          // A keyboard and its field are taller than the lower half of a screen that lies.
          const isTooLow = screen === 'question' && size === landscape;
          const faults = await faultsOf(page, { highestTarget: isTooLow ? 0 : highestTarget });
          if (faults.length > 0) found[`${screen} ${size.width} × ${size.height}, ${name}`] = faults;
        }
      }
    }
    expect(found).toEqual({});
    expect(stops).toBe(chosen.reduce((sum, each) => sum + each.stops, 0));
  });
}

test('the screens are the same on every panel, and hold together on small ones', async ({ launchKiosk }) => {
  test.setTimeout(120_000);
  const { app, page } = await launchKiosk({ language: 'ru', size: landscape, flags });
  await leaveCanvasesEmpty(page);
  const found: Record<string, readonly string[]> = {};
  const sizes = [[2560, 1440], [1440, 2560], [3840, 2160], [2160, 3840], [1280, 800], [1280, 1024]] as const;
  const only = (screen: string) => /^(home|view|laser-march|interests|question|finish)$/.test(screen);
  for await (const screen of walkScreens(page, { language: 'ru', display: { motion: 'reduced' }, idleSeconds, only })) {
    for (const [width, height] of sizes) {
      await resizeTo(app, page, { width, height });
      const faults = await faultsOf(page);
      if (faults.length > 0) found[`${screen} ${width} × ${height}`] = faults;
    }
    await resizeTo(app, page, landscape);
  }
  expect(found).toEqual({});
});
