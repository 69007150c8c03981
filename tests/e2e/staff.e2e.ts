import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callsFor, contract, type CallName } from '../../electron/core/contract.ts';
import { expect, settled, test } from './kiosk.ts';
import { readRows } from './rows.ts';
import { interfaceText } from './screen-walk.ts';
import { leave, openEntry, openStaffPanel, panelWindow, prepareStaffData, readAudit, setUpPins, staffText, typePin } from './staff.ts';
import { small, Visitor } from './visitor.ts';

const language = 'ru';

/** Every PIN costs a scrypt of 128 MB, which is what it is for; on a busy machine that is seconds. */
test.describe.configure({ timeout: 120_000 });

test('gesture, set-up, PIN, panel, lock: and the visit underneath goes on', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'staff');
  await prepareStaffData(dataDir, { isSetUp: false });
  const { app, page } = await launchKiosk({ dataDir, language, size: small });
  const visitor = await Visitor.before(page, language);
  await visitor.touch(visitor.attract());
  await visitor.enter('laser', 'picosecond');

  const entry = await openEntry(app, page);
  await expect(entry.getByRole('heading', { name: staffText(language, 'setUp.title') })).toBeVisible();
  const pins = await setUpPins(entry, language);
  expect(pins.staff).toMatch(/^\d{6}$/);
  expect(pins.guide).toMatch(/^\d{6}$/);
  expect(pins.guide).not.toBe(pins.staff);
  const written = await readFile(join(dataDir, 'access.json'), 'utf8');
  expect(written).not.toContain(pins.staff);
  expect(written).not.toContain(pins.guide);

  await typePin(entry, pins.guide === '480173' ? '480174' : '480173', language);
  await expect(entry.getByRole('status')).toContainText(staffText(language, 'entry.wrong'));
  const [panel] = await Promise.all([panelWindow(app, 'staff'), typePin(entry, pins.staff, language)]);
  await expect(panel.getByRole('navigation', { name: staffText(language, 'shell.pages') })).toBeVisible();
  await expect.poll(() => app.windows().length).toBe(2);

  await panel.getByRole('radio', { name: '中文' }).click();
  await expect(panel.getByRole('button', { name: staffText('zh-Hans', 'shell.lock') })).toBeVisible();
  await leave(panel, staffText('zh-Hans', 'shell.lock'));
  await expect.poll(() => app.windows().length).toBe(1);
  await visitor.touch(visitor.key('story.next'));
  await expect.poll(() => readRows(dataDir).map(({ kind, visit_id }) => `${kind} ${visit_id}`)).toHaveLength(4);
  expect(new Set(readRows(dataDir).map(({ visit_id }) => visit_id)).size).toBe(1);
  await expect.poll(() => readAudit(dataDir).map(({ action }) => action)).toEqual([
    'access-set-up',
    'entry-refused',
    'entered',
    'left',
  ]);
  const record = JSON.stringify(readAudit(dataDir));
  expect([pins.staff, pins.guide].some((pin) => record.includes(pin))).toBe(false);
});

test('the gesture on the attract screen starts no visit, and a short touch of the corner is an ordinary one', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'staff');
  await prepareStaffData(dataDir);
  const { app, page } = await launchKiosk({ dataDir, language, size: small });
  const visitor = await Visitor.before(page, language);
  const entry = await openEntry(app, page);
  await leave(entry, staffText(language, 'entry.tour'));
  await expect.poll(() => app.windows().length).toBe(1);
  await expect(visitor.attract()).toBeVisible();
  expect(readRows(dataDir)).toEqual([]);
  await visitor.touchAt(20, 20);
  await expect(page.getByRole('heading', { name: visitor.t('home.title') })).toBeVisible();
});

test('no call of staff answers a window of visitors, nor one of the entry beyond its own', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'staff');
  await prepareStaffData(dataDir);
  const { app, page } = await launchKiosk({ dataDir, language, size: small });
  await settled(page);
  const entry = await openEntry(app, page);
  const names = Object.keys(contract) as CallName[];
  for (const [shown, role] of [[page, 'visitor'], [entry, 'entry']] as const) {
    const foreign = names.filter((name) => !callsFor(role).includes(name));
    expect(foreign.length).toBeGreaterThan(2);
    // The page itself does not even know their names.
    expect(await shown.evaluate(() => Object.keys(window.kiosk).sort())).toEqual([...callsFor(role)].sort());
    // Past the preload: the raw channel, as a renderer that was taken over would use it.
    for (const name of foreign) expect(await refusalOf(shown, name), `${role}: ${name}`).toBe('forbidden');
  }

  await leave(entry, staffText(language, 'entry.tour'));
  const { staff } = await openStaffPanel(app, page, language);
  expect(await staff.evaluate(() => Object.keys(window.kiosk).sort())).toEqual([...callsFor('staff')].sort());

  /** What main answers to this call from this window, whatever the page was given. */
  async function refusalOf(shown: typeof page, name: CallName): Promise<string> {
    const url = shown.url();
    return app.evaluate(
      async ({ BrowserWindow, ipcMain }, sought) => {
        const contents = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL() === sought.url)?.webContents;
        const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (event: unknown, argument: unknown) => Promise<unknown>>;
        const handle = handlers.get(`kiosk:${sought.name}`);
        if (!contents || !handle) return 'no such window or call';
        // Electron 25's own form of a handler: it answers through the event.
        return new Promise<string>((resolve) => {
          const answer = (value: unknown) => resolve((value as { code?: string }).code ?? 'answered');
          const event = { sender: contents, senderFrame: contents.mainFrame, _reply: answer, sendReply: answer, _throw: () => resolve('threw') };
          void Promise.resolve(handle(event, {})).then((value) => { if (value !== undefined) answer(value); });
        });
      },
      { url, name },
    );
  }
});

test('a kiosk killed while locked out is locked out again in full', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'staff');
  await prepareStaffData(dataDir, { isSetUp: false });
  const first = await launchKiosk({ dataDir, language, size: small });
  await settled(first.page);
  const entry = await openEntry(first.app, first.page);
  const pins = await setUpPins(entry, language);
  const wrong = pins.staff === '480173' || pins.guide === '480173' ? '480174' : '480173';
  const locked = new RegExp(staffText(language, 'entry.locked').split('{{')[0] ?? '');
  for (let count = 0; count < 5; count += 1) {
    await typePin(entry, wrong, language);
    await expect(entry.getByRole('status')).toContainText(count < 4 ? staffText(language, 'entry.wrong') : locked);
  }
  first.app.process().kill('SIGKILL');
  await first.close();

  const second = await launchKiosk({ dataDir, language, size: small });
  await settled(second.page);
  const again = await openEntry(second.app, second.page);
  await expect(again.getByRole('status')).toContainText(/0:(30|2\d)/);
  await expect(again.getByRole('button', { name: '1', exact: true })).toBeDisabled();
  // Visitors notice nothing of it.
  await leave(again, staffText(language, 'entry.tour'));
  const visitor = await Visitor.before(second.page, language);
  await visitor.touch(visitor.attract());
  await expect(second.page.getByRole('heading', { name: visitor.t('home.title') })).toBeVisible();
  expect(readAudit(dataDir).map(({ action }) => action)).toContain('locked-out');
});

test('a rehearsal is recorded as one and says so; out of order stands after a restart, and staff still come in', async ({ launchKiosk, folder }) => {
  const dataDir = join(folder, 'staff');
  await prepareStaffData(dataDir);
  const first = await launchKiosk({ dataDir, language, size: small });
  const visitor = await Visitor.before(first.page, language);
  await visitor.touch(visitor.attract());
  const { staff, pins } = await openStaffPanel(first.app, first.page, language);
  await staff.getByRole('button', { name: staffText(language, 'kiosk.title') }).click();
  const row = (name: string) => staff.getByRole('listitem').filter({ has: staff.getByRole('heading', { name: staffText(language, name) }) });
  await row('kiosk.rehearsal').getByRole('button', { name: staffText(language, 'kiosk.on') }).click();
  await expect(row('kiosk.rehearsal').getByRole('status')).toHaveText(staffText(language, 'kiosk.isOn'));
  // The visit that went on is over: half of it would be a rehearsal.
  await expect.poll(() => readRows(dataDir).at(-1)).toMatchObject({ kind: 'visit-ended', mode: 'self', value: '{"reason":"takeover"}' });
  await leave(staff, staffText(language, 'shell.lock'));
  await expect(first.page.getByText(visitor.t('notice.rehearsal'))).toBeVisible();
  await visitor.touch(visitor.attract());
  await expect.poll(() => readRows(dataDir).filter(({ mode }) => mode === 'rehearsal').map(({ kind }) => kind)).toContain('visit-started');

  const again = await openEntry(first.app, first.page);
  const [panel] = await Promise.all([panelWindow(first.app, 'staff'), typePin(again, pins.staff, language)]);
  await panel.getByRole('button', { name: staffText(language, 'kiosk.title') }).click();
  const notice = panel.getByRole('listitem').filter({ has: panel.getByRole('heading', { name: staffText(language, 'kiosk.outOfOrder') }) });
  await notice.getByRole('button', { name: staffText(language, 'kiosk.on') }).click();
  await expect(notice.getByRole('status')).toHaveText(staffText(language, 'kiosk.isOn'));

  // Another staff PIN: the old one first, the new one written down and typed back, wrongly at first.
  const staffPin = panel.getByRole('listitem').filter({ has: panel.getByRole('heading', { name: staffText(language, 'changePin.rowStaff') }) });
  await staffPin.getByRole('button', { name: staffText(language, 'changePin.key') }).click();
  await typePin(panel, pins.staff, language);
  const shown = (await panel.locator('.pin-shown').innerText()).replaceAll(/\D/g, '');
  expect(shown).toMatch(/^\d{6}$/);
  await panel.getByRole('button', { name: staffText(language, 'changePin.next') }).click();
  await typePin(panel, pins.staff, language);
  await expect(panel.getByText(staffText(language, 'setUp.different'))).toBeVisible();
  await typePin(panel, shown, language);
  await expect(staffPin.getByRole('status')).toHaveText(staffText(language, 'changePin.done'));
  await first.close();

  const second = await launchKiosk({ dataDir, language, size: small });
  for (const one of ['ru', 'en', 'zh-Hans'] as const) {
    await expect(second.page.getByText(interfaceText(one, 'notice.outOfOrder'))).toBeVisible();
  }
  await expect(second.page.getByText(visitor.t('notice.rehearsal'))).toHaveCount(0);
  const entry = await openEntry(second.app, second.page);
  await Promise.all([panelWindow(second.app, 'staff'), typePin(entry, shown, language)]);
  expect(readAudit(dataDir).map(({ action }) => action)).toEqual(expect.arrayContaining(['rehearsal', 'out-of-order', 'pin-changed']));
});
