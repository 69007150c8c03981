import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findDrives, mountedDrives, unmountDrive } from '../../electron/main/drives.ts';
import { plugIn, type Stick } from '../fixtures/small-drive.ts';

// Needs root: it mounts a stick where systems mount sticks.

let folder: string;
let stick: Stick | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-drives-'));
  stick = null;
});

afterEach(() => {
  stick?.end();
  rmSync(folder, { recursive: true });
});

/** A sysfs with these devices: each its real path below /sys/devices, and whether it calls itself removable. */
function pretend(devices: Readonly<Record<string, readonly [path: string, removable: string | null]>>): string {
  const blocks = join(folder, 'class/block');
  mkdirSync(blocks, { recursive: true });
  for (const [name, [path, removable]] of Object.entries(devices)) {
    const place = join(folder, 'devices', path);
    mkdirSync(place, { recursive: true });
    if (removable !== null) writeFileSync(join(place, 'removable'), `${removable}\n`);
    symlinkSync(place, join(blocks, name));
  }
  return blocks;
}

test('a stick, a card and a disk on USB are found where systems mount them; what is built in is not', async () => {
  const blocks = pretend({
    sda: ['pci0/ata1/block/sda', '0'],
    sda1: ['pci0/ata1/block/sda/sda1', null],
    sdb: ['pci0/usb2/2-1/block/sdb', '1'],
    sdb1: ['pci0/usb2/2-1/block/sdb/sdb1', null],
    sdc: ['pci0/usb3/3-1/block/sdc', '0'],
    mmcblk0: ['platform/mmc0/block/mmcblk0', '1'],
    mmcblk0p1: ['platform/mmc0/block/mmcblk0/mmcblk0p1', null],
  });
  const mounts = join(folder, 'mounts');
  const lines = [
    '/dev/sda1 / ext4 rw 0 0',
    '/dev/sda1 /media/built-in ext4 rw 0 0',
    '/dev/sdb1 /media/staff/STICK vfat rw 0 0',
    '/dev/sdb1 /home/staff/stick vfat rw 0 0',
    'tmpfs /mnt/memory tmpfs rw 0 0',
    '/dev/sdc /run/media/staff/МОЙ\\040ДИСК exfat rw 0 0',
    '/dev/mmcblk0p1 /mnt/card vfat rw 0 0',
    '/dev/sdz1 /media/staff/unknown vfat rw 0 0',
  ];
  writeFileSync(mounts, `${lines.join('\n')}\n`);
  expect(await mountedDrives({ mounts, blocks })).toEqual([
    { device: '/dev/sdb1', folder: '/media/staff/STICK', name: 'STICK' },
    { device: '/dev/sdc', folder: '/run/media/staff/МОЙ ДИСК', name: 'МОЙ ДИСК' },
    { device: '/dev/mmcblk0p1', folder: '/mnt/card', name: 'card' },
  ]);
  // none of these folders is there: what does not answer is not offered
  expect(await findDrives({ mounts, blocks })).toEqual([]);
  expect(await mountedDrives({ mounts: join(folder, 'none'), blocks })).toEqual([]);
});

test('a real stick is found by its name and its room, and is gone from the system once unmounted', async () => {
  stick = plugIn('KIOSK TEST', 8 * 1024 * 1024);
  const { device, folder: place } = stick;
  const name = device.replace('/dev/', '');
  const removable = { mounts: '/proc/self/mounts', blocks: pretend({ [name]: [`block/${name}`, '1'] }) };
  const [drive, ...others] = await findDrives(removable);
  expect(others).toEqual([]);
  expect(drive).toMatchObject({ folder: place, name: 'KIOSK TEST', device });
  expect(drive?.freeBytes).toBeGreaterThan(1024 * 1024);
  expect(drive?.freeBytes).toBeLessThan(8 * 1024 * 1024);
  if (!drive) throw new Error('no drive');

  const used = openSync(join(place, 'in-use'), 'w');
  expect(await unmountDrive(drive)).toBe(false);
  closeSync(used);
  expect(await unmountDrive(drive)).toBe(true);
  expect(await findDrives(removable)).toEqual([]);
  expect(readFileSync('/proc/self/mounts', 'utf8')).not.toContain(device);
});
