import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ElectronApplication } from '@playwright/test';
import { settled } from './kiosk.ts';
import { expect, test } from './unprivileged.ts';

/** Where the kiosk is: its windows and their addresses. Nothing in here may ever change it. */
function whereabouts(app: ElectronApplication) {
  return app.evaluate(({ BrowserWindow, webContents }) => ({
    windows: BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    contents: webContents.getAllWebContents().length,
    zoom: webContents.getAllWebContents().map((contents) => contents.getZoomFactor()),
    devTools: webContents.getAllWebContents().some((contents) => contents.isDevToolsOpened()),
  }));
}

const home = { windows: ['app://kiosk/index.html'], contents: 1, zoom: [1], devTools: false };

test('no address leads away: navigation, new windows, frames, downloads', async ({ sandboxedKiosk: { app, page } }) => {
  await settled(page);
  const addresses = [
    'about:blank', 'about:srcdoc', 'chrome://version', 'chrome://gpu', 'devtools://devtools/bundled/inspector.html', 'data:text/html,<p>out', 'file:///etc/passwd',
    'file:///', 'ftp://127.0.0.1/', 'http://127.0.0.1/', 'https://example.org/', 'javascript:document.body.remove()', 'mailto:a@example.org',
    'ms-settings:', 'shell:startup', 'tel:112', 'view-source:app://kiosk/index.html', 'ws://127.0.0.1/', 'x-kiosk:', 'blob:app://kiosk/1',
    'app://content/pack.json', 'app://kiosk/poster.html', 'app://elsewhere/', 'filesystem:app://kiosk/', 'intent://x', 'search-ms:query=x',
  ];
  await page.evaluate(async (urls) => {
    const tries: ((url: string) => void)[] = [
      (url) => { location.href = url; },
      (url) => location.replace(url),
      (url) => void window.open(url),
      (url) => void window.open(url, '_self'),
      (url) => void window.open(url, '_blank', 'noopener,width=100,height=100'),
      (url) => Object.assign(document.createElement('a'), { href: url }).click(),
      (url) => Object.assign(document.createElement('a'), { href: url, target: '_blank' }).click(),
      (url) => Object.assign(document.createElement('a'), { href: url, download: 'out.bin' }).click(),
      (url) => document.body.append(Object.assign(document.createElement('iframe'), { src: url })),
      (url) => document.body.append(Object.assign(document.createElement('webview'), { src: url })),
      (url) => document.body.append(Object.assign(document.createElement('embed'), { src: url })),
      (url) => document.body.append(Object.assign(document.createElement('object'), { data: url })),
      (url) => {
        const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
        document.body.append(form);
        form.submit();
      },
    ];
    for (const url of urls) {
      for (const attempt of tries) {
        try {
          attempt(url);
        } catch {
          // Refused at once is refused as well.
        }
      }
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, addresses);
  await expect(page.getByRole('main')).toBeVisible();
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  expect(await whereabouts(app)).toEqual(home);
});

test('no permission is given and no dialog comes up', async ({ sandboxedKiosk: { app, page } }) => {
  await settled(page);
  await app.evaluate(({ dialog }) => {
    for (const name of Object.keys(dialog)) {
      Object.assign(dialog, { [name]: () => { Object.assign(globalThis, { dialogShown: name }); } });
    }
  });
  const granted = await page.evaluate(async () => {
    const names = [
      'accelerometer', 'accessibility-events', 'ambient-light-sensor', 'background-fetch', 'background-sync', 'camera', 'clipboard-read', 'clipboard-write',
      'display-capture', 'geolocation', 'gyroscope', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'nfc', 'notifications',
      'payment-handler', 'periodic-background-sync', 'persistent-storage', 'screen-wake-lock', 'storage-access', 'window-management',
    ];
    const found: string[] = [];
    for (const name of names) {
      const status = await navigator.permissions.query({ name: name as PermissionName }).catch(() => null);
      if (status !== null && status.state !== 'denied') found.push(`${name} ${status.state}`);
    }
    const asking: Record<string, () => Promise<unknown>> = {
      camera: () => navigator.mediaDevices.getUserMedia({ video: true, audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      place: () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
      clipboard: () => navigator.clipboard.readText(),
      notify: async () => { if ((await Notification.requestPermission()) !== 'granted') throw new Error('denied'); },
      pointer: async () => {
        const lost = new Promise((_resolve, reject) => document.addEventListener('pointerlockerror', reject, { once: true }));
        const won = new Promise((resolve) => document.addEventListener('pointerlockchange', resolve, { once: true }));
        void document.body.requestPointerLock();
        return Promise.race([lost, won]);
      },
      ...Object.fromEntries(
        ['usb', 'hid', 'serial', 'bluetooth'].map((bus) => [bus, async () => {
          const api = (navigator as unknown as Record<string, Record<string, ((options: object) => Promise<unknown>) | undefined> | undefined>)[bus];
          const request = api?.['requestDevice'] ?? api?.['requestPort'];
          if (!api || !request) throw new Error('absent');
          const devices = await request.call(api, bus === 'bluetooth' ? { acceptAllDevices: true } : { filters: [] });
          if (Array.isArray(devices) && devices.length === 0) throw new Error('nothing chosen');
        }]),
      ),
    };
    for (const [name, ask] of Object.entries(asking)) {
      await ask().then(() => found.push(name), () => undefined);
    }
    alert('a');
    if (confirm('b')) found.push('confirm');
    return found;
  });
  expect(granted).toEqual([]);
  expect(await app.evaluate(() => 'dialogShown' in globalThis)).toBe(false);
  expect(await whereabouts(app)).toEqual(home);
});

test('only script of the kiosk runs, and every other is reported', async ({ sandboxedKiosk: { page } }) => {
  await settled(page);
  const { ran, refused, threw } = await page.evaluate(async () => {
    const seen = new Set<string>();
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => seen.add(`${effectiveDirective} ${blockedURI.slice(0, 12)}`));
    const marks = window as unknown as { ran?: string[] };
    marks.ran = [];
    const raised: string[] = [];
    const attempt = (name: string, act: () => unknown) => {
      try {
        act();
      } catch {
        raised.push(name);
      }
    };
    // A sink that takes only trusted types is refused before its text is looked at; these go round it.
    const script = (fill: (element: HTMLScriptElement) => void) => {
      const element = document.createElement('script');
      fill(element);
      document.head.append(element);
    };
    attempt('inline text', () => script((element) => { element.text = 'ran.push("inline")'; }));
    attempt('inline node', () => script((element) => { element.append('ran.push("node")'); }));
    attempt('data: script', () => script((element) => { element.src = 'data:text/javascript,ran.push("data")'; }));
    attempt('foreign script', () => script((element) => { element.src = 'https://example.org/x.js'; }));
    attempt('timer', () => setTimeout('ran.push("timer")' as unknown as () => void));
    attempt('innerHTML', () => { document.body.insertAdjacentElement('beforeend', document.createElement('div'))!.innerHTML = '<img src=x onerror="ran.push(1)">'; });
    attempt('handler', () => document.body.setAttribute('onclick', 'ran.push("handler")'));
    attempt('srcdoc', () => { document.createElement('iframe').srcdoc = '<script>parent.ran.push("srcdoc")</script>'; });
    attempt('worker', () => new Worker('data:text/javascript,0'));
    attempt('import', () => {
      const address: string = 'data:text/javascript,ran.push("import")';
      void import(address).catch(() => undefined);
    });
    const style = document.createElement('style');
    style.append('body { outline: 1px solid red }');
    document.head.append(style);
    const image = new Image();
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    document.body.click();
    // A driver may evaluate text, so what it calls may too: these two run from a timer, as a page's own script would.
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        // oxlint-disable-next-line no-eval -- it must not run, which is what is tested
        attempt('eval', () => (0, eval)('ran.push("eval")'));
        // oxlint-disable-next-line typescript/no-implied-eval -- as above
        attempt('Function', () => new Function('ran.push("function")')());
        resolve();
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { ran: marks.ran, refused: [...seen].sort(), threw: raised, outline: getComputedStyle(document.body).outlineWidth };
  });
  expect(ran).toEqual([]);
  expect(threw).toEqual(expect.arrayContaining(['inline text', 'data: script', 'foreign script', 'eval', 'Function', 'innerHTML', 'srcdoc']));
  for (const directive of ['require-trusted-types-for', 'script-src', 'style-src', 'img-src']) expect(refused.join('\n')).toContain(directive);
});

test('no key combination does anything, and plain keys still do', async ({ sandboxedKiosk: { app, page, display } }) => {
  await settled(page);
  await page.evaluate(() => {
    const keys: string[] = [];
    Object.assign(window, { keys });
    addEventListener('keydown', ({ key }) => keys.push(key), { capture: true });
  });
  // Real key presses from the X server: a driver's own would go round the part of Chromium that is tested.
  const press = (keys: readonly string[]) => promisify(execFile)('xdotool', ['mousemove', '400', '60', 'key', '--delay', '4', ...keys], { env: { ...process.env, ...display } });
  const letters = 'nopsrhlfgwtjudkeia'.split('').flatMap((letter) => [`ctrl+${letter}`, `ctrl+shift+${letter}`, `alt+${letter}`, `super+${letter}`]);
  const others = [
    'F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12', 'alt+F4', 'alt+Left', 'alt+Right', 'alt+Home', 'alt+Return', 'ctrl+F5', 'ctrl+F4', 'shift+F10', 'Menu', 'Print',
    'ctrl+shift+Delete', 'ctrl+Tab', 'ctrl+equal', 'ctrl+minus', 'ctrl+0', 'ctrl+plus', 'XF86Back', 'XF86Reload', 'XF86HomePage', 'XF86WWW', 'XF86Search',
  ];
  const held = ['Control', 'Alt', 'Meta', 'Shift', 'Super'];
  const reached = () => page.evaluate((names) => (window as unknown as { keys: string[] }).keys.splice(0).filter((key) => !names.includes(key)), held);
  await press([...letters, ...others]);
  // A plain key behind all others: once it has arrived, they would have too.
  await press(['q']);
  await expect.poll(() => page.evaluate(() => (window as unknown as { keys: string[] }).keys.includes('q'))).toBe(true);
  expect(await reached()).toEqual(['q']);
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  expect(await whereabouts(app)).toEqual(home);

  await press(['Tab', 'Down', 'Up', 'Escape', 'Prior', 'Next', 'shift+Tab', 'q']);
  await expect.poll(() => page.evaluate(() => (window as unknown as { keys: string[] }).keys.includes('q'))).toBe(true);
  expect(await reached()).toEqual(['Tab', 'ArrowDown', 'ArrowUp', 'Escape', 'PageUp', 'PageDown', 'Tab', 'q']);
});
