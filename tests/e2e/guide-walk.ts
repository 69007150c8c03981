import type { ElectronApplication, Page } from '@playwright/test';
import languageNames from '../../assets/locales/languages.json' with { type: 'json' };
import { languages, type Language } from '../../electron/core/language.ts';
import { pretendDisplays } from './displays.ts';
import { guideText } from './guide.ts';
import { interfaceText, settle } from './screen-walk.ts';
import { openEntry, panelWindow, pins, touch, typePin } from './staff.ts';

export interface GuideStop {
  readonly name: string;
  /** whose screen it is */
  readonly role: 'guide' | 'stage';
  readonly page: Page;
}

/** Each language once as the guide's; together every pair on the stage. */
export const guidePairs = [['ru', ['ru', 'zh-Hans']], ['en', ['en', 'ru']], ['zh-Hans', ['zh-Hans', 'en']]] as const satisfies readonly (readonly [Language, readonly [Language, Language]])[];

interface GuideWalk {
  /** the guide's; the kiosk itself speaks it too */
  readonly language: Language;
  /** the languages of the stage, the one that is heard first */
  readonly pair: readonly [Language, Language];
}

/**
 * Walks a tour from the PIN pad to its recap, as a guide would: on the kiosk's own screen first, then with a second
 * display. Yields every screen of console and stage when it can be looked at.
 */
export async function* walkGuide(app: ElectronApplication, visitor: Page, { language, pair }: GuideWalk): AsyncGenerator<GuideStop> {
  const t = (path: string) => guideText(path, language);
  await askInWriting(visitor);
  const entry = await openEntry(app, visitor);
  const [guide] = await Promise.all([panelWindow(app, 'guide'), typePin(entry, pins.guide, language)]);
  const key = (path: string) => guide.getByRole('button', { name: t(path), exact: true });
  const view = async (path: string) => guide.getByRole('radio', { name: t(path), exact: true }).click();
  async function* stop(page: Page, name: string): AsyncGenerator<GuideStop> {
    await settle(page);
    yield { name, role: page === guide ? 'guide' : 'stage', page };
  }

  await guide.getByRole('heading', { name: t('prepare.title') }).waitFor();
  for (const one of languages) {
    const toggle = guide.locator('.guide-toggle').filter({ hasText: languageNames[one] });
    if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click();
  }
  yield* stop(guide, 'prepare');
  await key('presets.presets').click();
  yield* stop(guide, 'presets');
  await guide.getByRole('button', { name: t('visitors.waiting').replace('{{number}}', '2'), exact: true }).click();
  await guide.getByText('激光脉冲为什么这么短？').waitFor();
  yield* stop(guide, 'visitors');
  await key('presets.backToRoute').click();
  await key('prepare.start').click();

  await key('console.drawOut').waitFor();
  await speakOnStage(guide, pair);
  yield* stop(guide, 'drawn-in');
  await key('console.drawOut').click();
  yield* stop(guide, 'drawn-out');
  for (const name of ['interpreter', 'answers', 'questions', 'route']) {
    await view(`side.${name}`);
    yield* stop(guide, `drawn-out-${name}`);
  }

  await view('side.questions');
  await touch(key('side.noteQuestion'));
  await guide.getByRole('region', { name: interfaceText(language, 'keyboard.title') }).waitFor();
  yield* stop(guide, 'question-typing');
  await guide.getByRole('dialog').getByRole('button', { name: interfaceText(language, 'deck.close'), exact: true }).click();

  const [stage] = await Promise.all([panelWindow(app, 'stage'), pretendDisplays(app, 2)]);
  await guide.locator('.guide-on-stage').waitFor();
  // Every step of the route, and the time for questions at its end.
  for (let step = 1, before = ''; ; step += 1) {
    await stage.waitForFunction((shown) => document.querySelector('.stage')?.textContent !== shown, before);
    before = (await stage.locator('.stage').textContent()) ?? '';
    yield* stop(stage, `stage-${String(step).padStart(2, '0')}`);
    if (await key('console.last').isVisible()) break;
    await guide.keyboard.press('PageDown');
  }
  await key('console.hold').click();
  await key('console.resume').waitFor();
  yield* stop(guide, 'console-held');
  await key('console.resume').click();
  // Back to where there is most to see: the second step of the second stop.
  for (let back = 0; back < 11; back += 1) await guide.keyboard.press('PageUp');
  await key('console.last').waitFor({ state: 'detached' });
  for (const name of ['interpreter', 'words', 'answers', 'notes']) {
    await view(`side.${name}`);
    yield* stop(guide, `console-${name}`);
  }
  for (const name of ['hands', 'route', 'remote', 'questions']) {
    await view(`side.${name}`);
    yield* stop(guide, `console-${name}`);
  }
  await key('console.finish').click();
  await key('console.reallyFinish').click();
  await guide.getByText(t('finished.title')).waitFor();
  yield* stop(guide, 'finished');
  yield* stop(stage, 'stage-rest');
  await key('recap.open').click();
  await guide.locator('.guide-recap-pages .recap-page:not(.recap-measured)').first().waitFor();
  yield* stop(guide, 'recap');
}

/** What earlier visitors left for the guide: one question from a step, one from nowhere. */
async function askInWriting(visitor: Page): Promise<void> {
  await visitor.evaluate(async () => {
    const { kiosk } = window as unknown as { readonly kiosk: { readonly askEngineer: (asked: unknown) => Promise<unknown> } };
    await kiosk.askEngineer({ id: '0192f0c1-0000-7000-8000-000000000001', text: 'Можно ли заказать у вас алмазную пластину нужного размера и сколько её придётся ждать?', language: 'ru', lab: null, step: null });
    await kiosk.askEngineer({ id: '0192f0c1-0000-7000-8000-000000000002', text: '激光脉冲为什么这么短？', language: 'zh-Hans', lab: 'laser', step: 'picosecond' });
  });
}

/** The switch puts languages on the stage one by one; the call says which at once. */
async function speakOnStage(guide: Page, pair: readonly Language[]): Promise<void> {
  await guide.evaluate((shown) => {
    const { kiosk } = window as unknown as { readonly kiosk: { readonly guideTour: (action: unknown) => Promise<unknown> } };
    return kiosk.guideTour({ type: 'set-stage-languages', languages: shown });
  }, [...pair]);
}
