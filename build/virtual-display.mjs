// A screen in memory (Xvfb) for machines without one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { endOwned, startOwned } from './owned-processes.mjs';

/**
 * @typedef {object} VirtualDisplay
 * @property {Record<string, string>} environment what a program needs in its environment to use it
 * @property {string} framebuffer a file that always holds the screen as an X window dump
 * @property {() => Promise<void>} end
 */

/**
 * Starts Xvfb on a free display number.
 * @param {object} [options]
 * @param {number} [options.width]
 * @param {number} [options.height]
 * @param {boolean} [options.openToAll] lets other users of this machine connect, for programs started as another one
 * @returns {Promise<VirtualDisplay>}
 */
export async function startVirtualDisplay({ width = 1920, height = 1080, openToAll = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-display-'));
  const authority = join(folder, 'authority');
  // The number is known only once the server runs, and the server takes any entry's cookie for its own.
  if (!openToAll) await allow(authority, ':0', crypto.randomUUID().replaceAll('-', ''));
  const child = startOwned(
    'Xvfb',
    [
      ...['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-fbdir', folder],
      ...['-nolisten', 'tcp', '-noreset', '-dpi', '96'],
      ...(openToAll ? ['-ac'] : ['-auth', authority]),
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const end = async () => {
    await endOwned(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const display = `:${await announcedNumber(child)}`;
    if (!openToAll) await copyCookie(authority, display);
    return {
      environment: openToAll ? { DISPLAY: display } : { DISPLAY: display, XAUTHORITY: authority },
      framebuffer: join(folder, 'Xvfb_screen0'),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<string>} */
function announcedNumber(child) {
  return new Promise((resolve, reject) => {
    let complaint = '';
    let number = '';
    child.stderr?.on('data', (chunk) => {
      complaint = `${complaint}${chunk}`.slice(-2000);
    });
    child.stdio[3]?.on('data', (chunk) => {
      number += String(chunk);
      if (number.endsWith('\n')) resolve(number.trim());
    });
    child.once('error', (error) => reject(new Error(`Xvfb cannot be started: ${error.message}`)));
    child.once('exit', () => reject(new Error(`Xvfb ended at once: ${complaint.trim().split('\n').at(-1)}`)));
  });
}

/** @param {string} authority @param {string} display @param {string} cookie */
async function allow(authority, display, cookie) {
  await promisify(execFile)('xauth', ['-f', authority, 'add', display, '.', cookie]);
}

/** @param {string} authority @param {string} display */
async function copyCookie(authority, display) {
  const { stdout } = await promisify(execFile)('xauth', ['-f', authority, 'list']);
  const cookie = stdout.trim().split(/\s+/).at(-1);
  if (cookie !== undefined) await allow(authority, display, cookie);
}
