// Where the build keeps what it fetched, outside the repository, so that a fresh clone finds it again.
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';

/**
 * Root's cache is one that every user can read: the sandbox tests start what lies there as an unprivileged user.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string} an absolute path; the folder may not exist yet
 */
export function projectCache(environment = process.env) {
  if (environment['KIOSK_BUILD_CACHE']) return environment['KIOSK_BUILD_CACHE'];
  if (environment['XDG_CACHE_HOME']) return join(environment['XDG_CACHE_HOME'], 'lab-tour-kiosk');
  if (process.platform === 'win32' && environment['LOCALAPPDATA']) {
    return join(environment['LOCALAPPDATA'], 'lab-tour-kiosk', 'cache');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'lab-tour-kiosk');
  return process.getuid?.() === 0 ? '/var/cache/lab-tour-kiosk' : join(homedir(), '.cache', 'lab-tour-kiosk');
}

/**
 * Runs `work` while no other process runs work of the same name; a holder that died is noticed within half a minute.
 * @template T
 * @param {string} cache
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(cache, name, work) {
  await mkdir(cache, { recursive: true });
  const release = await lock(cache, {
    lockfilePath: join(cache, `${name}.lock`),
    stale: 30_000,
    update: 5_000,
    retries: { retries: 2400, factor: 1, minTimeout: 250, maxTimeout: 250 },
  });
  try {
    return await work();
  } finally {
    await release();
  }
}
