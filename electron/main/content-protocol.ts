import { randomBytes } from 'node:crypto';
import { protocol } from 'electron';
import { answer, type Roots } from './app-response.ts';

/** Must run before Electron is ready: `app://` is an origin of its own, secure and able to stream. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves `app://kiosk/` and `app://content/`; there is no other way to a file. */
export function setupAppProtocol(roots: Roots, report: (line: string) => void): void {
  protocol.handle('app', async (request) => {
    try {
      return await answer(request, roots, () => randomBytes(16).toString('base64'));
    } catch (error) {
      report(`app:// request failed: ${error instanceof Error ? error.message : String(error)}`);
      return new Response(null, { status: 404 });
    }
  });
}
