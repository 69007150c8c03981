// Pictures of the guide's console and the stage, for `npm run shots`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from '@playwright/test';
import { guidePairs, walkGuide } from '../tests/e2e/guide-walk.ts';
import { settle } from '../tests/e2e/screen-walk.ts';
import { prepareStaffData, turn } from '../tests/e2e/staff.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * A tour from the PIN pad to its recap in each of `languages`, every screen in each of `sizes`. Returns how many
 * pictures were taken.
 * @param {object} needs
 * @param {string} needs.executable Electron's
 * @param {Readonly<Record<string, string>>} needs.environment of the display
 * @param {Readonly<Record<string, { readonly width: number, readonly height: number }>>} needs.sizes
 * @param {readonly string[]} needs.languages
 * @param {(screen: string) => boolean} needs.wanted
 * @param {(picture: { readonly app: import('@playwright/test').ElectronApplication, readonly page: import('@playwright/test').Page, readonly language: string, readonly name: string, readonly size: string }) => Promise<void>} needs.take
 */
export async function takeGuideShots({ executable, environment, sizes, languages, wanted, take }) {
  let taken = 0;
  for (const [language, pair] of guidePairs) {
    if (!languages.includes(language)) continue;
    const dataDir = await mkdtemp(join(tmpdir(), 'kiosk-shots-'));
    await prepareStaffData(dataDir);
    const app = await _electron.launch({
      executablePath: executable,
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, `--data-dir=${dataDir}`, `--language=${language}`, '--windowed'],
      env: { .../** @type {Record<string, string>} */ (process.env), ...environment },
    });
    try {
      const visitor = await app.firstWindow();
      await visitor.waitForSelector('#root > *', { state: 'attached' });
      for await (const { name, page } of walkGuide(app, visitor, { language, pair })) {
        if (!wanted(name)) continue;
        for (const [size, pixels] of Object.entries(sizes)) {
          await turn(app, page, pixels);
          await settle(page);
          await take({ app, page, language, name, size });
          taken += 1;
        }
      }
    } finally {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  }
  return taken;
}
