import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examinePack } from '../../build/doctor/examine-pack.ts';
import { soundDurationMs } from '../../build/doctor/examine-narration.ts';
import { findingLine } from '../../build/doctor/finding.ts';
import { numbersIn } from '../../build/doctor/numbers.ts';
import { addFourthLab, copyMutePack, narrateAll } from '../fixtures/packs.ts';
import { silentOpus } from '../fixtures/silent-opus.ts';

const doctor = fileURLToPath(new URL('../../build/doctor.mjs', import.meta.url));
let pack = '';

beforeAll(async () => {
  pack = await copyMutePack();
  await addFourthLab(pack);
  await narrateAll(pack);
});

afterAll(() => rm(pack, { recursive: true, force: true }));

/** What the doctor says after one change to one file, which is undone again. */
async function findingsAfter(file: string, change: (text: string) => string | Buffer | null): Promise<readonly string[]> {
  const path = join(pack, file);
  const before = await readFile(path);
  const after = change(before.toString());
  expect(after, `nothing to change in ${file}`).not.toBe(before.toString());
  try {
    await (after === null ? rm(path) : writeFile(path, after));
    const examination = await examinePack(pack);
    return (examination?.findings ?? []).map(findingLine);
  } finally {
    await writeFile(path, before);
  }
}

const swap = (from: string, to: string) => (text: string): string => text.replace(from, to);

test('a whole pack has nothing to correct', async () => {
  expect((await examinePack(pack))?.findings.map(findingLine)).toEqual([]);
});

describe('the doctor finds', () => {
  const ru = 'locales/ru/laser.json';
  const en = 'locales/en/laser.json';
  const zh = 'locales/zh-Hans/laser.json';
  const lab = 'labs/laser/lab.json';
  const sound = 'labs/laser/narration/en/march.opus';
  const captions = 'labs/laser/narration/en/march.vtt';

  test.each<[string, string, (text: string) => string | Buffer | null, string]>([
    ['a missing translation', en, swap('"title": "The cold cut",', ''), `${en} · steps.cold-cut.title: missing translation`],
    ['a missing locale file', zh, () => null, `${zh}: missing translation: the whole file`],
    ['a locale file that is no JSON', zh, () => '{', `${zh}: is not JSON`],
    ['an empty text', en, swap('"Buying a laser"', '""'), `${en} · topics.equipment: is empty`],
    ['a missing alt text', ru, (text) => text.replace(/"alt": "Линейка[^"]+",/u, ''), `${ru} · steps.picosecond.alt: missing alt text`],
    ['an unused key', en, swap('"name":', '"nickname": "Lasers", "name":'), `${en} · nickname: unused key`],
    ['a title that would overflow', ru, swap('"Холодный рез"', '"Холодный рез без всякого нагрева"'), `${ru} · steps.cold-cut.title: would overflow: 32 characters where 22 fit`],
    ['a sentence that would overflow', zh, swap('在激光器的镜子之间', '在激光器的镜子之间，这些镜子都安装得非常非常精确而且稳固'), 'would overflow: 50 characters where 48 fit'],
    ['a step with too much text', en, (text) => text.replace(/"s1": "Between[^"]+"/u, `"s1": "${'Light runs. '.repeat(8).trim()}"`).replace(/"s2": "As long[^"]+"/u, `"s2": "${'Light runs. '.repeat(8).trim()}"`), `${en} · steps.march.sentences: would overflow`],
    ['text left in another language', zh, swap('"采购激光器"', '"Buying a laser"'), `${zh} · topics.equipment: not in zh-Hans`],
    ['Latin letters in Chinese narration', zh, swap('可是10皮秒内', '可是10 ps内'), `${zh} · steps.cold-cut.sentences.s2: Latin letters “ps” in narration`],
    ['half-width marks in Chinese', zh, swap('可是10皮秒内，', '可是10皮秒内,'), 'has a space or a half-width mark'],
    ['different numbers', en, swap('13 nanometres into steel', '14 nanometres into steel'), `${en} · steps.cold-cut.sentences.s2: numbers 10, 14 differ from ru: 10, 13`],
    ['a missing no-break space', ru, (text) => text.replace('в\u00a0ногу', 'в ногу'), 'a line could break in “в ногу'],
    ['an unsourced figure', lab, swap('"sourceId": "peak-calc"', '"sourceId": "hearsay"'), `${lab}: unsourced figure: source of figure peak-power “hearsay” is not in the file`],
    ['a figure without confidence', lab, swap(', "confidence": "calc"', ''), `${lab} · figures.3.confidence: `],
    ['a step without a picture', lab, swap('"scene": "mode-locking", ', ''), `${lab} · steps.march: neither scene nor picture`],
    ['a picture that is not there', lab, swap('"scene": "mode-locking"', '"picture": "modes.svg"'), 'labs/laser/media/modes.svg: picture is missing'],
    ['a source of nothing', lab, swap('{ "id": "heat-calc" }', '{ "id": "heat-calc" }, { "id": "spare" }'), `${lab} · sources.spare: no figure comes from this source`],
    ['a folder with another name', lab, swap('"id": "laser"', '"id": "lazer"'), `${lab} · id: is “lazer”, the folder is “laser”`],
    ['a laboratory that is not listed', 'pack.json', swap('"laser", ', ''), 'labs/laser: not in pack.json, so never shown'],
    ['a laboratory listed twice', 'pack.json', swap('"laser", ', '"laser", "laser", '), 'pack.json · labs: a laboratory stands twice'],
    ['a language listed twice', 'pack.json', swap('"ru", "en"', '"ru", "ru", "en"'), 'pack.json · languages: a language stands twice'],
    ['a default language that is not offered', 'pack.json', swap('["ru", "en", "zh-Hans"]', '["en", "zh-Hans"]'), 'pack.json · defaultLanguage: ru is not offered'],
    ['a pack that is no JSON', 'pack.json', () => '', 'pack.json: is empty'],
    ['missing narration', sound, () => null, `${sound}: missing narration`],
    ['missing captions', captions, () => null, `${captions}: missing captions`],
    ['captions that are no WebVTT', captions, swap('WEBVTT', 'WEBVOTT'), `${captions}: is not WebVTT`],
    ['sound that cannot be read', sound, () => 'no sound', `${sound}: no sound can be read in it`],
    ['captions that end too late', captions, swap('--> 00:00:04.000', '--> 00:00:04.400'), `${captions}: cue drift: the sound ends 400 ms before the last cue`],
    ['sound that goes on too long', sound, () => silentOpus(4400), `${captions}: cue drift: the sound ends 400 ms after the last cue`],
    ['cues in another order', captions, (text) => text.replace('\ns1\n', '\nsx\n').replace('\ns2\n', '\ns1\n').replace('\nsx\n', '\ns2\n'), `${captions}: cue drift: cues stand as s2, s1, s3, s4`],
    ['a cue too few', captions, (text) => text.replace(/\ns4\n[^]+$/u, '\n'), `${captions}: cue drift: no cue for s4`],
    ['a cue of no sentence', captions, (text) => `${text}\n\ns9\n00:00:04.000 --> 00:00:04.100\nMore.\n`, `${captions} · s9: cue of no sentence`],
    ['captions of an older text', captions, swap('Now they add up', 'They add up'), `${captions} · s4: cue drift: its text is not the sentence that is shown`],
  ])('%s', async (_name, file, change, expected) => {
    const findings = await findingsAfter(file, change);
    expect(findings.join('\n')).toContain(expected);
    for (const line of findings) expect(line).toMatch(/^[^\n]+: [^\n]+ → [^\n]+$/);
  });

  test('a label of too many lines', async () => {
    const findings = await findingsAfter(ru, swap('"Волны в\u00a0резонаторе"', '"Волны\\nв\u00a0резонаторе\\nлазера"'));
    expect(findings.join('\n')).toContain('would overflow: 3 lines where 2 fit');
  });
});

test('numbers are compared as each language writes them', () => {
  expect(numbersIn('0,357 и 31\u00a0700, 80\u00a0миллионов, 2,5', 'ru')).toEqual([0.357, 2.5, 31_700, 80_000_000]);
  expect(numbersIn('0.357 and 31,700, 80 million, 2.5', 'en')).toEqual([0.357, 2.5, 31_700, 80_000_000]);
  expect(numbersIn('0.357和3.17万，8000万，2.5', 'zh-Hans')).toEqual([0.357, 2.5, 31_700, 80_000_000]);
  expect(numbersIn('30\u00a0июня 2018', 'ru')).toEqual(numbersIn('30 June 2018', 'en'));
  expect(numbersIn('2018年6月30日', 'zh-Hans')).toEqual(numbersIn('30 June 2018', 'en'));
});

test('the length of an Opus file is read from its granules', async () => {
  const file = join(pack, 'labs/laser/narration/en/length.opus');
  await mkdir(join(pack, 'labs/laser/narration/en'), { recursive: true });
  for (const ms of [20, 1000, 25_340]) {
    await writeFile(file, silentOpus(ms));
    expect(Math.abs((await soundDurationMs(file) ?? 0) - ms)).toBeLessThan(1);
  }
  await rm(file);
});

describe('npm run doctor', () => {
  const run = async (...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
    const started = promisify(execFile)(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', doctor, ...args]);
    try {
      return { code: 0, ...await started };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, stdout, stderr };
    }
  };

  test('exits 0 with one line for a good pack', async () => {
    expect(await run(pack)).toEqual({ code: 0, stdout: 'doctor: technospark 0.1.0: 4 laboratories in ru, en, zh-Hans, all is well\n', stderr: '' });
  });

  test('exits 1 with a list', async () => {
    const path = join(pack, 'locales/en/laser.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"Buying a laser"', '""'));
    const { code, stdout } = await run(pack);
    await writeFile(path, text);
    expect(code).toBe(1);
    expect(stdout).toContain('locales/en/laser.json · topics.equipment: is empty → correct it\n');
    expect(stdout).toMatch(/doctor: 2 to correct in .+\n$/);
  });

  test('exits 2 on bad usage', async () => {
    for (const args of [[], [pack, pack], ['--help'], [join(pack, 'nowhere')]]) expect((await run(...args)).code).toBe(2);
  });
});
