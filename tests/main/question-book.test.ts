import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dayMs } from '../../electron/core/local-time.ts';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import type { VisitorQuestion } from '../../electron/core/visitor-questions.ts';
import { QuestionBook } from '../../electron/main/tour/question-book.ts';
import { TourFiles } from '../../electron/main/tour/tour-files.ts';
import { asked, questionBook } from '../fixtures/question-book.ts';

const began = Date.UTC(2026, 10, 28, 9);
let folder: string;
let now: number;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-questions-'));
  now = began;
  said = [];
});

afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'tours', 'visitor-questions.json');
const onDisk = () => JSON.parse(readFileSync(path(), 'utf8')) as readonly VisitorQuestion[];
const book = () => questionBook(folder, () => now, (line) => said.push(line));

it('is on disk before it is answered, once however often it is sent, and there after a restart', async () => {
  const questions = book();
  expect(await questions.ask(asked(1))).toEqual({ ok: true, value: null });
  expect(onDisk()).toEqual([{ ...asked(1), askedAt: began, state: 'to-answer', isRehearsal: false }]);
  await Promise.all([questions.ask(asked(1)), questions.ask(asked(2)), questions.ask(asked(2)), questions.mark({ question: asked(1).id, state: 'answered' })]);
  expect(await book().list()).toMatchObject({ ok: true, value: [{ ...asked(1), state: 'answered' }, { ...asked(2), state: 'to-answer' }] });
  expect(await book().remove(asked(1).id)).toMatchObject({ ok: true, value: [asked(2)] });
  expect(onDisk()).toHaveLength(1);
});

it('says of a rehearsal that it is one', async () => {
  const files = new TourFiles(folder, () => undefined);
  await new QuestionBook({ files, now: () => now, isRehearsal: () => true }).ask(asked(1));
  expect(onDisk()).toMatchObject([{ isRehearsal: true }]);
});

it('refuses what cannot be written, and keeps nothing of it in memory either', async () => {
  writeFileSync(join(folder, 'tours'), 'a file where the folder should be');
  const questions = book();
  const refused = await questions.ask(asked(1));
  expect(refused).toMatchObject({ ok: false, code: 'failed' });
  expect(JSON.stringify(refused)).not.toContain('лазер');
  expect(await questions.list()).toEqual({ ok: true, value: [] });
  rmSync(join(folder, 'tours'));
  expect(await questions.ask(asked(1))).toMatchObject({ ok: true });
});

it('lets no visitor wait for a disk that does not answer; sent again, the question is kept once', async () => {
  let write = () => undefined as void;
  const disk = new Promise<void>((resolve) => { write = resolve; });
  const files = new TourFiles(folder, () => undefined);
  const slow = { readQuestions: () => files.readQuestions(), forgetBrokenQuestions: async () => undefined, writeQuestions: (list: readonly VisitorQuestion[]) => disk.then(() => files.writeQuestions(list)) };
  const questions = new QuestionBook({ files: slow, now: () => now, isRehearsal: () => false, writingLimitMs: 20 });
  expect(await questions.ask(asked(1))).toMatchObject({ ok: false, code: 'failed' });
  write();
  expect(await questions.list()).toMatchObject({ value: [asked(1)] });
  expect(await questions.ask(asked(1))).toMatchObject({ ok: true });
  expect(onDisk()).toHaveLength(1);
});

it('gives up the oldest answered one for a new one, and refuses where all wait for an answer', async () => {
  const full = Array.from({ length: tourLimits.visitorQuestions }, (_, index): VisitorQuestion => ({ ...asked(index), askedAt: now, state: 'to-answer', isRehearsal: false }));
  await new TourFiles(folder, () => undefined).writeQuestions(full);
  const questions = book();
  expect(await questions.ask(asked(999))).toMatchObject({ ok: false, code: 'failed', message: 'there are too many questions that wait for an answer' });
  await questions.mark({ question: asked(5).id, state: 'answered' });
  expect(await questions.ask(asked(999))).toMatchObject({ ok: true });
  expect(onDisk().some(({ id }) => id === asked(5).id)).toBe(false);
  expect(onDisk()).toHaveLength(tourLimits.visitorQuestions);
  // thirty days later there is room again
  now += 30 * dayMs + 1;
  expect(await questions.ask(asked(1000))).toMatchObject({ ok: true });
  expect(onDisk()).toMatchObject([asked(1000)]);
});

it('forgets each after thirty days: at once to whoever looks, and on disk', async () => {
  const questions = book();
  await questions.ask(asked(1));
  now += dayMs;
  await questions.ask(asked(2));
  now = began + 30 * dayMs + 1;
  expect(await questions.list()).toMatchObject({ value: [asked(2)] });
  expect(onDisk()).toHaveLength(2);
  expect(await questions.forget([])).toEqual({ ok: true, value: null });
  expect(onDisk()).toMatchObject([asked(2)]);
});

it('sets a broken file aside with one line, goes on without it, and forgets it in time', async () => {
  mkdirSync(join(folder, 'tours'));
  writeFileSync(path(), JSON.stringify([{ ...asked(1), askedAt: now, state: 'lost', isRehearsal: false }]));
  const questions = book();
  expect(await questions.list()).toEqual({ ok: true, value: [] });
  const [aside = ''] = readdirSync(join(folder, 'quarantine'));
  expect(said).toEqual([`tours/visitor-questions.json was broken: set aside as quarantine/${aside}, going on without it`]);
  expect(await questions.ask(asked(2))).toMatchObject({ ok: true });
  now = Date.now() + dayMs;
  await questions.forget([]);
  expect(readdirSync(join(folder, 'quarantine'))).toEqual([aside]);
  now = Date.now() + 31 * dayMs;
  await questions.forget([]);
  expect(readdirSync(join(folder, 'quarantine'))).toEqual([]);
});
