import { existsSync } from 'node:fs';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { changedShare, encodePng, isOneColour, parseScreen, readScreen } from '../../build/framebuffer.mjs';
import { startVirtualDisplay } from '../../build/virtual-display.mjs';

/** A dump of a screen as Xvfb writes it: header, name, colour table, then lines of blue, green, red, unused. */
function dump(width: number, height: number, pixel: (x: number, y: number) => readonly [number, number, number]): Buffer {
  const header = Buffer.alloc(160);
  const colours = 2;
  const line = width * 4 + 8;
  const fields = [160, 7, 2, 24, width, height, 0, 0, 32, 0, 32, 32, line, 4, 0xff0000, 0xff00, 0xff, 8, 256, colours];
  for (const [index, value] of fields.entries()) header.writeUInt32BE(value, index * 4);
  const lines = Buffer.alloc(line * height, 0x55);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue] = pixel(x, y);
      Buffer.from([blue, green, red, 0]).copy(lines, y * line + x * 4);
    }
  }
  return Buffer.concat([header, Buffer.alloc(colours * 12), lines]);
}

test('a dump becomes the picture it shows', () => {
  const screen = parseScreen(dump(5, 3, (x, y) => [x * 50, y * 100, 255]));
  const picture = PNG.sync.read(encodePng(screen));
  expect([picture.width, picture.height]).toEqual([5, 3]);
  expect([...picture.data.subarray((2 * 5 + 4) * 4, (2 * 5 + 5) * 4)]).toEqual([200, 200, 255, 255]);
});

test('what is no such dump is refused', () => {
  const good = dump(4, 4, () => [1, 2, 3]);
  expect(() => parseScreen(good.subarray(0, good.length - 1))).toThrow('cut short');
  expect(() => parseScreen(Buffer.alloc(200))).toThrow('not a dump');
  expect(() => parseScreen(Buffer.alloc(3))).toThrow('not a dump');
});

test('a change is told by its share of the screen', () => {
  const dark = parseScreen(dump(64, 64, () => [10, 10, 10]));
  const half = parseScreen(dump(64, 64, (x) => (x < 32 ? [10, 10, 10] : [200, 10, 10])));
  expect(changedShare(null, dark)).toBe(1);
  expect(changedShare(dark, dark)).toBe(0);
  expect(changedShare(dark, half)).toBe(0.5);
  expect(isOneColour(dark)).toBe(true);
  expect(isOneColour(half)).toBe(false);
});

test('a virtual display has the size asked for, is empty, and takes its files with it', async () => {
  const display = await startVirtualDisplay({ width: 640, height: 360 });
  try {
    const screen = await readScreen(display.framebuffer);
    expect([screen.width, screen.height]).toEqual([640, 360]);
    expect(isOneColour(screen)).toBe(true);
  } finally {
    await display.end();
  }
  expect(existsSync(display.framebuffer)).toBe(false);
});
