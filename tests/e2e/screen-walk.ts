import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import type { Display } from '../../electron/core/interest.ts';
import type { Language } from '../../electron/core/language.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packFolder = join(root, 'assets/packs/technospark');

interface PackLab {
  readonly id: string;
  readonly steps: readonly { readonly id: string }[];
  readonly quiz: readonly { readonly id: string; readonly options: readonly string[]; readonly right: string }[];
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

const packFile = readJson(join(packFolder, 'pack.json')) as { readonly labs: readonly string[] };
const labs = packFile.labs.map((id) => readJson(join(packFolder, 'labs', id, 'lab.json')) as PackLab);

type Texts = { readonly [key: string]: string | Texts };

/** A text of a locale file by its path, as a visitor reads it. */
function textOf(texts: Texts, path: string): string {
  let found: string | Texts | undefined = texts;
  for (const key of path.split('.')) found = typeof found === 'string' ? undefined : found?.[key];
  if (typeof found !== 'string') throw new Error(`no text at ${path}`);
  return found;
}

/** The interface's sentence in a language. */
export function interfaceText(language: Language, path: string): string {
  return textOf(readJson(join(root, `assets/locales/${language}/interface.json`)) as Texts, path);
}

/** A sentence of the built-in pack. */
export function packTextOf(language: Language, namespace: string, path: string): string {
  return textOf(readJson(join(packFolder, 'locales', language, `${namespace}.json`)) as Texts, path);
}

interface WalkOptions {
  readonly language: Language;
  readonly display?: Partial<Display>;
  /** ids of the laboratories whose steps are walked; the first of them to the end of its narration */
  readonly labs?: readonly string[];
  /** how long this kiosk waits before it asks "still there?"; 60 by default */
  readonly idleSeconds?: number;
  /** Only these screens are stopped at; the way leads past the others. */
  readonly only?: (screen: string) => boolean;
}

/** ids of the laboratories of the built-in pack, in order. */
export const labIds: readonly string[] = labs.map(({ id }) => id);

/** Names of the screens that a laboratory adds to the walk. */
function screensOf(lab: PackLab, isFirst: boolean): readonly string[] {
  const steps = lab.steps.map(({ id }) => `${lab.id}-${id}`);
  return isFirst ? [...steps, 'source', 'playing', 'ended', 'interests', 'quiz', 'quiz-answered', 'question', 'question-typing', 'question-sent', 'interests-marked'] : [...steps, `${lab.id}-interests`];
}

/** Waits until nothing moves but what never ends: fonts are there, arrivals have arrived. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await document.fonts.ready;
    await frame();
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    }
    await frame();
    await document.fonts.ready;
  });
  await untilDrawn(page);
}

/** Pictures are drawn after the words around them: waits until none is still to come. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.waitForFunction(() => document.querySelector('canvas[data-stale]') === null);
}

/** Lets the kiosk believe that time has passed, and stops its clock there. */
async function passTime(page: Page, ms: number): Promise<void> {
  await page.evaluate((skipped) => {
    const at = performance.now() + skipped;
    performance.now = () => at;
  }, ms);
}

async function letTimeRun(page: Page): Promise<void> {
  await page.evaluate(() => {
    const stopped = performance.now();
    const real = () => Performance.prototype.now.call(performance);
    const lead = stopped - real();
    performance.now = () => real() + lead;
  });
}

/**
 * Walks a visit from the attract screen through every screen and panel and back to it, as a visitor would: by what
 * keys are and what they are called. Yields the name of each screen when it can be looked at.
 */
export async function* walkScreens(page: Page, options: WalkOptions): AsyncGenerator<string> {
  const { language, display = {} } = options;
  const isLarge = (display.textSize ?? 100) > 100;
  const t = (path: string) => interfaceText(language, path);
  const wants = options.only ?? (() => true);
  const press = async (key: Locator) => {
    await settle(page);
    await key.click();
  };
  const key = (path: string) => page.getByRole('button', { name: t(path), exact: true });
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  const panel = page.getByRole('dialog');
  const close = async () => {
    await press(panel.getByRole('button', { name: t('deck.close'), exact: true }));
    await panel.waitFor({ state: 'detached' });
  };
  const openPanel = async (name: 'view' | 'sound' | 'help') => {
    if (isLarge) {
      await press(key('deck.menu'));
      await press(panel.getByRole('button', { name: t(`deck.${name}`), exact: true }));
    } else await press(key(`deck.${name}`));
    await page.getByRole('dialog', { name: t(`${name}.title`) }).waitFor();
  };
  async function* stop(name: string): AsyncGenerator<string> {
    if (!wants(name)) return;
    await settle(page);
    yield name;
  }

  async function* storyInMotion(): AsyncGenerator<string> {
    if (wants('source')) {
      await press(page.getByRole('button', { name: t('source.open') }));
      await page.getByRole('dialog', { name: t('source.title') }).waitFor();
      yield* stop('source');
      await close();
    }
    if (wants('playing')) {
      await press(key('story.play'));
      await key('story.pause').waitFor();
      yield* stop('playing');
      await press(key('story.pause'));
    }
    if (wants('ended') && !isLarge) {
      await page.evaluate(() => {
        // The player's sound is not in the document, so it is caught where it starts.
        HTMLMediaElement.prototype.play = new Proxy(HTMLMediaElement.prototype.play, {
          apply: (play, sound: HTMLMediaElement) => {
            sound.playbackRate = 8;
            return Reflect.apply(play, sound, []);
          },
        });
      });
      await press(page.getByRole('list', { name: t('story.transcript') }).getByRole('button').last());
      await key('story.again').waitFor({ timeout: 20_000 });
      yield* stop('ended');
    }
  }

  /** The first question answered wrongly, so that everything an answer can show is there; then back. */
  async function* quiz(lab: PackLab): AsyncGenerator<string> {
    const [question] = lab.quiz;
    if (!question) return;
    await press(page.getByRole('button', { name: new RegExp(`^${t('quiz.open_other').split('{{')[0]}`) }));
    await heading(packTextOf(language, lab.id, `quiz.${question.id}.question`)).waitFor();
    yield* stop('quiz');
    const wrong = question.options.findIndex((option) => option !== question.right);
    await press(page.getByRole('list', { name: t('quiz.answers') }).getByRole('button').nth(wrong));
    await page.getByText(t('quiz.yourAnswer')).waitFor();
    yield* stop('quiz-answered');
    await press(key('story.previous'));
    await heading(t('interests.title')).waitFor();
  }

  /** A question typed with the keys of the screen, sent, and back to where it was asked. */
  async function* asking(): AsyncGenerator<string> {
    await press(key('question.open'));
    await heading(t('question.title')).waitFor();
    const field = page.getByRole('textbox', { name: t('question.title') });
    yield* stop('question');
    if (isLarge) {
      // The keyboard comes with a finger only.
      const touchpad = await page.context().newCDPSession(page);
      const box = await field.boundingBox();
      if (!box) throw new Error('no field to touch');
      const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await touchpad.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
      await touchpad.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await touchpad.detach();
      await page.getByRole('region', { name: t('keyboard.title') }).waitFor();
      yield* stop('question-typing');
    }
    await field.fill('?');
    await press(key('question.send'));
    await heading(t('question.thanks')).waitFor();
    yield* stop('question-sent');
    await press(key('question.return'));
    await heading(t('interests.title')).waitFor();
  }

  const invitation = t('attract.invitation');
  const line = page.getByRole('button', { name: new RegExp(`^${invitation}.+`) });
  await line.waitFor();
  yield* stop('attract');
  await press(line);
  await heading(t('home.title')).waitFor();
  await setDisplay(page, language, display);
  yield* stop('home');

  if (isLarge && wants('menu')) {
    await press(key('deck.menu'));
    await panel.waitFor();
    yield* stop('menu');
    await close();
  }
  for (const name of ['view', 'sound', 'help'] as const) {
    if (!wants(name)) continue;
    await openPanel(name);
    yield* stop(name);
    await close();
  }

  const walked = labs.filter(({ id }) => (options.labs ?? labIds).includes(id));
  for (const lab of walked) {
    const isFirst = lab === walked[0];
    if (!wants('home-seen') && !screensOf(lab, isFirst).some(wants)) continue;
    await press(page.getByRole('navigation', { name: t('home.title') }).getByRole('button', { name: packTextOf(language, lab.id, 'name') }));
    for (const step of lab.steps) {
      await heading(packTextOf(language, lab.id, `steps.${step.id}.title`)).waitFor();
      yield* stop(`${lab.id}-${step.id}`);
      if (isFirst && step === lab.steps[0]) yield* storyInMotion();
      await press(key('story.next'));
    }
    await heading(t('interests.title')).waitFor();
    yield* stop(isFirst ? 'interests' : `${lab.id}-interests`);
    if (isFirst && ['quiz', 'quiz-answered'].some(wants)) yield* quiz(lab);
    if (isFirst && ['question', 'question-typing', 'question-sent'].some(wants)) yield* asking();
    const topics = page.getByRole('checkbox');
    if (isFirst && wants('interests-marked')) {
      // A person touches the row: the checkbox itself is for those who cannot see it.
      for (const index of [1, 3]) await press(page.getByRole('list', { name: t('interests.title') }).locator('label').nth(index));
      await topics.nth(3).and(page.locator(':checked')).waitFor({ state: 'attached' });
      yield* stop('interests-marked');
    }
    await press(key('deck.home'));
    await heading(t('home.title')).waitFor();
  }
  yield* stop('home-seen');

  if (wants('still-there')) {
    await passTime(page, (options.idleSeconds ?? 60) * 1000 + 500);
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    yield* stop('still-there');
    await press(question.getByRole('button', { name: t('idle.stay') }));
    await question.waitFor({ state: 'detached' });
    await letTimeRun(page);
  }

  if (isLarge) {
    await press(key('deck.menu'));
    await press(panel.getByRole('button', { name: t('deck.finish'), exact: true }));
  } else await press(key('deck.finish'));
  await heading(t('finish.title')).waitFor();
  yield* stop('finish');
  await press(key('finish.leave'));
  await line.waitFor();
}

/** Chooses on the View panel what differs from the beginning, from any screen with a deck. */
export async function setDisplay(page: Page, language: Language, display: Partial<Display>): Promise<void> {
  const t = (path: string) => interfaceText(language, path);
  const rows = [
    ['contrast', display.contrast === 'more' ? t('view.contrastMore') : null],
    ['motion', display.motion === 'reduced' ? t('view.motionReduced') : null],
    ['reach', display.reach === 'low' ? t('view.reachLow') : null],
    ['textSize', display.textSize && display.textSize > 100 ? t(`view.size${display.textSize}`) : null],
  ] as const;
  if (rows.every(([, choice]) => choice === null)) return;
  await settle(page);
  await page.getByRole('button', { name: t('deck.view'), exact: true }).click();
  const panel = page.getByRole('dialog', { name: t('view.title') });
  for (const [row, choice] of rows) {
    if (choice === null) continue;
    await settle(page);
    await panel.getByRole('radiogroup', { name: t(`view.${row}`) }).getByRole('radio', { name: choice, exact: true }).click();
  }
  await settle(page);
  await panel.getByRole('button', { name: t('deck.close'), exact: true }).click();
  await panel.waitFor({ state: 'detached' });
}
