import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { interestEventSchema } from '../../electron/core/interest.ts';
import { eventOf, readRows } from './rows.ts';
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

async function settled(page: Page) {
  await expect(page.getByRole('main')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
}

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
        document.body.requestPointerLock();
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
        attempt('eval', () => (0, eval)('ran.push("eval")'));
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

test('nothing leaves the machine, not even to itself', async ({ sandboxedKiosk: { app, page } }) => {
  await settled(page);
  let arrivals = 0;
  const server = createServer((_request, response) => response.end('out')).on('connection', () => { arrivals += 1; });
  const stun = createSocket('udp4').on('message', () => { arrivals += 1; });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => stun.bind(0, '127.0.0.1', resolve));
  const ports = { tcp: (server.address() as AddressInfo).port, udp: stun.address().port };
  try {
    const answered = await page.evaluate(async ({ tcp, udp }) => {
      const got: string[] = [];
      const url = `http://127.0.0.1:${tcp}/`;
      const loads = (element: HTMLElement) =>
        new Promise<string>((resolve, reject) => {
          element.onload = () => resolve('loaded');
          element.onerror = reject;
          document.head.append(element);
        });
      const asking: Record<string, () => unknown> = {
        fetch: () => fetch(url, { mode: 'no-cors' }),
        'fetch by name': () => fetch('https://example.org/'),
        xhr: () => new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.open('GET', url);
          request.onload = resolve;
          request.onerror = reject;
          request.send();
        }),
        socket: () => new Promise((resolve, reject) => {
          const socket = new WebSocket(`ws://127.0.0.1:${tcp}/`);
          socket.onopen = resolve;
          socket.onerror = reject;
        }),
        events: () => new Promise((resolve, reject) => {
          const source = new EventSource(url);
          source.onopen = resolve;
          source.onerror = reject;
        }),
        image: () => loads(Object.assign(new Image(), { src: url })),
        style: () => loads(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url })),
        prefetch: () => loads(Object.assign(document.createElement('link'), { rel: 'prefetch', href: url })),
        preload: () => loads(Object.assign(document.createElement('link'), { rel: 'preload', as: 'image', href: url })),
        sound: () => new Audio(url).play(),
        font: () => new FontFace('out', `url(${url})`).load(),
      };
      for (const [name, ask] of Object.entries(asking)) {
        try {
          await ask();
          got.push(name);
        } catch {
          // Refused, as it should be.
        }
      }
      for (const rel of ['preconnect', 'dns-prefetch', 'icon', 'manifest']) {
        document.head.append(Object.assign(document.createElement('link'), { rel, href: url }));
      }
      navigator.sendBeacon(url, 'out');
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
      peer.createDataChannel('out');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return got;
    }, ports);
    expect(answered).toEqual([]);

    // Beneath the policy of the page there is main's own refusal: nothing of it depends on the page.
    const loaded = await app.evaluate(async ({ net, BrowserWindow }, tcp) => {
      const url = `http://127.0.0.1:${tcp}/`;
      const bare = new BrowserWindow({ show: false });
      const results = await Promise.allSettled([bare.loadURL(url), net.fetch(url), bare.loadURL('file:///etc/passwd')]);
      bare.destroy();
      return results.map(({ status }) => status);
    }, ports.tcp);
    expect(loaded).toEqual(['rejected', 'rejected', 'rejected']);
    expect(arrivals).toBe(0);
  } finally {
    server.close();
    stun.close();
  }
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
  const letters = [...'nopsrhlfgwtjudkeia'].flatMap((letter) => [`ctrl+${letter}`, `ctrl+shift+${letter}`, `alt+${letter}`, `super+${letter}`]);
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

test('10,000 hostile payloads: no call throws, none writes a wrong row', async ({ launchKiosk }) => {
  const { page, dataDir } = await launchKiosk();
  await settled(page);
  const answers = await page.evaluate(async () => {
    // A generator with a fixed seed: a failure can be repeated.
    let seed = 20_261_122;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % below;
    };
    const id = () => `0192f0c1-${String(random(9000) + 1000)}-7${String(random(900) + 100)}-8${String(random(900) + 100)}-${String(random(900_000) + 100_000)}${String(random(900_000) + 100_000)}`;
    const event = (): Record<string, unknown> => ({
      id: id(), visitId: id(), seq: 1, at: Date.now(), elapsedMs: 0, mode: 'self', language: 'ru', packVersion: '1', kind: 'visit-started', lab: null, item: null, value: null,
    });
    const wrong: (() => unknown)[] = [
      () => undefined, () => null, () => NaN, () => -1, () => '', () => [], () => ({}), () => true, () => 10n, () => new Date(NaN), () => new Map([[{}, {}]]),
      () => new Uint8Array(64), () => 'x'.repeat(random(3000)), () => "'; DROP TABLE interest_event; --", () => JSON.parse('{"__proto__":{"ok":true}}') as unknown,
      () => ({ constructor: { prototype: { isStaff: true } } }), () => Array.from({ length: 300 }, () => random(9)), () => '\0', () => '\ud800',
    ];
    const pick = () => wrong[random(wrong.length)]?.();
    const bent: (() => unknown)[] = [
      pick,
      () => {
        const value = event();
        const keys = Object.keys(value);
        value[keys[random(keys.length)] ?? 'id'] = [undefined, {}, [], -1, 'x', 1.5, true][random(7)];
        return value;
      },
      () => ({ ...event(), [`extra${random(9)}`]: pick() }),
      () => JSON.parse(JSON.stringify(event()).replace('{', '{"__proto__":{"seq":2},')) as unknown,
      () => Object.fromEntries(Object.entries(event()).filter(() => random(10) > 0).concat([['kind', 'staff-opened']])),
      () => { const value = event(); value['self'] = value; return value; },
    ];
    const calls = window.kiosk as unknown as Record<string, (argument: unknown) => Promise<{ ok: boolean; code?: string }>>;
    const counted: Record<string, number> = {};
    const note = (answer: string) => { counted[answer] = (counted[answer] ?? 0) + 1; };
    for (let round = 0; round < 100; round += 1) {
      await Promise.all(
        Array.from({ length: 100 }, async () => {
          const name = ['recordInterest', 'recordInterest', 'reportFault', 'beat'][random(4)] ?? 'beat';
          const payload = name === 'recordInterest' ? bent[random(bent.length)]?.() : name === 'beat' ? pick() ?? 1 : { what: 1, ...{ more: pick() } };
          try {
            const answer = await calls[name]?.(payload);
            note(answer?.ok === false ? `${name} ${answer.code}` : `${name} ${String(answer?.ok)}`);
          } catch {
            // What contextBridge cannot carry (a symbol, a function) never leaves the page.
            note(`${name} threw`);
          }
        }),
      );
    }
    return { counted, isPolluted: 'isStaff' in {} || 'ok' in {} };
  });
  expect(answers.isPolluted).toBe(false);
  expect(Object.keys(answers.counted).sort()).toEqual(['beat invalid', 'recordInterest invalid', 'recordInterest true', 'reportFault invalid']);
  expect(Object.values(answers.counted).reduce((sum, count) => sum + count, 0)).toBe(10_000);
  await expect(page.getByRole('main')).toBeVisible();

  // A few were bent into an event that is as good as any (another pack version, say): they are whole and nothing else is.
  const rows = readRows(dataDir);
  expect(rows).toHaveLength(answers.counted['recordInterest true'] ?? 0);
  for (const row of rows) expect(interestEventSchema.safeParse(eventOf(row)).success).toBe(true);
});
