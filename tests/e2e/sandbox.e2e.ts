import { readFile } from 'node:fs/promises';
import { expect, test } from './unprivileged.ts';

test('every renderer runs in the real sandbox, and its window is locked', async ({ sandboxedKiosk: { app, page } }) => {
  await expect(page.getByRole('main')).toBeVisible();

  const { rendererPid, preferences } = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return {
      rendererPid: contents?.getOSProcessId() ?? 0,
      // What Electron made of the wishes; not part of its public types.
      preferences: (contents as unknown as { getLastWebPreferences: () => Record<string, unknown> }).getLastWebPreferences(),
    };
  });
  // Chromium's own layers, as the kernel sees them: a system call filter, no way to more rights, processes of its own.
  const status = await readFile(`/proc/${rendererPid}/status`, 'utf8');
  expect(status).toMatch(/^Seccomp:\t2$/m);
  expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  expect(status).toMatch(/^CapEff:\t0{16}$/m);
  expect(status).not.toMatch(/^Uid:\t0\t/m);
  expect(status).toMatch(/^NSpid:\t\d+\t\d+/m);

  // The rest of the options (tests/main/window-options.test.ts) is not given back by every Electron.
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    experimentalFeatures: false,
  });

  // Inside, there is the web and the calls of a visitor, and no trace of Node or Electron.
  const inside = await page.evaluate(() => ({
    foreign: ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer', '__dirname'].filter((name) => name in window),
    calls: Object.keys(window.kiosk).sort(),
    frozen: Object.isFrozen(window.kiosk),
  }));
  expect(inside).toEqual({ foreign: [], calls: ['askEngineer', 'beat', 'begin', 'followStanding', 'followTerms', 'giveContact', 'makeWay', 'openEntry', 'readConsent', 'recordInterest', 'reportFault', 'reportInteractive', 'withdrawContact'], frozen: true });
});
