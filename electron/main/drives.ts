import { execFile } from 'node:child_process';
import { readFile, realpath, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

/** A stick or card that somebody plugged in, mounted. */
export interface Drive {
  /** where it is mounted */
  readonly folder: string;
  /** what it calls itself, mostly: the name of that folder */
  readonly name: string;
  /** /dev/… */
  readonly device: string;
  readonly freeBytes: number;
}

interface SystemPlaces {
  readonly mounts: string;
  /** the folder of all block devices in sysfs */
  readonly blocks: string;
}

const linux: SystemPlaces = { mounts: '/proc/self/mounts', blocks: '/sys/class/block' };

/** Where desktops, udisks and administrators mount what is plugged in. */
const usualMountPoint = /^(?:\/media\/[^/]+(?:\/[^/]+)?|\/run\/media\/[^/]+\/[^/]+|\/mnt\/[^/]+)$/;

/** Longer than the cache of a slow stick takes to be written: an export has waited for its own bytes already. */
const unmountLimitMs = 60_000;

/** The kernel writes a blank in a path as \040. */
function unescapePath(path: string): string {
  return path.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

async function readMounts(mounts: string): Promise<readonly { readonly device: string; readonly folder: string }[]> {
  const table = await readFile(mounts, 'utf8').catch(() => '');
  return table.split('\n').flatMap((line) => {
    const [device, folder] = line.split(' ').map(unescapePath);
    return device?.startsWith('/dev/') && folder ? [{ device, folder }] : [];
  });
}

/** Says whether a block device can be pulled out: the kernel calls it removable, or it hangs on USB (a disk in a case does not call itself removable). */
async function isRemovable(device: string, blocks: string): Promise<boolean> {
  const place = await realpath(join(blocks, basename(device))).catch(() => null);
  if (place === null) return false;
  if (/\/usb\d+\//.test(place)) return true;
  // a partition's disk is the folder above it
  const marks = await Promise.all([place, join(place, '..')].map((folder) => readFile(join(folder, 'removable'), 'utf8').catch(() => '0')));
  return marks.some((mark) => mark.trim() === '1');
}

async function freeBytes(folder: string): Promise<number | null> {
  const space = await statfs(folder).catch(() => null);
  return space && space.bavail * space.bsize;
}

/** What can be pulled out and is mounted at a usual place. Never throws; empty where the system is not Linux. */
export async function mountedDrives({ mounts, blocks }: SystemPlaces = linux): Promise<readonly Omit<Drive, 'freeBytes'>[]> {
  const usual = (await readMounts(mounts)).filter(({ folder }) => usualMountPoint.test(folder));
  const removable = await Promise.all(usual.map(({ device }) => isRemovable(device, blocks)));
  return usual.filter((_, index) => removable[index]).map(({ device, folder }) => ({ device, folder, name: basename(folder) }));
}

/** The mounted drives that answer, with the room they have. */
export async function findDrives(places: SystemPlaces = linux): Promise<readonly Drive[]> {
  const drives = await mountedDrives(places);
  const free = await Promise.all(drives.map(({ folder }) => freeBytes(folder)));
  return drives.flatMap((drive, index) => {
    const bytes = free[index] ?? null;
    return bytes === null ? [] : [{ ...drive, freeBytes: bytes }];
  });
}

/** Takes a drive off the system so that it can be pulled out. False: it is still mounted, somebody else uses it. */
export async function unmountDrive({ device, folder }: Drive, mounts = linux.mounts): Promise<boolean> {
  const run = (program: string, ...parameters: string[]) =>
    promisify(execFile)(program, parameters, { timeout: unmountLimitMs }).then(() => true, () => false);
  // what a user plugged in is udisks' to take off; what the administrator mounted, or root looks at, is umount's
  const isDone = (await run('udisksctl', 'unmount', '--no-user-interaction', '-b', device)) || (await run('umount', folder));
  const isLeft = (await readMounts(mounts)).some((each) => each.folder === folder);
  return isDone && !isLeft;
}
