import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFile, ownArguments } from '../../electron/main/command-line.ts';
import { refusedDebugging } from '../../electron/main/debugging-switches.ts';

describe('own arguments', () => {
  it('are all of a package', () => {
    expect(ownArguments(['/opt/kiosk', '--inspect=0', '--windowed'], true, '/opt/app')).toEqual(['--inspect=0', '--windowed']);
  });

  it.each([
    ['plain', ['electron', '/app', '--windowed'], ['--windowed']],
    ['a test driver before the app', ['electron', '--inspect=0', '--no-sandbox', '/app', '--language=ru'], ['--language=ru']],
    ['the app by another spelling', ['electron', '/x/../app/', '--windowed', 'lobby'], ['--windowed', 'lobby']],
    ['a preloaded module before the app', ['electron', '-r', '/driver.js', '/app', '--windowed'], ['--windowed']],
    ['the main file instead of the folder', ['electron', '/app/out/main/main.cjs', '--windowed'], ['--windowed']],
    ['no app at all', ['electron'], []],
  ])('unpackaged: %s', (_name, line, expected) => {
    expect(ownArguments(line, false, '/app')).toEqual(expected);
  });

  it('tells a file from a directory and from nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiosk-options-'));
    writeFileSync(join(folder, 'file'), '');
    expect([isFile(folder), isFile(join(folder, 'file')), isFile(join(folder, 'missing'))]).toEqual([false, true, false]);
  });
});

describe('a shipped kiosk', () => {
  it.each([
    '--no-sandbox', '--inspect', '--inspect=0', '--inspect-brk=9229', '--inspect-port=0', '--remote-debugging-port=9222',
    '--remote-debugging-pipe', '--remote-debugging-address=0.0.0.0', '--disable-gpu-sandbox', '--disable-setuid-sandbox',
    '--js-flags=--expose-gc', '--INSPECT', '-inspect',
  ])('does not start with %s', (flag) => {
    expect(refusedDebugging(['--windowed', flag], {})).toBe(flag);
  });

  it.each(['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS'])('does not start with %s set', (name) => {
    expect(refusedDebugging([], { [name]: '1' })).toBe(name);
    expect(refusedDebugging([], { [name]: '' })).toBeNull();
  });

  it('starts with its own flags', () => {
    expect(refusedDebugging(['--data-dir=/inspect', '--windowed', '--language=ru'], { PATH: '/usr/bin' })).toBeNull();
  });
});
