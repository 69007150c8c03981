import type { IncomingMessage, Server, ServerResponse } from 'node:http';

interface ServerParts {
  /** the report as it is sent */
  readonly report: () => Promise<unknown>;
  readonly tell: (level: 'info' | 'warning', line: string) => void;
}

const address = '127.0.0.1';

/** Whoever asks sits on this very machine and is answered at once. */
const limits = { requestTimeout: 5_000, headersTimeout: 5_000, maxHeaderSize: 4_096 } as const;
const mostConnections = 8;

const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', connection: 'close' } as const;

/**
 * `GET /health` for a program on the same machine, if it is switched on. A page in a browser here could have its own
 * name lead to 127.0.0.1 (DNS rebinding): its requests still bear that name and are refused, and no header lets a
 * page of another origin read an answer.
 */
export class HealthServer {
  private readonly parts: ServerParts;
  private server: Server | null = null;
  private port: number | null = null;
  private turn: Promise<void> = Promise.resolve();

  constructor(parts: ServerParts) {
    this.parts = parts;
  }

  /** Listens there from now on, or nowhere. Never rejects: a port that cannot be had is one line. */
  listenOn(port: number | null): Promise<void> {
    this.turn = this.turn.then(() => this.move(port));
    return this.turn;
  }

  private async move(port: number | null): Promise<void> {
    if (port === this.port) return;
    await this.close();
    if (port === null) return;
    // loaded only where it is wanted
    const { createServer } = await import('node:http');
    const server = createServer(limits, (request, response) => void this.answer(port, request, response));
    server.maxConnections = mostConnections;
    // the program does not stay for it
    server.unref();
    const fault = await new Promise<Error | null>((resolve) => {
      server.on('error', resolve);
      server.listen(port, address, () => resolve(null));
    });
    if (fault === null) {
      this.server = server;
      this.port = port;
      this.parts.tell('info', `health report at http://${address}:${port}/health`);
    } else {
      const why = 'code' in fault && fault.code === 'EADDRINUSE' ? `port ${port} is in use` : fault.message;
      this.parts.tell('warning', `no health report: ${why}; set another healthPort, or none`);
    }
  }

  private async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    this.port = null;
    if (server === null) return;
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }

  private async answer(port: number, { method, url, headers: { host } }: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (status: number) => response.writeHead(status, headers).end();
    if (host !== `${address}:${port}` && host !== `localhost:${port}`) return void refuse(403);
    if (method !== 'GET' || url !== '/health') return void refuse(404);
    try {
      const body = `${JSON.stringify(await this.parts.report(), null, 2)}\n`;
      response.writeHead(200, { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) }).end(body);
    } catch (error) {
      this.parts.tell('warning', `the health report failed: ${error instanceof Error ? error.message : String(error)}`);
      refuse(500);
    }
  }
}
