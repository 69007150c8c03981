import { describe, expect, test } from 'vitest';
import { installLine, missingPackages, namesHere, neededPackages } from '../../build/system-packages.mjs';

const bookworm = `libasound2 installed
libatk-bridge2.0-0 installed
libdrm2 installed
libgbm1 installed
libgtk-3-0 installed
libnss3 installed
libxss1 installed
xauth not-installed
xvfb config-files
`;

describe('system packages', () => {
  test('are complete without a virtual display', () => {
    expect(missingPackages(bookworm, neededPackages({}))).toEqual([]);
  });

  test('that were removed, or left only their settings, are missing', () => {
    expect(missingPackages(bookworm, neededPackages({ display: true }))).toEqual([['xvfb'], ['xauth']]);
  });

  test('count under their newer names', () => {
    const noble = bookworm.replace('libasound2 ', 'libasound2t64 ').replace('libgtk-3-0 ', 'libgtk-3-0t64 ');
    expect(missingPackages(noble, neededPackages({}))).toEqual([]);
  });

  test('count with an architecture behind their name', () => {
    expect(missingPackages('libgbm1:amd64 installed\n', [['libgbm1']])).toEqual([]);
  });

  test('are all missing on a bare system, and more of them for tests', () => {
    expect(missingPackages('', neededPackages({}))).toHaveLength(7);
    expect(neededPackages({ tests: true }).flat()).toEqual(expect.arrayContaining(['xvfb', 'xauth', 'xdotool']));
  });

  test('are asked for by the name that the system offers', () => {
    const missing = [['libasound2t64', 'libasound2'], ['xvfb']];
    expect(namesHere(missing, (name) => name === 'libasound2t64' || name === 'xvfb')).toEqual(['libasound2t64', 'xvfb']);
    // Before the first `apt-get update` nothing is offered: the name of the oldest supported system it is.
    expect(namesHere(missing, () => false)).toEqual(['libasound2', 'xvfb']);
  });

  test('are installed by one line', () => {
    expect(installLine(['xvfb', 'xauth'])).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb xauth',
    );
  });
});
