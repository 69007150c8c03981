import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from '@playwright/test';
import jsQr from 'jsqr';
import { PNG } from 'pngjs';
import { contactCard } from '../../electron/core/contact-card.ts';
import type { RecapState } from '../../electron/core/recap.ts';
import type { Result } from '../../electron/core/result.ts';
import { loadPack } from '../../electron/main/content-pack.ts';
import { buildTestMain } from '../fixtures/build-program.ts';
import { answeredQuestion, finishedTour, keepTour } from '../fixtures/finished-tour.ts';
import { builtInPack } from '../fixtures/packs.ts';
import { writeSettings } from '../fixtures/settings-on-disk.ts';
import { expect, test } from './kiosk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What tests/fixtures/recap-main.ts leaves in its main process. */
interface Main {
  readonly recaps: { readonly makeRecap: () => Promise<Result<null>>; readonly followRecap: () => Promise<Result<RecapState>> };
  readonly lines: readonly string[];
  readonly deeds: readonly unknown[];
}

const contact = { operator: 'АО «ТехноСпарк»', address: '108841, Москва, Троицк, ул. Промышленная, 4', reach: 'guests@technospark.example', web: 'technospark.example' };

let main: string;
let app: ElectronApplication | null = null;

test.beforeAll(async () => {
  main = await buildTestMain('recap-main.ts');
});

test.afterEach(async () => {
  await app?.close();
  app = null;
});

async function start(electron: string, data: string): Promise<ElectronApplication> {
  const { NODE_OPTIONS: _options, ELECTRON_RUN_AS_NODE: _runAsNode, ...env } = process.env;
  const started = await _electron.launch({
    executablePath: electron,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), main],
    env: { ...(env as Record<string, string>), RECAP_ROOT: root, RECAP_DATA: data },
  });
  app = started;
  await expect.poll(() => started.evaluate(() => 'recaps' in globalThis)).toBe(true);
  return started;
}

/** What becomes of a recap; `meanwhile`: what happens while it is made. */
async function made(kiosk: ElectronApplication, meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<RecapState> {
  const began = await kiosk.evaluate(() => (globalThis as unknown as Main).recaps.makeRecap());
  expect(began).toEqual({ ok: true, value: null });
  await meanwhile();
  const state = async () => {
    const answer = await kiosk.evaluate(() => (globalThis as unknown as Main).recaps.followRecap());
    return answer.ok ? answer.value : null;
  };
  await expect.poll(async () => (await state())?.stage, { timeout: 30_000 }).not.toBe('making');
  return (await state()) ?? { stage: 'none' };
}

/** The text of every page, as a reader of the file finds it. */
function pageTexts(file: string): readonly string[] {
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\f').slice(0, -1);
}

/** A page as a picture, 150 dots an inch. */
function picture(file: string, page: number): PNG {
  const data = execFileSync('pdftoppm', ['-png', '-r', '150', '-f', String(page), '-l', String(page), file], { maxBuffer: 64 * 2 ** 20, stdio: ['ignore', 'pipe', 'ignore'] });
  return PNG.sync.read(data);
}

/** All that a page says, without how it was broken into lines. */
function plain(text: string | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, ' ');
}

test('a Russian and Chinese tour becomes a PDF in both languages that reads back whole', async ({ electron, folder }) => {
  const { pack } = await (await loadPack({ builtIn: builtInPack })).whole();
  await writeSettings(folder, { centreContact: contact });
  await keepTour(folder, finishedTour(pack));
  const kiosk = await start(electron, folder);
  const state = await made(kiosk);
  expect(await kiosk.evaluate(() => (globalThis as unknown as Main).lines)).toEqual([]);
  if (state.stage !== 'made') throw new Error(`it is ${state.stage}`);

  const file = join(folder, 'exports', state.file);
  expect(state.file).toMatch(/^recap_\d{4}-\d\d-\d\d_\d{4}_Делегация-провинции-Хэнань-河南代表团\.pdf$/u);
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
  expect(state.sha256).toBe(sum);
  expect(readFileSync(`${file}.sha256`, 'utf8')).toBe(`${sum}  ${state.file}\n`);
  expect(readdirSync(join(folder, 'exports')).sort()).toEqual([state.file, `${state.file}.sha256`]);
  expect(await kiosk.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  expect(JSON.stringify(await kiosk.evaluate(() => (globalThis as unknown as Main).deeds))).not.toContain('Хэнань');

  const pages = pageTexts(file);
  expect(pages).toHaveLength(state.pages);
  const firstChinese = pages.findIndex((page) => page.includes('参观纪要'));
  const russian = pages.slice(0, firstChinese);
  const chinese = pages.slice(firstChinese);
  for (const [part, texts] of [
    [russian, ['Итоги экскурсии', '14 гостей', 'Синтез алмазов', 'Шар плазмы', 'из них на вопросы 2 мин', '0,357', 'Университет Эксетера', 'Ответим после визита', answeredQuestion, '11 человек']],
    [chinese, ['参观纪要', '14位来宾', '关键数字', '其中答疑2分钟', '0.357', '能否为我们的工厂定制', '11人', '联系我们']],
  ] as const) {
    const said = plain(part.join(' '));
    for (const text of [...texts, contact.operator, contact.reach]) expect.soft(said).toContain(text);
    // the step that was left out, and its figure
    expect.soft(said).not.toContain('245');
    for (const page of part) expect.soft(page.split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThan(8);
  }
  expect(russian[1]).toContain(`Страница 2 из ${russian.length}`);
  expect(chinese[0]).toContain(`第1页，共${chinese.length}页`);

  for (const last of [firstChinese, pages.length]) {
    const { data, width, height } = picture(file, last);
    const code = jsQr(new Uint8ClampedArray(data), width, height);
    expect(Buffer.from(code?.binaryData ?? []).toString('utf8')).toBe(contactCard(contact));
  }
});

test('many long questions run over many pages; one that cannot be printed says so in one line, and leaves no window', async ({ electron, folder }) => {
  const { pack } = await (await loadPack({ builtIn: builtInPack })).whole();
  const questions = Array.from({ length: 90 }, (_, index) => `Вопрос ${index + 1}: ${'как это устроено? '.repeat(1 + (index % 20))}конец${index + 1}.`);
  await keepTour(folder, finishedTour(pack, { languages: ['ru'], questions }));
  const kiosk = await start(electron, folder);
  const state = await made(kiosk);
  if (state.stage !== 'made') throw new Error(`it is ${state.stage}`);
  const pages = pageTexts(join(folder, 'exports', state.file));
  expect(pages).toHaveLength(state.pages);
  const said = plain(pages.join(' '));
  for (const index of questions.keys()) expect.soft(said).toContain(`конец${index + 1}.`);
  for (const page of pages) expect.soft(page).toContain(` из ${pages.length}`);

  const failed = await made(kiosk, async () => {
    await expect.poll(() => kiosk.windows().length).toBe(1);
    await kiosk.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach(({ webContents }) => webContents.forcefullyCrashRenderer()));
  });
  expect(failed).toEqual({ stage: 'failed', message: expect.stringMatching(/^the recap was not printed \(.+\)$/) });
  expect(await kiosk.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
});
