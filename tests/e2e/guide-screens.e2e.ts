import { join } from 'node:path';
import { axeFaults } from './axe.ts';
import { guidePairs, walkGuide } from './guide-walk.ts';
import { expect, test } from './kiosk.ts';
import { faultsOf } from './screen-geometry.ts';
import { prepareStaffData } from './staff.ts';

/** At 1920: an arm's length from a console, four metres from a stage. */
const bounds = {
  guide: { smallestTarget: 44, smallestText: 27, mayScroll: true, except: '.guide-stage, .recap' },
  stage: { smallestText: 40 },
} as const;

/** Steps on the stage differ in their words and pictures alone: axe looks at a few of them. */
const laterStep = /^stage-(?!01|05|11|16|rest)/;

for (const [language, pair] of guidePairs) {
  test(`console in ${language} and stage in ${pair.join(' and ')}: axe finds nothing, nothing is cut off, small or out of place`, async ({ launchKiosk, folder }) => {
    test.setTimeout(240_000);
    const dataDir = join(folder, 'guide');
    await prepareStaffData(dataDir);
    const { app, page } = await launchKiosk({ dataDir, language });
    const found: Record<string, readonly string[]> = {};
    let stops = 0;
    for await (const { name, role, page: shown } of walkGuide(app, page, { language, pair })) {
      stops += 1;
      const faults = [...(await faultsOf(shown, bounds[role])), ...(laterStep.test(name) ? [] : await axeFaults(shown))];
      if (faults.length > 0) found[name] = faults;
    }
    expect(found).toEqual({});
    // Sixteen of them are the steps of the route and its time for questions, on the stage.
    expect(stops).toBe(38);
  });
}
