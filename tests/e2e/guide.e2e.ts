import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import languageNames from '../../assets/locales/languages.json' with { type: 'json' };
import { languages } from '../../electron/core/language.ts';
import { axeFaults } from './axe.ts';
import { pretendDisplays } from './displays.ts';
import { guideKey, guideText } from './guide.ts';
import { expect, test } from './kiosk.ts';
import { readRows } from './rows.ts';
import { packTextOf } from './screen-walk.ts';
import { openEntry, panelWindow, pins, prepareStaffData, typePin } from './staff.ts';
import { small, Visitor } from './visitor.ts';

const language = 'ru';

/** Every PIN costs a scrypt of 128 MB. */
test.describe.configure({ timeout: 120_000 });

/** A key as the desktop sends it to a window; the driver's own keys reach only its page. */
async function pressOn(app: ElectronApplication, page: 'stage' | 'guide', keyCode: string): Promise<void> {
  await app.evaluate(({ webContents }, [name, code]) => {
    webContents.getAllWebContents().find((one) => one.getURL().endsWith(`${name}.html`))?.sendInputEvent({ type: 'keyDown', keyCode: code });
  }, [page, keyCode] as const);
}

test('a guide takes the kiosk over, shows a route, holds it for a question and finishes', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'guide');
  await prepareStaffData(dataDir);
  const { app, page } = await launchKiosk({ dataDir, language, size: small });
  const visitor = await Visitor.before(page, language);
  await visitor.touch(visitor.attract());
  await visitor.enter('laser', 'picosecond');

  const entry = await openEntry(app, page);
  const [guide] = await Promise.all([panelWindow(app, 'guide'), typePin(entry, pins.guide, language)]);
  await expect(guide.getByRole('heading', { name: guideText('prepare.title') })).toBeVisible();
  await guide.getByRole('button', { name: '中文' }).click();
  await guideKey(guide, 'presets.presets').click();
  await guide.getByRole('textbox', { name: guideText('presets.presetTitle') }).fill('河南');
  await guideKey(guide, 'presets.keep').click();
  await guideKey(guide, 'presets.rename').click();
  await guide.getByRole('textbox', { name: guideText('presets.presetTitle') }).nth(1).fill('Хэнань');
  await guideKey(guide, 'presets.renamed').click();
  await expect(guide.getByText('Хэнань')).toBeVisible();
  expect(JSON.parse(readFileSync(join(dataDir, 'tours/presets.json'), 'utf8'))).toMatchObject([{ title: 'Хэнань', plan: { languages: ['ru', 'zh-Hans'] } }]);
  await guideKey(guide, 'presets.take').click();
  for (const one of languages.toReversed()) {
    await guide.getByRole('radio', { name: languageNames[one], exact: true }).click();
    await expect(guide.getByRole('heading', { name: guideText('prepare.title', one) })).toBeVisible();
    expect(await axeFaults(guide), `Prepare in ${one}`).toEqual([]);
  }
  await guide.getByRole('radio', { name: languageNames[language], exact: true }).click();
  await guideKey(guide, 'prepare.start').click();
  // On the audience's own screen the console is a drawer: the stage fills the rest.
  await expect(guide.locator('.guide-drawn-in .stage')).toBeVisible();
  await guideKey(guide, 'console.forward').click();

  // A second display, as far as Electron knows; the window on it is a real one.
  const [stage] = await Promise.all([panelWindow(app, 'stage'), pretendDisplays(app, 2)]);
  await expect(stage.getByRole('heading', { level: 1 })).toContainText(packTextOf('zh-Hans', 'centre', 'steps.startups.title'));
  await expect(guide.locator('[data-shared="false"]')).toBeVisible();
  expect(await axeFaults(stage), 'the stage').toEqual([]);
  await expect(guide.getByText(packTextOf(language, 'centre', 'steps.startups.notes.n1'))).toBeVisible();
  for (const view of ['words', 'interpreter', 'remote', 'route']) {
    await guide.getByRole('radio', { name: guideText(`side.${view}`), exact: true }).click();
    expect(await axeFaults(guide), view).toEqual([]);
  }
  await expect(guide.getByText(packTextOf('zh-Hans', 'centre', 'steps.startups.notes.n1'))).toBeVisible();
  await expect(guide.getByText('chūchuàng qǐyè')).toBeVisible();

  await pressOn(app, 'stage', 'B');
  await expect(stage.locator('.stage-black')).toBeVisible();
  await pressOn(app, 'stage', 'Escape');
  await expect(stage.locator('.stage-black')).toBeHidden();
  await pressOn(app, 'guide', 'F5');
  await expect(guideKey(guide, 'console.pause')).toBeVisible();
  await pressOn(app, 'stage', 'PageUp');
  await expect(stage.getByRole('heading', { level: 1 })).toContainText(packTextOf('zh-Hans', 'centre', 'steps.place.title'));
  await pressOn(app, 'stage', 'PageDown');
  const preview = await guide.locator('.guide-stage').boundingBox();
  if (!preview) throw new Error('no preview of the stage');
  await guide.mouse.move(preview.x + preview.width / 4, preview.y + preview.height / 2);
  await guide.mouse.down();
  await expect(stage.locator('.stage-pointer')).toHaveAttribute('style', /left: 25%; top: 50%/);
  await guide.mouse.up();
  await expect(stage.locator('.stage-pointer')).toBeHidden();
  const [again] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(({ webContents }) => webContents.getAllWebContents().find((one) => one.getURL().endsWith('stage.html'))?.forcefullyCrashRenderer()),
  ]);
  await expect(again.getByRole('heading', { level: 1 })).toContainText(packTextOf('zh-Hans', 'centre', 'steps.startups.title'));
  await pretendDisplays(app, 1);
  await guideKey(guide, 'console.drawOut').click();
  await expect(guide.locator('[data-shared="true"]')).toBeVisible();

  await guideKey(guide, 'console.hold').click();
  await expect(guideKey(guide, 'console.resume')).toBeVisible();
  await guideKey(guide, 'console.resume').click();
  // The panel is Russian, the guest asks in Chinese: so it stands on the console, and later in the recap.
  await guideKey(guide, 'side.noteQuestion').click();
  await guide.getByRole('radiogroup', { name: guideText('visitors.language') }).getByRole('radio', { name: languageNames['zh-Hans'] }).click();
  await guide.getByRole('textbox', { name: guideText('side.note') }).fill('芯片怎么散热？');
  await guideKey(guide, 'side.add').click();
  await expect(guide.locator('.guide-list [lang="zh-Hans"]').getByText('芯片怎么散热？')).toBeVisible();
  await guide.getByRole('radio', { name: guideText('side.route') }).click();
  await guide.getByRole('radio', { name: guideText('side.hands') }).click();
  await guideKey(guide, 'console.finish').click();
  await guideKey(guide, 'console.reallyFinish').click();
  await expect(guide.getByText(guideText('finished.title'))).toBeVisible();
  await expect.poll(() => readRows(dataDir).filter(({ kind }) => kind === 'visit-ended').map(({ mode, value }) => [mode, value])).toEqual([
    ['self', '{"reason":"takeover"}'],
    ['guided', '{"reason":"finished"}'],
  ]);

  // What the guests take home: its pages on the console, the PDF among the exports.
  await guideKey(guide, 'recap.open').click();
  await expect(guide.locator('.guide-recap-pages .recap-page:not(.recap-measured)').first()).toBeVisible();
  await expect(guide.locator('.recap-page:not(.recap-measured) .recap-question[lang="zh-Hans"]').first()).toHaveText('芯片怎么散热？');
  await guideKey(guide, 'recap.make').click();
  await expect(guideKey(guide, 'recap.anew')).toBeVisible();
  expect(await axeFaults(guide)).toEqual([]);
  const exported = readdirSync(join(dataDir, 'exports'));
  expect(exported.filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
  expect(exported.filter((name) => name.endsWith('.pdf.sha256'))).toHaveLength(1);
});
