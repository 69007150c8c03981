import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { healthJson } from '../../electron/core/health-json.ts';
import { languages, type Language } from '../../electron/core/language.ts';
import { freePort } from '../fixtures/free-port.ts';
import { familyOf } from '../fixtures/process-census.ts';
import { axeFaults } from './axe.ts';
import { expect, test } from './kiosk.ts';
import { faintTexts } from './screen-contrast.ts';
import { openStaffPanel, prepareStaffData, readAudit, staffText, touch, turn } from './staff.ts';
import { complaintsOf, small } from './visitor.ts';

const builtInPack = fileURLToPath(new URL('../../assets/packs/technospark', import.meta.url));
const broken = 'labs/laser/narration/ru/march.opus';

async function switchOn(dataDir: string, healthPort: number): Promise<void> {
  const file = join(dataDir, 'settings.json');
  await writeFile(file, JSON.stringify({ ...(JSON.parse(await readFile(file, 'utf8')) as object), healthPort }));
}

/** Slides a finger over every field of the touch test but this one. */
async function wipe(panel: Page, left: string): Promise<void> {
  const fields = await panel.locator('.touch-test-grid span').evaluateAll((all) =>
    all.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { name: one.textContent, x: x + width / 2, y: y + height / 2 };
    }),
  );
  const touchpad = await panel.context().newCDPSession(panel);
  let isDown = false;
  for (const { name, x, y } of fields) {
    if (name === left) {
      await touchpad.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      isDown = false;
    } else {
      await touchpad.send('Input.dispatchTouchEvent', { type: isDown ? 'touchMove' : 'touchStart', touchPoints: [{ x, y }] });
      isDown = true;
    }
  }
  if (isDown) await touchpad.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await touchpad.detach();
}

async function expectAccessible(panel: Page): Promise<void> {
  expect(await axeFaults(panel)).toEqual([]);
}

test('a morning check: what is measured, touched and heard becomes a verdict, what to do, and a row', async ({ launchKiosk, folder }) => {
  test.setTimeout(180_000);
  const dataDir = join(folder, 'health');
  const contentDir = join(folder, 'pack');
  await prepareStaffData(dataDir);
  const healthPort = await freePort();
  await switchOn(dataDir, healthPort);
  await cp(builtInPack, contentDir, { recursive: true });
  // As long as before, and no sound any more: only what plays it can tell.
  await writeFile(join(contentDir, broken), 'no sound '.repeat(1000));
  const { app, page } = await launchKiosk({ dataDir, contentDir, language: 'ru', size: small });
  const { staff } = await openStaffPanel(app, page, 'ru');
  const complaints = await complaintsOf(staff);
  const t = (path: string) => staffText('ru', `health.${path}`);
  const key = (path: string) => staff.getByRole('button', { name: t(path), exact: true });
  const findings = staff.getByRole('region', { name: t('findingsTitle') }).getByRole('listitem');
  await touch(staff.getByRole('button', { name: t('title'), exact: true }));
  await expect(findings.filter({ hasText: broken })).toContainText(t('findings.media-undecodable.todo'));

  // What a program on this machine is told is the same, but for what only a window, a hand or an ear can tell.
  const told = (await (await fetch(`http://127.0.0.1:${healthPort}/health`)).json()) as ReturnType<typeof healthJson>;
  expect(told.measurements).toMatchObject({ record: { storage: 'disk', check: { damage: null } }, media: { unreadable: [], leftOut: [], labs: 3 }, displays: [{ isPrimary: true }] });
  await expect(findings).toHaveCount(told.findings.length + 1);
  for (const shown of [page, staff]) {
    const got = await shown.evaluate((url) => fetch(url, { mode: 'no-cors' }).then(() => 'answered', () => 'refused'), `http://127.0.0.1:${healthPort}/health`);
    expect(got).toBe('refused');
  }
  // the policy's word about the window's own try, in the console and as an event
  expect((await complaints()).every((line) => line.includes(`127.0.0.1:${healthPort}`))).toBe(true);

  await touch(key('morning'));
  const grid = staff.getByRole('dialog', { name: t('touch.title') });
  await expect(grid.getByRole('button', { name: t('touch.skip') })).toBeVisible();
  await expectAccessible(staff);
  await wipe(staff, 'C3');
  await touch(grid.getByRole('button', { name: t('touch.finish') }));
  // This machine may have nothing to hear a sound from; the tones are made all the same once it seems to.
  const speakers = staff.getByRole('dialog', { name: t('sound.title') });
  await expect(speakers).toBeVisible();
  const noDevice = speakers.getByRole('button', { name: t('sound.goOn') });
  const heard = speakers.getByRole('button', { name: t('sound.heard'), exact: true });
  await expect(noDevice.or(heard).first()).toBeEnabled();
  const isSilent = await noDevice.isVisible();
  if (isSilent) {
    await expect(speakers.getByRole('status')).toHaveText(t('sound.noDevice'));
    await touch(noDevice);
  } else {
    await touch(heard);
    await touch(heard);
  }
  await expect(staff.getByText(t('recorded'))).toBeVisible();
  await expect(findings.filter({ hasText: 'C3' })).toContainText(t('findings.touch-dead.todo'));
  await expect.poll(() => readAudit(dataDir).filter(({ action }) => action === 'morning-check')).toEqual([
    {
      action: 'morning-check',
      detail: {
        verdict: told.verdict === 'call' ? 'call' : 'look',
        findings: [...told.findings.map(({ code }) => code), 'media-undecodable', 'touch-dead', ...(isSilent ? ['sound-none'] : [])].join(', '),
        untouched: 'C3',
      },
    },
  ]);
  const after = (await (await fetch(`http://127.0.0.1:${healthPort}/health`)).json()) as ReturnType<typeof healthJson>;
  expect(after.lastMorningCheck).toMatchObject({ verdict: told.verdict === 'call' ? 'call' : 'look' });

  await staff.evaluate(() => {
    const channels: number[] = [];
    Object.assign(window, { channels });
    MediaDevices.prototype.enumerateDevices = () => Promise.resolve([{ kind: 'audiooutput' } as MediaDeviceInfo]);
    AudioNode.prototype.connect = new Proxy(AudioNode.prototype.connect, {
      apply: (connect, node: AudioNode, given: [AudioNode, number, number]) => {
        if (given[0] instanceof ChannelMergerNode) channels.push(given[2]);
        return Reflect.apply(connect, node, given) as unknown;
      },
    });
  });
  await touch(key('soundKey'));
  await expect(speakers.getByRole('status')).toHaveText(t('sound.left'));
  await expectAccessible(staff);
  await touch(heard);
  await expect(speakers.getByRole('status')).toHaveText(t('sound.right'));
  await touch(speakers.getByRole('button', { name: t('sound.again') }));
  await touch(speakers.getByRole('button', { name: t('sound.notHeard') }));
  await expect(findings.filter({ hasText: t('findings.sound-right-silent.what') })).toContainText(t('findings.sound-right-silent.todo'));
  expect(await staff.evaluate(() => Reflect.get(window, 'channels') as number[])).toEqual([0, 1, 1]);

  // A test that nobody goes on with ends by itself.
  await staff.clock.install();
  await touch(key('touchKey'));
  await expect(grid).toBeVisible();
  await staff.clock.fastForward(21_000);
  await expect(grid).toHaveCount(0);
  await expect(findings.filter({ hasText: t('findings.touch-untested.what') })).toBeVisible();
});

test('the health page in three languages: axe finds nothing, either way up', async ({ launchKiosk, folder }) => {
  test.setTimeout(180_000);
  const dataDir = join(folder, 'health');
  await prepareStaffData(dataDir);
  const { app, page } = await launchKiosk({ dataDir, language: 'ru', size: small });
  const { staff } = await openStaffPanel(app, page, 'ru');
  const open = async (language: Language) => {
    await staff.locator(`.staff-rail [role=radio][lang="${language}"]`).click();
    await staff.getByRole('button', { name: staffText(language, 'health.title'), exact: true }).click();
    await expect(staff.getByRole('region', { name: staffText(language, 'health.measured') })).toBeVisible();
    await expect(staff.getByRole('button', { name: staffText(language, 'health.morning') })).toBeEnabled();
  };
  for (const size of [small, { width: small.height, height: small.width }]) {
    await turn(app, staff, size);
    for (const language of languages) {
      await open(language);
      await expectAccessible(staff);
      // upright, what is scrolled out of sight lies where the rail is, and would be measured there
      if (size.width > size.height) expect(await faintTexts(staff)).toEqual([]);
      expect(await staff.evaluate(() => [...document.querySelectorAll('.health, .health *')].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline').map((one) => one.outerHTML))).toEqual([]);
    }
  }
});

/** Where these processes listen: address and port, as the kernel has them. */
function listening(pids: readonly number[]): readonly string[] {
  const sockets = new Set(pids.flatMap((pid) => {
    try {
      return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []);
    } catch {
      return []; // it ended while we looked
    }
  }));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8').trim().split('\n').slice(1).flatMap((line) => {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
      // 0A: a listener; a datagram socket has no such state
      return sockets.has(inode) && (state === '0A' || kind.startsWith('udp')) ? [`${kind} ${local}`] : [];
    }),
  );
}

test('nothing listens anywhere, until the settings name a port of the loopback', async ({ runKiosk, folder }) => {
  const dataDir = join(folder, 'health');
  await prepareStaffData(dataDir);
  const quiet = runKiosk({ dataDir });
  await quiet.line(/store ready/);
  expect(listening(familyOf(quiet.pid).map(({ pid }) => pid))).toEqual([]);
  quiet.kill('SIGTERM');
  await quiet.ended;

  const healthPort = await freePort();
  await switchOn(dataDir, healthPort);
  const open = runKiosk({ dataDir });
  await Promise.all([open.line(/health report at/), open.line(/store ready/)]);
  expect(listening(familyOf(open.pid).map(({ pid }) => pid))).toEqual([`tcp 0100007F:${healthPort.toString(16).toUpperCase().padStart(4, '0')}`]);
  open.kill('SIGTERM');
  expect(await open.ended).toEqual({ code: 0, signal: null });
});
