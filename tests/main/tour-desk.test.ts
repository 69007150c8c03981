import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InterestEvent } from '../../electron/core/interest.ts';
import { continuableMs, nameKeptMs } from '../../electron/core/tour-continuation.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import { PresetBook } from '../../electron/main/tour/preset-book.ts';
import { TourDesk } from '../../electron/main/tour/tour-desk.ts';
import { TourFiles, type KeptTour } from '../../electron/main/tour/tour-files.ts';
import { TourKeeper } from '../../electron/main/tour/tour-keeper.ts';
import { plan, rules } from '../core/tour-run.ts';

const minute = 60_000;
let folder: string;
let clock: { at: number; monotonicMs: number };
let recorded: InterestEvent[];
let said: string[];
let acknowledge: (event: InterestEvent) => Promise<unknown>;
let isRehearsal: boolean;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  folder = await mkdtemp(join(tmpdir(), 'kiosk-tour-'));
  clock = { at: Date.UTC(2026, 10, 22, 9), monotonicMs: 50_000 };
  recorded = [];
  said = [];
  acknowledge = () => Promise.resolve();
  isRehearsal = false;
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

const runningFile = () => join(folder, 'tours', 'running.json');
const kept = (): KeptTour => JSON.parse(readFileSync(runningFile(), 'utf8')) as KeptTour;
const warn = (line: string) => said.push(line);

/** A start of the program: the desk and what it keeps in the folder. */
function start() {
  const files = new TourFiles(folder, warn);
  const keeper = new TourKeeper({
    files,
    now: () => clock,
    record: (event) => {
      recorded.push(event);
      return acknowledge(event);
    },
    warn,
  });
  const desk = new TourDesk({
    keeper,
    kept: files.readTour(),
    rules: () => Promise.resolve(rules),
    now: () => clock,
    newId,
    isRehearsal: () => isRehearsal,
    onGivenBack: () => said.push('given back'),
    warn,
  });
  desk.start();
  const act = async (...actions: readonly GuideAction[]) => {
    const answers = [];
    for (const action of actions) answers.push(await desk.act(action));
    await keeper.settled();
    return answers.at(-1);
  };
  return { desk, keeper, act, snapshot: () => desk.next(0) };
}

type Started = ReturnType<typeof start>;

/** Time passes on both clocks, with the desk's own ticks. */
async function pass(ms: number, { keeper }: Started): Promise<void> {
  for (let left = ms; left > 0; left -= 1000) {
    clock = { at: clock.at + Math.min(left, 1000), monotonicMs: clock.monotonicMs + Math.min(left, 1000) };
    vi.advanceTimersByTime(1000);
  }
  await keeper.settled();
}

/** The power fails and comes back: the monotonic clock begins anew. */
function powerCut({ desk }: Started, awayMs: number): Started {
  // what a dead process does: nothing more
  vi.clearAllTimers();
  expect(desk.openVisits).toHaveLength(1);
  clock = { at: clock.at + awayMs, monotonicMs: 9_000 };
  return start();
}

async function begun(): Promise<Started> {
  const run = start();
  expect(await run.act({ type: 'prepare', plan }, { type: 'start' })).toEqual({ ok: true, value: null });
  return run;
}

describe('the tour in main', () => {
  it('is told whole and at once to a window that comes, then at every change', async () => {
    const run = await begun();
    const first = await run.snapshot();
    expect(first).toMatchObject({ tour: { phase: 'running', here: { lab: 'diamond', step: 'seed' }, remainingMs: 30 * minute }, offeredMs: null, keeping: { state: 'kept' } });
    const [next, other] = [run.desk.next(first.version), run.desk.next(first.version)];
    await run.act({ type: 'next' });
    expect(await next).toMatchObject({ tour: { here: { step: 'plasma' } } });
    expect(await other).toEqual(await next);
    const tick = run.desk.next((await next).version);
    await pass(1000, run);
    expect(await tick).toMatchObject({ tour: { remainingMs: 30 * minute - 1000 } });
  });

  it('says what makes no sense, and changes nothing', async () => {
    const run = start();
    expect(await run.act({ type: 'start' })).toMatchObject({ ok: false, code: 'failed' });
    expect(await run.act({ type: 'prepare', plan }, { type: 'next' })).toMatchObject({ ok: false });
    expect(await run.desk.answerOffer(true)).toMatchObject({ ok: false });
    expect(await run.snapshot()).toMatchObject({ tour: { phase: 'prepared' } });
  });

  it('goes by the keys of a remote while it is under way, and by no others', async () => {
    const run = start();
    await run.act({ type: 'prepare', plan });
    expect(run.desk.press('PageDown')).toBe(false);
    await run.act({ type: 'start' });
    const { version } = await run.snapshot();
    const moved = run.desk.next(version);
    expect(run.desk.press('x')).toBe(false);
    expect(run.desk.press('PageDown')).toBe(true);
    expect(await moved).toMatchObject({ tour: { here: { step: 'plasma' } } });
    await run.act({ type: 'finish' });
    expect(run.desk.press('PageDown')).toBe(false);
  });

  it('is on disk before the store hears of it', async () => {
    const run = start();
    acknowledge = (event) => {
      expect(kept().unwritten.map(({ id }) => id)).toContain(event.id);
      expect(kept().state).toMatchObject({ seq: expect.toSatisfy((seq: number) => seq >= event.seq) });
      return new Promise(() => undefined);
    };
    await run.act({ type: 'prepare', plan }, { type: 'start' }, { type: 'next' }, { type: 'jump', stop: 2, step: null });
    expect(recorded.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(kept().unwritten).toHaveLength(8);
  });

  it('goes by the monotonic clock', async () => {
    const run = await begun();
    clock = { ...clock, at: clock.at + 86_400_000 };
    await pass(5000, run);
    expect(await run.snapshot()).toMatchObject({ tour: { remainingMs: 30 * minute - 5000 } });
  });

  it('is a rehearsal while staff practise', async () => {
    isRehearsal = true;
    await begun();
    expect(new Set(recorded.map(({ mode }) => mode))).toEqual(new Set(['rehearsal']));
  });

  it('goes on where nothing can be kept, with one line', async () => {
    await rm(folder, { recursive: true });
    await writeFile(folder, 'in the way');
    const run = await begun();
    await run.act({ type: 'next' }, { type: 'finish' });
    expect(recorded.at(-1)?.kind).toBe('visit-ended');
    expect(said).toHaveLength(1);
    await rm(folder);
    await mkdir(folder);
  });
});

describe('after a power cut', () => {
  it('the tour is offered where it stood, and goes on in the same visit', async () => {
    const before = await begun();
    await before.act({ type: 'next' }, { type: 'play-narration' });
    await pass(25_000, before);
    const [visit] = before.desk.openVisits;
    const after = powerCut(before, 5 * minute);
    // kept every ten seconds: what came after counts as away
    expect(await after.snapshot()).toMatchObject({
      offeredMs: expect.toSatisfy((ms: number) => ms > continuableMs - 5 * minute - 10_000 && ms <= continuableMs - 5 * minute),
      tour: { phase: 'held', here: { lab: 'diamond', step: 'plasma' }, narration: { isPlaying: false } },
    });
    expect(after.desk.openVisits).toEqual([visit]);
    expect(await after.act({ type: 'next' })).toMatchObject({ ok: false });
    expect(await after.desk.answerOffer(true)).toMatchObject({ ok: true });
    await after.act({ type: 'resume' }, { type: 'next' }, { type: 'finish' });
    expect(await after.snapshot()).toMatchObject({ offeredMs: null, tour: { phase: 'finished' } });
    expect(recorded.map(({ seq }) => seq)).toEqual(recorded.map((_, position) => position + 1));
    expect(new Set(recorded.map(({ visitId }) => visitId))).toEqual(new Set([visit]));
  });

  it('what the store may not have written is handed to it again, under the same ids', async () => {
    acknowledge = () => new Promise(() => undefined);
    const before = await begun();
    const first = recorded.map(({ id }) => id);
    recorded = [];
    acknowledge = () => Promise.resolve();
    const after = powerCut(before, minute);
    await after.snapshot();
    expect(recorded.map(({ id }) => id)).toEqual(first);
    expect(kept().state).not.toBeNull();
  });

  it.each<[string, (run: Started) => Promise<unknown>]>([
    ['declined', (run) => run.desk.answerOffer(false)],
    ['left unanswered', (run) => pass(11 * minute, run)],
  ])('%s, the tour ends as broken off', async (_name, answer) => {
    const after = powerCut(await begun(), 5 * minute);
    await after.desk.settled();
    await answer(after);
    await after.keeper.settled();
    expect(recorded.at(-1)).toMatchObject({ kind: 'visit-ended', value: { reason: 'restart' }, seq: 6 });
    expect(await after.snapshot()).toMatchObject({ offeredMs: null, tour: { phase: 'finished' } });
    expect(after.desk.openVisits).toEqual([]);
  });

  it('of more than 15 minutes it ends where it stood, and is there for its recap', async () => {
    const before = await begun();
    await pass(60_000, before);
    const stood = clock.at;
    const after = powerCut(before, continuableMs + 10_000);
    await after.desk.settled();
    await after.keeper.settled();
    expect(recorded.at(-1)).toMatchObject({ kind: 'visit-ended', value: { reason: 'restart' }, elapsedMs: 60_000, at: stood });
    expect(await after.snapshot()).toMatchObject({ offeredMs: null, tour: { phase: 'finished', plan: { delegation: plan.delegation } } });
  });

  it('30 days later the delegation’s name is gone, in a kiosk that runs on and in one that starts', async () => {
    const run = await begun();
    await run.act({ type: 'finish' });
    clock = { at: clock.at + nameKeptMs, monotonicMs: clock.monotonicMs + nameKeptMs };
    expect(kept().state).toMatchObject({ plan: { delegation: plan.delegation } });
    await pass(2000, run);
    expect(await readdir(join(folder, 'tours'))).toEqual([]);
    const again = start();
    expect(await again.snapshot()).toMatchObject({ tour: null });
  });

  it.each(['{', '{"state":{"phase":"running"}}', '[]', ''])('a broken file (%s) is set aside', async (text) => {
    await mkdir(join(folder, 'tours'));
    await writeFile(runningFile(), text);
    expect(await start().snapshot()).toMatchObject({ tour: null });
    const [aside = ''] = await readdir(join(folder, 'quarantine'));
    expect(await readFile(join(folder, 'quarantine', aside), 'utf8')).toBe(text);
    expect(said).toEqual([`tours/running.json was broken: set aside as quarantine/${aside}, going on without it`]);
  });

  it('a tour that was closed leaves nothing on disk', async () => {
    const run = await begun();
    await run.act({ type: 'finish' }, { type: 'close' });
    expect(await readdir(join(folder, 'tours'))).toEqual([]);
  });
});

describe('the kiosk', () => {
  it('is the visitors’ again two minutes after the guide’s last action outside a tour, asked first', async () => {
    const run = start();
    await run.desk.settled();
    run.desk.guideIs(true);
    await pass(80_000, run);
    run.desk.keepKiosk();
    await pass(89_000, run);
    expect(await run.snapshot()).toMatchObject({ keeping: { state: 'kept' } });
    await pass(2000, run);
    expect(await run.snapshot()).toMatchObject({ keeping: { state: 'asked', leftMs: 29_000 } });
    await pass(29_000, run);
    expect(said).toEqual(['given back']);
    await pass(minute, run);
    expect(said).toEqual(['given back']);
  });

  it('is kept by a tour until ten minutes after its end; then the tour is over, and nothing of it lost', async () => {
    const run = await begun();
    await pass(39 * minute, run);
    expect(await run.snapshot()).toMatchObject({ keeping: { state: 'kept' }, tour: { phase: 'running', remainingMs: 0 } });
    await pass(minute, run);
    expect(await run.snapshot()).toMatchObject({ keeping: { state: 'asked' } });
    await pass(2 * minute, run);
    expect(said).toEqual(['given back']);
    expect(recorded.at(-1)).toMatchObject({ kind: 'visit-ended', value: { reason: 'idle' } });
    expect(await run.snapshot()).toMatchObject({ tour: { phase: 'finished' } });
  });
});

describe('presets', () => {
  const { delegation: _name, isRehearsal: _practice, ...preset } = plan;
  const one = { id: '0192f0c1-0000-4000-8000-000000000001', title: 'Китайская делегация', plan: preset };

  it('are kept, replaced and removed, one after another', async () => {
    const book = new PresetBook(new TourFiles(folder, warn));
    const two = { ...one, id: '0192f0c1-0000-4000-8000-000000000002', title: 'Школьники' };
    await Promise.all([book.save(one), book.save(two), book.save({ ...one, title: 'Синьсян' })]);
    expect((await new PresetBook(new TourFiles(folder, warn)).list()).map(({ title }) => title)).toEqual(['Синьсян', 'Школьники']);
    expect(await book.remove(one.id)).toEqual({ ok: true, value: [two] });
    expect(await readFile(join(folder, 'tours', 'presets.json'), 'utf8')).not.toContain(plan.delegation);
  });

  it('that cannot be written do not count', async () => {
    await writeFile(join(folder, 'tours'), 'in the way');
    const book = new PresetBook(new TourFiles(folder, warn));
    expect(await book.save(one)).toMatchObject({ ok: false, code: 'failed' });
    expect(await book.list()).toEqual([]);
  });
});
