import { createServer, request, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../electron/core/settings.ts';
import { HealthServer } from '../../electron/main/health/health-server.ts';
import { freePort } from '../fixtures/free-port.ts';

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

function ask(port: number, path = '/health', method = 'GET', headers: OutgoingHttpHeaders = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

const started: HealthServer[] = [];
let lines: string[] = [];

function aServer(report: () => Promise<unknown> = () => Promise.resolve({ verdict: 'well' })): HealthServer {
  lines = [];
  const server = new HealthServer({ report, tell: (level, line) => lines.push(`${level}: ${line}`) });
  started.push(server);
  return server;
}

afterEach(async () => {
  for (const server of started.splice(0)) await server.listenOn(null);
});

describe('the health report over HTTP', () => {
  it('is switched off unless the settings name a port', async () => {
    expect(defaultSettings('0192f0c1-0000-4000-8000-000000000001').healthPort).toBeNull();
    await aServer().listenOn(null);
    expect(lines).toEqual([]);
  });

  it('answers GET /health with JSON that no other page can read', async () => {
    const port = await freePort();
    await aServer().listenOn(port);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const { status, headers, body } = await ask(port, '/health', 'GET', { host, origin: 'https://example.org' });
      expect(status).toBe(200);
      expect(JSON.parse(body)).toEqual({ verdict: 'well' });
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    expect(lines).toEqual([`info: health report at http://127.0.0.1:${port}/health`]);
  });

  it.each([
    ['/', 'GET'], ['/health/', 'GET'], ['/health?all', 'GET'], ['//health', 'GET'], ['/../health', 'GET'],
    ['/health', 'POST'], ['/health', 'HEAD'], ['/health', 'OPTIONS'], ['/health', 'DELETE'],
  ])('knows no %s by %s', async (path, method) => {
    const port = await freePort();
    await aServer().listenOn(port);
    expect((await ask(port, path, method)).status).toBe(404);
  });

  it('refuses whoever comes by another name', async () => {
    const port = await freePort();
    await aServer().listenOn(port);
    for (const host of ['evil.example', `evil.example:${port}`, `127.0.0.1.evil.example:${port}`, `[::1]:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`]) {
      const { status, body } = await ask(port, '/health', 'GET', { host });
      expect([host, status, body]).toEqual([host, 403, '']);
    }
  });

  it('is there on the loopback only', async () => {
    const port = await freePort();
    await aServer().listenOn(port);
    const others = Object.values(networkInterfaces()).flatMap((each) => each ?? []).filter(({ address }) => address !== '127.0.0.1');
    expect(await canConnect('127.0.0.1', port)).toBe(true);
    for (const { address } of others) expect([address, await canConnect(address, port)]).toEqual([address, false]);
  });

  it('moves and goes with the settings', async () => {
    const [first, second] = [await freePort(), await freePort()];
    const server = aServer();
    await Promise.all([server.listenOn(first), server.listenOn(second)]);
    expect([await canConnect('127.0.0.1', first), await canConnect('127.0.0.1', second)]).toEqual([false, true]);
    await server.listenOn(null);
    expect(await canConnect('127.0.0.1', second)).toBe(false);
  });

  it('says in one line that its port is taken, and takes it once it is free', async () => {
    const other = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    const server = aServer();
    await server.listenOn(port);
    expect(lines).toEqual([`warning: no health report: port ${port} is in use; set another healthPort, or none`]);
    await new Promise((resolve) => other.close(resolve));
    await server.listenOn(port);
    expect((await ask(port)).status).toBe(200);
  });

  it('survives a report that fails', async () => {
    const port = await freePort();
    await aServer(() => Promise.reject(new Error('no report today'))).listenOn(port);
    expect((await ask(port)).status).toBe(500);
    expect(lines.at(-1)).toBe('warning: the health report failed: no report today');
  });
});
