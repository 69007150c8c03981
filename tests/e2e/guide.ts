import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import type { Language } from '../../electron/core/language.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The guide's sentence in a language, by its path in guide.json. */
export function guideText(path: string, of: Language = 'ru'): string {
  let found: unknown = JSON.parse(readFileSync(join(root, `assets/locales/${of}/guide.json`), 'utf8'));
  for (const key of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[key];
  if (typeof found !== 'string') throw new Error(`no text at ${path}`);
  return found;
}

/** A key of the guide's window in Russian. */
export function guideKey(page: Page, path: string): Locator {
  return page.getByRole('button', { name: guideText(path), exact: true });
}

/** The tour under way, as main has it. */
export async function tourOf(guide: Page): Promise<RunningTour> {
  const followed = await guide.evaluate(() => window.kiosk.followTour({ seen: 0 }));
  if (!followed.ok || followed.value.tour === null || followed.value.tour.phase === 'prepared') throw new Error('no tour is under way');
  return followed.value.tour;
}
