import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, fileInside, type Roots } from '../../electron/main/app-response.ts';

const secret = 'what no window may read';
const sound = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
let folder: string;
let roots: Roots;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-app-'));
  const kiosk = join(folder, 'kiosk');
  const pack = join(folder, 'pack');
  await mkdir(join(kiosk, 'assets'), { recursive: true });
  await mkdir(join(pack, 'labs/diamond'), { recursive: true });
  await Promise.all([
    writeFile(join(folder, 'secret.txt'), secret),
    mkdir(join(folder, 'pack-of-another')).then(() => writeFile(join(folder, 'pack-of-another/secret.txt'), secret)),
    writeFile(join(kiosk, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><p>tour'),
    writeFile(join(kiosk, 'assets/page.js'), 'export {}'),
    writeFile(join(kiosk, 'assets/font.woff2'), 'font'),
    writeFile(join(pack, 'labs/diamond/voice.opus'), sound),
    writeFile(join(pack, 'labs/diamond/empty.opus'), ''),
    writeFile(join(pack, 'labs/diamond/voice.vtt'), 'WEBVTT'),
    writeFile(join(pack, 'labs/diamond/100 % алмаз.webp'), 'picture'),
    writeFile(join(pack, 'labs/diamond/thing.unknown'), 'x'),
    symlink(join(folder, 'secret.txt'), join(pack, 'link-out')),
    symlink(folder, join(pack, 'folder-out')),
    symlink('..', join(pack, 'labs/up')),
    symlink(join(pack, 'labs/diamond/voice.vtt'), join(pack, 'link-in')),
    symlink(join(pack, 'loop'), join(pack, 'loop')),
  ]);
  roots = { kiosk, content: () => Promise.resolve(pack) };
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

function get(url: string, headers: Record<string, string> = {}, method = 'GET') {
  return answer({ url, method, headers: new Headers(headers) }, roots, () => 'n0nce');
}

describe('app://', () => {
  it.each([
    ['app://kiosk/index.html', 'text/html; charset=utf-8'],
    ['app://kiosk/assets/page.js', 'text/javascript; charset=utf-8'],
    ['app://kiosk/assets/font.woff2', 'font/woff2'],
    ['app://content/labs/diamond/voice.opus', 'audio/ogg'],
    ['app://content/labs/diamond/voice.vtt', 'text/vtt; charset=utf-8'],
    ['app://content/labs/diamond/100%20%25%20%D0%B0%D0%BB%D0%BC%D0%B0%D0%B7.webp', 'image/webp'],
    ['app://content/labs/diamond/thing.unknown', 'application/octet-stream'],
    ['app://content/labs/diamond/voice.opus?v=2#t=3', 'audio/ogg'],
    ['app://content/link-in', 'text/vtt; charset=utf-8'],
  ])('serves %s as %s', async (url, type) => {
    const response = await get(url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await response.arrayBuffer()).byteLength).toBe(Number(response.headers.get('content-length')));
  });

  it.each([
    'app://kiosk', 'app://kiosk/', 'app://kiosk/assets', 'app://kiosk/assets/', 'app://kiosk/missing.js', 'app://kiosk//index.html',
    'app://content/', 'app://content/labs', 'app://elsewhere/index.html', 'app://', 'app:///index.html', 'app://kiosk:80/index.html',
    'app://user@kiosk/index.html', 'app://KIOSK/index.html', 'app://content/link-out', 'app://content/folder-out/secret.txt', 'app://content/loop',
    'app://content/labs/up/labs/diamond/../../../secret.txt', 'app://content/../secret.txt', 'app://content/..%2fsecret.txt',
    'app://content/..%5csecret.txt', 'app://content/..\\secret.txt', 'app://content/%2e%2e/secret.txt', 'app://content/%252e%252e%252fsecret.txt',
    'app://content/labs/diamond/voice.vtt%00.png', 'app://content/labs/diamond/voice.vtt.', 'app://content/labs/diamond/voice.vtt%20',
    'app://content/labs/diamond/voice.vtt::$DATA', 'app://content//etc/passwd', 'app://content//server/share', 'app://content/%', 'app://content/%E0%A4%A',
    'app://content/C:/Windows/win.ini', 'app://content/../pack-of-another/secret.txt', 'file:///etc/passwd', 'http://kiosk/index.html', '',
  ])('has nothing at %j', async (url) => {
    const response = await get(url);
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  it('answers reading only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'get']) {
      const response = await get('app://kiosk/index.html', {}, method);
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  it('sends headers alone for HEAD', async () => {
    for (const url of ['app://content/labs/diamond/voice.opus', 'app://kiosk/index.html']) {
      const [head, full] = await Promise.all([get(url, {}, 'HEAD'), get(url)]);
      expect([...head.headers]).toEqual([...full.headers]);
      expect(await head.text()).toBe('');
      expect(await full.text()).not.toBe('');
    }
  });

  it('puts a nonce of its own into every load of a page, and into its policy', async () => {
    let count = 0;
    const load = async () => {
      count += 1;
      const response = await answer({ url: 'app://kiosk/index.html', method: 'GET', headers: new Headers() }, roots, () => `n${count}`);
      return `${response.headers.get('content-security-policy')} ${await response.text()}`;
    };
    expect(await load()).toMatch(/style-src 'self' 'nonce-n1'.*nonce="n1"/);
    expect(await load()).toMatch(/style-src 'self' 'nonce-n2'.*nonce="n2"/);
  });

  it('sends a policy with everything of the kiosk, without an unsafe word', async () => {
    for (const url of ['app://kiosk/index.html', 'app://kiosk/assets/page.js', 'app://kiosk/missing']) {
      const policy = (await get(url)).headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toMatch(/unsafe|\*|data:|blob:|https?:/);
    }
    expect((await get('app://content/link-in')).headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });
});

describe('ranges', () => {
  const voice = 'app://content/labs/diamond/voice.opus';

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=0-', 0, 99_999],
    ['bytes=70000-', 70_000, 99_999],
    ['bytes=10-19', 10, 19],
    ['bytes=99999-', 99_999, 99_999],
    ['bytes=5-999999999', 5, 99_999],
    ['bytes=-1', 99_999, 99_999],
    ['bytes=-500', 99_500, 99_999],
    ['bytes=-100000', 0, 99_999],
    ['bytes=-999999', 0, 99_999],
  ])('%s', async (range, start, end) => {
    const response = await get(voice, { range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/100000`);
    expect(response.headers.get('content-length')).toBe(String(end - start + 1));
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(sound.slice(start, end + 1)))).toBe(true);
  });

  it.each(['bytes=100000-', 'bytes=200000-300000', 'bytes=-0', 'bytes=20-10'])('%s is unsatisfiable', async (range) => {
    const response = await get(voice, { range });
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */100000']);
    expect(await response.text()).toBe('');
  });

  it.each(['bytes', 'bytes=', 'bytes=a-b', 'bytes=-', 'items=0-5', 'bytes=0-1,5-6', '0-5'])('%s gets the whole file', async (range) => {
    const response = await get(voice, { range });
    expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, 100_000]);
  });

  it('of an empty file', async () => {
    const empty = 'app://content/labs/diamond/empty.opus';
    expect((await get(empty)).status).toBe(200);
    expect((await get(empty, { range: 'bytes=0-' })).status).toBe(416);
  });

  it('lets go of a file that nobody reads to the end', async () => {
    for (let time = 0; time < 50; time += 1) {
      const reader = (await get(voice)).body?.getReader();
      await reader?.read();
      await reader?.cancel();
    }
    expect((await get(voice)).status).toBe(200);
  });
});

describe('any path at all', () => {
  it('reads nothing outside the root in 10,000 tries', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..', '.', '%2e%2e', '%2E.', '..%2f', '..%5c', '\\..\\', '%00', '%252e%252e%252f', '//', '/', '\\', '..;', '....//', 'C:', 'file:', '%c0%ae%c0%ae',
        '\u2025', '\uff0e\uff0e', 'secret.txt', 'link-out', 'folder-out', 'labs', 'up', 'diamond', 'voice.vtt', 'pack', 'pack-of-another', '~', '%', '?', '#', '@', ':80',
      ),
      fc.string({ maxLength: 6 }),
    );
    const path = fc.tuple(fc.constantFrom('/', '', '//', '\\'), fc.array(piece, { maxLength: 8 }), fc.constantFrom('/', '')).map(
      ([start, pieces, glue]) => `app://content${start}${pieces.join(glue)}`,
    );
    let found = 0;
    const root = join(folder, 'pack');
    await fc.assert(
      fc.asyncProperty(path, async (url) => {
        const file = await fileInside(root, url);
        if (file === null) return;
        found += 1;
        expect(file.path.startsWith(`${root}/`)).toBe(true);
        expect(file.path).not.toContain('secret');
      }),
      { numRuns: 10_000, examples: [['app://content/labs/diamond/voice.vtt']] },
    );
    expect(found).toBeGreaterThan(0);
  }, 60_000);
});
