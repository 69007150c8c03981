import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { settled } from './kiosk.ts';
import { expect, test } from './unprivileged.ts';

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
          element.addEventListener('load', () => resolve('loaded'));
          element.addEventListener('error', reject);
          document.head.append(element);
        });
      const asking: Record<string, () => unknown> = {
        fetch: () => fetch(url, { mode: 'no-cors' }),
        'fetch by name': () => fetch('https://example.org/'),
        xhr: () => new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.open('GET', url);
          request.addEventListener('load', resolve);
          request.addEventListener('error', reject);
          request.send();
        }),
        socket: () => new Promise((resolve, reject) => {
          const socket = new WebSocket(`ws://127.0.0.1:${tcp}/`);
          socket.addEventListener('open', resolve);
          socket.addEventListener('error', reject);
        }),
        events: () => new Promise((resolve, reject) => {
          const source = new EventSource(url);
          source.addEventListener('open', resolve);
          source.addEventListener('error', reject);
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
