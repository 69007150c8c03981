import { readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultSettings } from '../../electron/core/settings.ts';
import { buildTestApp } from '../fixtures/build-program.ts';
import { addFourthLab, copyMutePack, fourthLabId } from '../fixtures/packs.ts';
import { kioskId, writeSettings } from '../fixtures/settings-on-disk.ts';
import { pretendDisplays } from './displays.ts';
import { guideKey, guideText } from './guide.ts';
import { expect, test } from './kiosk.ts';
import { readRows } from './rows.ts';
import { openEntry, panelWindow, pins, prepareStaffData, quickHoldMs, typePin } from './staff.ts';
import { small } from './visitor.ts';

test.describe.configure({ timeout: 120_000 });

/** The fourth laboratory with something to try; its second film is none. */
async function packWithExhibit(): Promise<string> {
  const pack = await copyMutePack();
  await addFourthLab(pack);
  const edit = (path: string, change: (file: Record<string, unknown>) => void) => {
    const file = JSON.parse(readFileSync(join(pack, path), 'utf8')) as Record<string, unknown>;
    change(file);
    writeFileSync(join(pack, path), JSON.stringify(file));
  };
  edit(`labs/${fourthLabId}/lab.json`, (lab) => {
    lab['exhibit'] = 'dial';
    (lab['steps'] as { film?: string }[])[1]!.film = 'broken.webm';
  });
  writeFileSync(join(pack, `labs/${fourthLabId}/media/broken.webm`), 'no film');
  for (const [language, title] of Object.entries({ ru: 'Ручка', en: 'A dial', 'zh-Hans': '旋钮' })) edit(`locales/${language}/${fourthLabId}.json`, (texts) => { texts['exhibit'] = { title }; });
  return pack;
}

test('the stage plays films and takes an exhibit, which the console steers and a crash does not lose', async ({ launchKiosk, folder }) => {
  const appFolder = await buildTestApp('exhibit-app', { 'electron/core/exhibits.ts': 'tests/fixtures/dial/rules.ts', 'renderer/exhibits/registry.ts': 'tests/fixtures/dial/views.tsx' });
  const pack = await packWithExhibit();
  const texts = JSON.parse(readFileSync(join(pack, `locales/ru/${fourthLabId}.json`), 'utf8'));
  const dataDir = join(folder, 'guide');
  // Before the usual settings, which hold pictures still.
  const { staffGesture } = defaultSettings(kioskId);
  await writeSettings(dataDir, { staffGesture: { ...staffGesture, holdMs: quickHoldMs } });
  await prepareStaffData(dataDir);
  try {
    const { app, page } = await launchKiosk({ appFolder, contentDir: pack, dataDir, language: 'ru', size: small, isNew: true });
    const entry = await openEntry(app, page);
    const [guide] = await Promise.all([panelWindow(app, 'guide'), typePin(entry, pins.guide, 'ru')]);
    await guide.getByRole('region', { name: guideText('prepare.route') }).getByRole('button', { name: texts.name }).click();
    await guideKey(guide, 'prepare.start').click();
    const [stage] = await Promise.all([panelWindow(app, 'stage'), pretendDisplays(app, 2)]);
    await guide.getByRole('radio', { name: guideText('side.route') }).click();
    const goTo = (title: string) => guide.getByRole('button', { name: title, exact: true }).click();

    await goTo(texts.steps.film.title);
    const film = stage.locator('video');
    await expect.poll(() => film.evaluate((video) => video instanceof HTMLVideoElement && !video.paused && video.currentTime > 0)).toBe(true);
    await expect(stage.getByRole('img', { name: texts.steps.film.alt })).toBeAttached();
    await goTo(texts.steps.hole.title);
    await expect(stage.getByRole('img', { name: texts.steps.hole.alt })).toBeVisible();
    await expect(film).toHaveCount(0);

    await guide.getByRole('radio', { name: guideText('side.exhibit') }).click();
    await guideKey(guide, 'exhibit.show').click();
    await expect(stage.getByRole('heading', { name: 'Ручка' })).toBeVisible();
    await expect(stage.locator('[data-dial]')).toHaveText('3');
    await guide.getByRole('button', { name: '+1' }).click();
    await guide.getByRole('button', { name: '+1' }).click();
    await expect(stage.locator('[data-dial]')).toHaveText('5');
    const [again] = await Promise.all([
      app.waitForEvent('window'),
      app.evaluate(({ webContents }) => webContents.getAllWebContents().find((one) => one.getURL().endsWith('stage.html'))?.forcefullyCrashRenderer()),
    ]);
    await expect(again.locator('[data-dial]')).toHaveText('5');
    await guideKey(guide, 'exhibit.hide').click();
    await expect(again.getByRole('heading', { name: texts.steps.hole.title })).toBeVisible();
    await expect.poll(() => readRows(dataDir).filter(({ kind }) => kind === 'exhibit-used').map(({ mode, lab, item }) => [mode, lab, item])).toEqual([['guided', fourthLabId, 'dial']]);
  } finally {
    await rm(pack, { recursive: true, force: true });
  }
});
