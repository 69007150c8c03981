import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { copyMutePack, narrate } from '../fixtures/packs.ts';
import { expect, test } from './kiosk.ts';
import { readRows } from './rows.ts';
import { Visitor, small } from './visitor.ts';

let pack = '';

test.beforeEach(async () => {
  pack = await copyMutePack();
});

test.afterEach(() => rm(pack, { recursive: true, force: true }));

test('captions go on by their own clock when the sound is gone, cut short or broken, or never was', async ({ launchKiosk }) => {
  test.setTimeout(120_000);
  for (const step of ['seed', 'plasma', 'layers']) await narrate(pack, 'diamond', 'en', step);
  const sound = (step: string) => join(pack, 'labs/diamond/narration/en', `${step}.opus`);
  await truncate(sound('plasma'), 400);
  await writeFile(sound('layers'), randomBytes(4000));
  const { page, dataDir } = await launchKiosk({ contentDir: pack, size: small });
  // Gone since the kiosk looked: a disk that fails, a hand that slips.
  await rm(sound('seed'));

  const visitor = await Visitor.before(page, 'en');
  await visitor.touch(visitor.attract());
  await visitor.touch(visitor.door('diamond'));
  for (const step of ['seed', 'plasma', 'layers']) {
    await visitor.heading(visitor.pack('diamond', `steps.${step}.title`)).waitFor();
    await visitor.touch(visitor.key('story.play'));
    const caption = page.getByRole('figure').locator('figcaption');
    for (const sentence of ['s2', 's3', 's4']) await expect(caption).toContainText(visitor.pack('diamond', `steps.${step}.sentences.${sentence}`));
    await visitor.key('story.again').waitFor();
    await visitor.touch(visitor.key('story.next'));
  }
  // The last step never had a sound: its sentences stand as long as they take to read.
  await visitor.heading(visitor.pack('diamond', 'steps.patience.title')).waitFor();
  await visitor.touch(visitor.sentence('diamond', 'patience', 's3'));
  await expect(page.getByText(visitor.t('story.silent'))).toBeAttached();
  await visitor.expectCurrent('diamond', 'patience', 's4');
  await visitor.touch(visitor.key('deck.finish'));
  await visitor.touch(visitor.key('finish.leave'));

  await expect.poll(() => readRows(dataDir).at(-1)?.kind).toBe('visit-ended');
  const ended = readRows(dataDir).filter(({ kind }) => kind === 'narration-ended');
  expect(ended.map(({ item, value }) => [item, JSON.parse(value ?? '{}')])).toEqual([
    ['seed', { fraction: 1 }],
    ['plasma', { fraction: 1 }],
    ['layers', { fraction: 1 }],
    ['patience', { fraction: expect.any(Number) }],
  ]);
  const { fraction } = JSON.parse(ended.at(-1)?.value ?? '{}');
  expect(fraction).toBeGreaterThan(0.5);
  expect(fraction).toBeLessThan(1);
});

test('starts by itself, and is as loud as, only if the settings say so; the next visitor has it as it was', async ({ launchKiosk, folder }) => {
  test.setTimeout(120_000);
  for (const step of ['seed', 'plasma']) await narrate(pack, 'diamond', 'en', step, 5);
  const dataDir = join(folder, 'own-settings');
  await mkdir(dataDir);
  const settings = { kioskId: randomUUID(), narrationStartsByItself: true, volume: { initial: 0.9, limit: 0.3 } };
  await writeFile(join(dataDir, 'settings.json'), JSON.stringify(settings));
  const { page } = await launchKiosk({ contentDir: pack, dataDir, language: 'en', size: small });

  const visitor = await Visitor.before(page, 'en');
  await visitor.touch(visitor.attract());
  await visitor.enter('diamond', 'seed');
  const playing = (step: string) => ({ isPlaying: true, file: `labs/diamond/narration/en/${step}.opus` });
  await expect.poll(() => visitor.sound()).toMatchObject({ ...playing('seed'), volume: 0.3, isMuted: false });
  await visitor.touch(visitor.key('story.next'));
  await expect.poll(() => visitor.sound()).toMatchObject(playing('plasma'));

  await visitor.touch(visitor.key('deck.sound'));
  await expect(visitor.key('sound.louder')).toBeDisabled();
  const slider = page.getByRole('slider', { name: visitor.t('sound.volume') });
  await slider.press('End');
  expect((await visitor.sound()).volume).toBe(0.3);
  await visitor.touch(visitor.key('sound.quieter'));
  expect((await visitor.sound()).volume).toBeCloseTo(0.27);
  await visitor.touch(visitor.choice('sound.speech', visitor.t('sound.off')));
  expect((await visitor.sound()).isMuted).toBe(true);
  await visitor.touch(visitor.key('deck.close'));
  await visitor.touch(visitor.key('deck.finish'));
  await visitor.touch(visitor.key('finish.leave'));

  await visitor.touch(visitor.attract());
  await visitor.enter('diamond', 'seed');
  await expect.poll(() => visitor.sound()).toMatchObject({ ...playing('seed'), volume: 0.3, isMuted: false });
});
