// Reads the screen of a virtual display from its framebuffer file: a picture of what a visitor would see, taken
// without asking the app.
import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';

/** @typedef {{ width: number, height: number, rgba: Buffer }} Screen */

/** Big-endian 32-bit fields of the X window dump header (X11/XWDFile.h), by position. */
const field = { headerSize: 0, fileVersion: 1, width: 4, height: 5, byteOrder: 7, bitsPerPixel: 11, bytesPerLine: 12, colours: 19 };

/**
 * @param {string} file
 * @returns {Promise<Screen>}
 * @throws Error when the file is no dump of a 32-bit screen
 */
export async function readScreen(file) {
  return parseScreen(await readFile(file));
}

/** @param {Buffer} dump @returns {Screen} */
export function parseScreen(dump) {
  const at = (/** @type {number} */ position) => dump.readUInt32BE(position * 4);
  if (dump.length < 100 || at(field.fileVersion) !== 7 || at(field.bitsPerPixel) !== 32 || at(field.byteOrder) !== 0) {
    throw new Error('not a dump of a 32-bit screen with the low byte first');
  }
  const width = at(field.width);
  const height = at(field.height);
  const line = at(field.bytesPerLine);
  const start = at(field.headerSize) + at(field.colours) * 12;
  if (dump.length < start + line * height) throw new Error('the dump of the screen is cut short');
  const rgba = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    dump.copy(rgba, y * width * 4, start + y * line, start + y * line + width * 4);
  }
  // Blue, green, red, unused → red, green, blue, opaque.
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  for (let i = 0; i < pixels.length; i += 1) {
    const bgrx = pixels[i] ?? 0;
    pixels[i] = (0xff000000 | ((bgrx & 0xff) << 16) | (bgrx & 0xff00) | ((bgrx >>> 16) & 0xff)) >>> 0;
  }
  return { width, height, rgba };
}

/** @param {Screen} screen @returns {Buffer} a PNG file */
export function encodePng({ width, height, rgba }) {
  const png = new PNG({ width, height });
  rgba.copy(png.data);
  return PNG.sync.write(png, { colorType: 2, inputHasAlpha: true, deflateLevel: 4 });
}

/**
 * How much of the screen differs, judged at one pixel in every 8 × 8.
 * @param {Screen | null} before
 * @param {Screen} now
 * @returns {number} 0–1
 */
export function changedShare(before, now) {
  if (before === null || before.width !== now.width || before.height !== now.height) return 1;
  let changed = 0;
  let seen = 0;
  for (let y = 4; y < now.height; y += 8) {
    for (let x = 4; x < now.width; x += 8) {
      const i = (y * now.width + x) * 4;
      seen += 1;
      if ([0, 1, 2].some((c) => Math.abs((before.rgba[i + c] ?? 0) - (now.rgba[i + c] ?? 0)) > 24)) changed += 1;
    }
  }
  return changed / seen;
}

/** @param {Screen} screen @returns {boolean} true when there is nothing to see (the pointer aside) */
export function isOneColour({ width, height, rgba }) {
  return changedShare({ width, height, rgba: Buffer.alloc(rgba.length, rgba.subarray(0, 4)) }, { width, height, rgba }) < 0.01;
}
