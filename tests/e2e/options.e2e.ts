import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './kiosk.ts';

test('a wrong command line is one clear line and exit code 2', async ({ runKiosk, folder }) => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const wrong = [
    [{ flags: ['--colour'] }, 'unknown flag "--colour"'],
    [{ flags: ['--language=de'] }, '--language must be one of ru, en, zh-Hans, not "de"'],
    [{ env: { KIOSK_IDLE_SECONDS: 'never' } }, 'KIOSK_IDLE_SECONDS must be whole seconds'],
    [{ dataDir: file }, `--data-dir is a file, not a directory: ${JSON.stringify(file)}`],
  ] as const;
  const kiosks = wrong.map(([options]) => runKiosk(options));
  for (const [index, kiosk] of kiosks.entries()) {
    expect(await kiosk.ended).toEqual({ code: 2, signal: null });
    expect(kiosk.lines()).toEqual([expect.stringContaining(`kiosk: ${wrong[index]?.[1]}`)]);
  }
});

test('flags beat variables, and both reach the window', async ({ launchKiosk }) => {
  const kiosk = await launchKiosk({
    language: 'zh-Hans',
    flags: ['--windowed', '--idle-seconds=77'],
    env: { KIOSK_LANGUAGE: 'en', KIOSK_IDLE_SECONDS: '99', KIOSK_WINDOWED: '0' },
  });
  const beginning = await kiosk.page.evaluate(() => window.kiosk.begin());
  expect(beginning).toMatchObject({ ok: true, value: { language: 'zh-Hans', settings: { idleSeconds: 77 } } });
  expect(await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isKiosk()))).toEqual([false]);
});

test('says what it runs and shows, lets no second one in, and leaves with everything written', async ({ runKiosk, folder }) => {
  const dataDir = join(folder, 'kiosk');
  const first = runKiosk({ dataDir });
  await first.line(/^kiosk: interactive after \d+ ms$/);
  await first.line(/^kiosk: store ready \((utility process|forked Node \d+\.\d+\.\d+)\)$/);
  await first.line(/^kiosk: Electron \d+\.\d+\.\d+ /);
  await first.line(/^kiosk: pack technospark \d+\.\d+\.\d+ · ru, en, zh-Hans · diamond, laser, robots$/);
  expect(first.lines()).toContain(`kiosk: data directory ${dataDir}`);
  expect(first.lines()).toHaveLength(5);

  const second = runKiosk({ dataDir });
  expect(await second.ended).toEqual({ code: 0, signal: null });
  expect(second.lines()).toEqual(['kiosk: already runs with this data directory; it was brought to the front']);

  first.kill('SIGTERM');
  expect(await first.ended).toEqual({ code: 0, signal: null });
  expect(JSON.parse(await readFile(join(dataDir, 'settings.json'), 'utf8'))).toHaveProperty('kioskId');
  expect(await readFile(join(dataDir, 'logs/kiosk.log'), 'utf8')).toContain('interactive after');
});

test('broken settings and a broken or missing pack are one line each and never stop the tour', async ({ runKiosk, folder }) => {
  const dataDir = join(folder, 'kiosk');
  const broken = join(folder, 'pack');
  await Promise.all([mkdir(dataDir), mkdir(broken)]);
  await Promise.all([writeFile(join(dataDir, 'settings.json'), '{"kioskId": 1'), copyFile('package.json', join(broken, 'pack.json'))]);
  for (const contentDir of [broken, join(folder, 'nowhere')]) {
    const kiosk = runKiosk({ dataDir, contentDir });
    await kiosk.line(/interactive after/);
    await kiosk.line(/pack technospark /);
    expect(kiosk.lines().filter((line) => line.includes(contentDir))).toHaveLength(1);
    const settings = kiosk.lines().filter((line) => /settings\.json was broken: set aside as quarantine\//.test(line));
    expect(settings).toHaveLength(contentDir === broken ? 1 : 0);
    kiosk.kill('SIGINT');
    expect(await kiosk.ended).toEqual({ code: 0, signal: null });
  }
});
