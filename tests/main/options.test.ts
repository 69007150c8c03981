import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../electron/core/options.ts';

function read(line: readonly string[], environment: Record<string, string> = {}, files: readonly string[] = []) {
  return readOptions({ arguments: line, environment, isFile: (path) => files.includes(path) });
}

describe('options', () => {
  it.each([
    ['nothing', [], {}, { isWindowed: false }],
    ['every flag', ['--data-dir=/d', '--content-dir=c d', '--windowed', '--language=zh-Hans', '--idle-seconds=90'], {}, { dataDirectory: '/d', contentDirectory: 'c d', isWindowed: true, language: 'zh-Hans', idleSeconds: 90 }],
    ['every variable', [], { KIOSK_DATA_DIR: '/d', KIOSK_CONTENT_DIR: '/c', KIOSK_WINDOWED: '1', KIOSK_LANGUAGE: 'en', KIOSK_IDLE_SECONDS: '5' }, { dataDirectory: '/d', contentDirectory: '/c', isWindowed: true, language: 'en', idleSeconds: 5 }],
    ['a flag beats a variable', ['--language=ru', '--windowed=0', '--data-dir=/flag'], { KIOSK_LANGUAGE: 'en', KIOSK_WINDOWED: '1', KIOSK_DATA_DIR: '/variable' }, { language: 'ru', isWindowed: false, dataDirectory: '/flag' }],
    ['a flag beats even a wrong variable', ['--idle-seconds=30'], { KIOSK_IDLE_SECONDS: 'soon' }, { idleSeconds: 30, isWindowed: false }],
    ['an empty variable is no variable', [], { KIOSK_DATA_DIR: '', KIOSK_LANGUAGE: ' ', KIOSK_WINDOWED: '' }, { isWindowed: false }],
    ['other variables are none of ours', [], { KIOSK_NAME: 'lobby', LANGUAGE: 'de' }, { isWindowed: false }],
    ['a value may hold an equals sign', ['--data-dir=/a=b'], {}, { dataDirectory: '/a=b', isWindowed: false }],
    ['a content pack that is a file degrades later', ['--content-dir=/file'], {}, { contentDirectory: '/file', isWindowed: false }],
  ])('%s', (_name, line, environment, expected) => {
    expect(read(line, environment, ['/file'])).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['unknown flag', ['--kiosk'], {}, 'unknown flag "--kiosk"'],
    ['unknown short flag', ['-w'], {}, 'unknown flag "-w"'],
    ['flag in other case', ['--Windowed'], {}, 'unknown flag "--Windowed"'],
    ['stray word', ['lobby'], {}, 'unexpected argument "lobby"'],
    ['empty argument', [''], {}, 'unexpected argument ""'],
    ['line break', ['--a\nb'], {}, 'unknown flag "--a\\nb"'],
    ['flag and value as two words', ['--data-dir', '/d'], {}, '--data-dir needs a value: --data-dir=DIR'],
    ['empty value', ['--language='], {}, '--language has an empty value: --language=ru|en|zh-Hans'],
    ['blank value', ['--data-dir=  '], {}, '--data-dir has an empty value: --data-dir=DIR'],
    ['given twice', ['--windowed', '--windowed'], {}, '--windowed is given twice'],
    ['given twice with different values', ['--language=ru', '--language=en'], {}, '--language is given twice'],
    ['other language', ['--language=zh-CN'], {}, '--language must be one of ru, en, zh-Hans, not "zh-CN"'],
    ['no number', ['--idle-seconds=soon'], {}, '--idle-seconds must be whole seconds from 1 to 3600, not "soon"'],
    ['zero', ['--idle-seconds=0'], {}, '--idle-seconds must be whole seconds'],
    ['negative', ['--idle-seconds=-5'], {}, '--idle-seconds must be whole seconds'],
    ['fraction', ['--idle-seconds=1.5'], {}, '--idle-seconds must be whole seconds'],
    ['exponent', ['--idle-seconds=1e3'], {}, '--idle-seconds must be whole seconds'],
    ['too long', ['--idle-seconds=3601'], {}, '--idle-seconds must be whole seconds'],
    ['windowed with another word', ['--windowed=yes'], {}, '--windowed must be 1, 0, true or false, not "yes"'],
    ['data directory that is a file', ['--data-dir=/file'], {}, '--data-dir is a file, not a directory: "/file"'],
    ['data variable that is a file', [], { KIOSK_DATA_DIR: '/file' }, 'KIOSK_DATA_DIR is a file, not a directory: "/file"'],
    ['wrong variable', [], { KIOSK_LANGUAGE: 'de' }, 'KIOSK_LANGUAGE must be one of ru, en, zh-Hans, not "de"'],
    ['NUL', ['--data-dir=/a\0b'], {}, '--data-dir holds a NUL character'],
  ])('refuses: %s', (_name, line, environment, message) => {
    const result = read(line, environment, ['/file']);
    expect(result).toMatchObject({ ok: false, code: 'bad-option' });
    expect(result.ok ? '' : result.message).toContain(message);
  });

  it('answers any command line with options or one line', () => {
    const flag = fc.constantFrom('--data-dir', '--content-dir', '--windowed', '--language', '--idle-seconds', '--other', '-', '--');
    const argument = fc.oneof(flag, fc.tuple(flag, fc.string()).map(([name, value]) => `${name}=${value}`), fc.string());
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 6 }), fc.dictionary(fc.constantFrom('KIOSK_LANGUAGE', 'KIOSK_IDLE_SECONDS', 'KIOSK_WINDOWED'), fc.string()), (line, environment) => {
        const result = read(line, environment);
        if (result.ok) expect(line.every((each) => each.startsWith('--'))).toBe(true);
        else expect(result.message).not.toMatch(/[\r\n\0]/);
      }),
      { numRuns: 2000 },
    );
  });
});
