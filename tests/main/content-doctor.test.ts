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
/** Without sound, which takes most of the time to examine. */
let mutePack = '';

beforeAll(async () => {
  mutePack = await copyMutePack();
  pack = await copyMutePack();
  await addFourthLab(pack);
  await narrateAll(pack);
});

afterAll(() => Promise.all([pack, mutePack].map((folder) => rm(folder, { recursive: true, force: true }))));

/** What the doctor says after one change to one file, which is undone again. */
async function findingsAfter(file: string, change: (text: string) => string | Buffer | null, folder = pack): Promise<readonly string[]> {
  const path = join(folder, file);
  const before = await readFile(path);
  const after = change(before.toString());
  expect(after, `nothing to change in ${file}`).not.toBe(before.toString());
  try {
    await (after === null ? rm(path) : writeFile(path, after));
    const examination = await examinePack(folder);
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
  const centreSound = 'centre/narration/zh-Hans/guests.opus';
  const centreCaptions = 'centre/narration/ru/place.vtt';

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
    ['an unsourced figure', lab, swap('"asOf": null, "sourceId": "peak-calc"', '"asOf": null, "sourceId": "hearsay"'), `${lab}: unsourced: source of figure peak-power “hearsay” is not in the file`],
    ['a figure without confidence', lab, swap('"asOf": null, "sourceId": "peak-calc", "confidence": "calc"', '"asOf": null, "sourceId": "peak-calc"'), `${lab} · figures.3.confidence: `],
    ['a step without a picture', lab, swap('"scene": "mode-locking", ', ''), `${lab} · steps.march: neither scene, film nor picture`],
    ['a film without a picture', lab, swap('"scene": "mode-locking"', '"film": "modes.webm"'), `${lab} · steps.march: a film without a picture`],
    ['a film that is not there', lab, swap('"scene": "mode-locking"', '"film": "modes.webm"'), 'labs/laser/media/modes.webm: film is missing'],
    ['an exhibit named like what every object has', lab, swap('"accent":', '"exhibit": "constructor", "accent":'), `${lab} · exhibit: there is no exhibit “constructor”`],
    ['an exhibit that this kiosk has not', lab, swap('"accent":', '"exhibit": "pulse-lab", "accent":'), `${lab} · exhibit: there is no exhibit “pulse-lab”`],
    ['a picture that is not there', lab, swap('"scene": "mode-locking"', '"picture": "modes.svg"'), 'labs/laser/media/modes.svg: picture is missing'],
    ['a source of nothing', lab, swap('{ "id": "heat-calc" },', '{ "id": "heat-calc" }, { "id": "spare" },'), `${lab} · sources.spare: no figure and no claim comes from this source`],
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
    ['missing narration of the centre', centreSound, () => null, `${centreSound}: missing narration`],
    ['captions of the centre that end too late', centreCaptions, swap('--> 00:00:03.000', '--> 00:00:03.400'), `${centreCaptions}: cue drift: the sound ends 400 ms before the last cue`],
    ['captions of an older text of the centre', 'locales/ru/centre.json', swap('Здесь научные идеи', 'Тут научные идеи'), `${centreCaptions} · s3: cue drift: its text is not the sentence that is shown`],
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

describe('of what is for guides, the doctor finds', () => {
  const ru = 'locales/ru/laser.json';
  const en = 'locales/en/laser.json';
  const zh = 'locales/zh-Hans/laser.json';
  const lab = 'labs/laser/lab.json';
  const whole = 'pack.json';

  test.each<[string, string, (text: string) => string | null, string]>([
    ['a missing note', en, (text) => text.replace(/"n1": "Between[^"]+",/u, ''), `${en} · steps.march.notes.n1: missing translation`],
    ['a note too long for an interpreter in one language', en, swap('This is mode locking.', `This is mode locking${', and so on and so forth'.repeat(6)}.`), `${en} · steps.march.notes.n2: takes 1`],
    ['a note too long in Chinese', zh, swap('这叫锁模。', `这叫锁模${'，一步一步地说下去'.repeat(6)}。`), 's to say, 12 s is the most → cut it in two'],
    ['a step without notes', lab, (text) => text.replace(/("id": "march"[^\n]+)\n {6}"notes": \[\n[^]+?\n {6}\]/u, '$1\n      "notes": []'), `${lab} · steps.march.notes: no notes for the guide`],
    ['a number of nobody in a note', lab, swap('{ "id": "n2", "claims": [{ "sourceId": "ultrafast-optics", "confidence": "sourced" }] }', '{ "id": "n2" }'), `${lab} · steps.picosecond.notes.n2: unsourced number 0`],
    ['a number of nobody in an aside', lab, swap('{ "id": "a1", "claims": [{ "sourceId": "sech-pulse", "confidence": "sourced" }] }', '{ "id": "a1" }'), `${lab} · steps.power.asides.a1: unsourced number 0`],
    ['other numbers in a note', zh, swap('就是80兆赫', '就是90兆赫'), `${zh} · steps.march.notes.n4: numbers 1.9, 90 differ from ru: 1.9, 80`],
    ['a term without translation', en, (text) => text.replace(/"term": "mode locking",/u, ''), `${en} · glossary.mode-locking.term: missing translation`],
    ['a term without definition', zh, (text) => text.replace(/,\s+"definition": "让激光器[^"]+"/u, ''), `${zh} · glossary.mode-locking.definition: missing translation`],
    ['a term left in another language', zh, swap('"term": "锁模"', '"term": "mode locking"'), `${zh} · glossary.mode-locking.term: not in zh-Hans`],
    ['a term that is not where it is said to be', zh, swap('这叫锁模', '这叫同步'), `${lab} · glossary.mode-locking: “锁模” is not in steps.march.notes.n2`],
    ['a term where it is not said to be', zh, swap('只是一滴一滴攒起来', '只是靠锁模攒起来'), `${lab} · glossary.mode-locking: “锁模” is in steps.power.notes.n3, which is not among its places`],
    ['an unanswered question', ru, (text) => text.replace(/,\s+"answer": "Об[^"]+"/u, ''), `${ru} · questions.tattoos.answer: missing translation`],
    ['an answer that nobody gave', lab, swap('{ "id": "sample" }', '{ "id": "sample", "claim": { "sourceId": "ailu", "confidence": "sourced" } }'), `${en} · questions.sample.answer: missing translation`],
    ['a quiz without its right answer', lab, swap('"right": "third"', '"right": "fourth"'), `${lab}: right answer of quiz question light-path “fourth” is not in the file`],
    ['an unsourced quiz', lab, swap('"right": "third", "claim": { "sourceId": "ultrafast-optics"', '"right": "third", "claim": { "sourceId": "hearsay"'), `${lab}: unsourced: source of quiz question light-path “hearsay” is not in the file`],
    ['an answer that is missing', en, (text) => text.replace(/"ruler": "30 centimetres", /u, ''), `${en} · quiz.light-path.options.ruler: missing translation`],
    ['two answers that read the same', en, swap('"30 centimetres"', '"300 kilometres"'), `${en} · quiz.light-path.options: two answers read the same`],
    ['a quiz question too long for its screen', en, swap('"What does laser class 4 mean?"', `"What does ${'really '.repeat(8)}class 4 mean?"`), `${en} · quiz.class-four.question: would overflow`],
    ['dates out of order', lab, swap('"date": "1960"', '"date": "1965"'), `${lab} · timeline.active: stands after a later date`],
    ['a tour to nowhere', whole, swap('"steps": ["picosecond", "cold-cut"]', '"steps": ["picosecond", "hot-cut"]'), `${whole}: tour “short” shows step “hot-cut” of laser, which is not there`],
    ['a tour longer than it is', whole, swap('"id": "short", "minutes": 20', '"id": "short", "minutes": 10'), `${whole}: tour “short” has stops of 17 minutes and lasts 10`],
    ['a stop too short for its notes', whole, (text) => text.replace(/("lab": "laser", "steps": \["picosecond", "march", "power", "cold-cut"\], "minutes": )11/u, '$11'), `${whole} · tours.whole.stops.2: its notes take `],
    ['a tour without a name', 'locales/zh-Hans/pack.json', (text) => text.replace(/"short": "短线路",/u, ''), 'locales/zh-Hans/pack.json · tours.short: missing translation'],
    ['a centre without text', 'locales/en/centre.json', () => null, 'locales/en/centre.json: missing translation: the whole file'],
    ['a centre that names what it does not hold', whole, swap('"figure": "residents"', '"figure": "tenants"'), `${whole}: centre: figure of step site “tenants” is not in the file`],
    ['a centre without its picture', whole, swap('"picture": "site.svg"', '"picture": "roof.svg"'), 'centre/media/roof.svg: picture is missing'],
  ])('%s', async (_name, file, change, expected) => {
    const findings = await findingsAfter(file, change, mutePack);
    expect(findings.join('\n')).toContain(expected);
    for (const line of findings) expect(line).toMatch(/^[^\n]+: [^\n]+ → [^\n]+$/);
  });
});

test('numbers are compared as each language writes them', () => {
  expect(numbersIn('0,357 и 31\u00a0700, 80\u00a0миллионов, 2,5', 'ru')).toEqual([0.357, 2.5, 31_700, 80_000_000]);
  expect(numbersIn('0.357 and 31,700, 80 million, 2.5', 'en')).toEqual([0.357, 2.5, 31_700, 80_000_000]);
  expect(numbersIn('0.357和3.17万，8000万，2.5', 'zh-Hans')).toEqual([0.357, 2.5, 31_700, 80_000_000]);
  expect(numbersIn('30\u00a0июня 2018', 'ru')).toEqual(numbersIn('30 June 2018', 'en'));
  expect(numbersIn('ГОСТ Р 60.6.2.2-2025 с\u00a01\u00a0марта 2025', 'ru')).toEqual(numbersIn('GOST R 60.6.2.2-2025 since 1 March 2025', 'en'));
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
