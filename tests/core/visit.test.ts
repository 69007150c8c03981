import { describe, expect, test } from 'vitest';
import { secondsToAnswer } from '../../electron/core/visit.ts';
import type { InterestEvent } from '../../electron/core/interest.ts';
import { whereAsked } from '../../electron/core/visit-state.ts';
import { VisitRun } from './visit-run.ts';

/** What an event says, without what every event has. */
function said({ kind, lab, item, value }: InterestEvent): readonly unknown[] {
  return [kind, lab, item, value];
}

const inDiamond = () => new VisitRun().does({ type: 'start' }, { type: 'open-lab', lab: 'diamond' });

const atInterests = () => inDiamond().does({ type: 'next' }, { type: 'next' }, { type: 'next' });

describe('a visit', () => {
  test('is recorded event by event, each with who, when and in which language', () => {
    const run = new VisitRun().does({ type: 'start', language: 'en' });
    run.pass(2000).does({ type: 'open-lab', lab: 'diamond' });
    run.pass(4000).does({ type: 'open-source', source: 'exeter' });
    run.pass(3000).does({ type: 'choose-language', language: 'zh-Hans' });
    run.pass(1000).does({ type: 'set-display', display: { textSize: 150 } });
    run.pass(1000).does({ type: 'narration-playing', positionMs: 0, durationMs: 30_000 });
    run.pass(15_000).does({ type: 'narration-paused', positionMs: 15_000 });
    run.pass(1000).does({ type: 'next' }, { type: 'next' }, { type: 'next' });
    run.pass(1000).does({ type: 'mark-topic', topic: 'plates', isMarked: true }, { type: 'finish' });
    run.pass(5000).does({ type: 'leave' });

    expect(run.state).toBeNull();
    expect(run.events.map((event) => [event.seq, event.elapsedMs, event.language, ...said(event)])).toEqual([
      [1, 0, 'en', 'visit-started', null, null, null],
      [2, 2000, 'en', 'lab-opened', 'diamond', null, null],
      [3, 2000, 'en', 'step-viewed', 'diamond', 'seed', null],
      [4, 6000, 'en', 'source-opened', 'diamond', 'exeter', null],
      [5, 9000, 'zh-Hans', 'language-chosen', 'diamond', null, null],
      [6, 10_000, 'zh-Hans', 'display-changed', 'diamond', null, { textSize: 150, contrast: 'standard', motion: 'full', reach: 'standard' }],
      [7, 11_000, 'zh-Hans', 'narration-started', 'diamond', 'seed', null],
      [8, 27_000, 'zh-Hans', 'narration-ended', 'diamond', 'seed', { fraction: 0.5 }],
      [9, 27_000, 'zh-Hans', 'step-viewed', 'diamond', 'plasma', null],
      [10, 27_000, 'zh-Hans', 'step-viewed', 'diamond', 'patience', null],
      [11, 28_000, 'zh-Hans', 'interest-expressed', 'diamond', null, { topic: 'plates' }],
      // 4 + 3 + 1 + 15 heard + 1 + 1 s, and the second before listening, that no touch ended.
      [12, 28_000, 'zh-Hans', 'lab-left', 'diamond', null, { activeMs: 25_000 }],
      [13, 33_000, 'zh-Hans', 'visit-ended', null, null, { reason: 'finished' }],
    ]);
    const [first] = run.events;
    for (const event of run.events) {
      expect(event).toMatchObject({ visitId: first?.visitId, mode: 'self', packVersion: '0.1.0', at: (first?.at ?? 0) + event.elapsedMs });
    }
  });

  test('begins in the kiosk’s language unless the visitor touched another', () => {
    expect(new VisitRun().does({ type: 'start' }).visit.language).toBe('ru');
    expect(new VisitRun({ defaultLanguage: 'en' }).does({ type: 'start' }).last?.language).toBe('en');
    expect(new VisitRun().does({ type: 'start', language: 'zh-Hans' }).last?.language).toBe('zh-Hans');
  });

  test('before it begins, nothing but a start does anything', () => {
    const run = new VisitRun().does({ type: 'tick' }, { type: 'touch' }, { type: 'open-lab', lab: 'diamond' }, { type: 'leave' }, { type: 'hidden' });
    expect(run.state).toBeNull();
    expect(run.events).toEqual([]);
  });

  test('has no use for what does not exist or makes no sense where it is', () => {
    const run = new VisitRun().does({ type: 'start' });
    run.does(
      { type: 'start' },
      { type: 'next' },
      { type: 'previous' },
      { type: 'go-home' },
      { type: 'open-lab', lab: 'nowhere' },
      { type: 'open-lab', lab: 'empty' },
      { type: 'open-source', source: 'exeter' },
      { type: 'mark-topic', topic: 'plates', isMarked: true },
      { type: 'narration-playing', positionMs: 0, durationMs: 1000 },
      { type: 'narration-ended' },
      { type: 'choose-language', language: 'ru' },
      { type: 'set-display', display: { textSize: 100 } },
      { type: 'set-sound', sound: { volume: 0.1 } },
    );
    expect(run.kinds).toEqual(['visit-started']);
    expect(run.visit.place).toEqual({ screen: 'home' });
    run.does({ type: 'open-lab', lab: 'diamond' }, { type: 'open-source', source: 'rp-photonics' });
    expect(run.kinds).toEqual(['visit-started', 'lab-opened', 'step-viewed']);
  });

  test('goes on from step to step to the interests, and back to the doors', () => {
    const run = atInterests();
    expect(run.visit.place).toEqual({ screen: 'interests', lab: 'diamond' });
    run.does({ type: 'next' });
    expect(run.visit.place).toEqual({ screen: 'interests', lab: 'diamond' });
    run.does({ type: 'previous' }, { type: 'previous' }, { type: 'previous' });
    expect(run.visit.place).toEqual({ screen: 'step', lab: 'diamond', step: 'seed' });
    run.does({ type: 'previous' });
    expect(run.visit.place).toEqual({ screen: 'home' });
    expect(run.visit.seen).toEqual(['diamond/seed', 'diamond/plasma', 'diamond/patience']);
    expect(run.kinds.filter((kind) => kind.startsWith('lab-'))).toEqual(['lab-opened', 'lab-left']);
  });

  test('leaves one laboratory before the next is opened', () => {
    const run = atInterests().does({ type: 'open-lab', lab: 'laser' });
    expect(run.events.slice(-3).map((event) => [event.kind, event.lab])).toEqual([['lab-left', 'diamond'], ['lab-opened', 'laser'], ['step-viewed', 'laser']]);
  });
});

describe('the quiz', () => {
  const inQuiz = () => new VisitRun().does({ type: 'start' }, { type: 'open-lab', lab: 'diamond' }, { type: 'next' }, { type: 'next' }, { type: 'next' }, { type: 'open-quiz' });

  test('opens from the interests, goes from question to question and back to them', () => {
    const run = inQuiz();
    expect(run.visit.place).toEqual({ screen: 'quiz', lab: 'diamond', question: 'hydrogen' });
    expect(run.does({ type: 'next' }).visit.place).toEqual({ screen: 'quiz', lab: 'diamond', question: 'run' });
    expect(run.does({ type: 'next' }).visit.place).toEqual({ screen: 'interests', lab: 'diamond' });
    expect(run.does({ type: 'open-quiz' }, { type: 'previous' }).visit.place).toEqual({ screen: 'interests', lab: 'diamond' });
    expect(run.kinds.filter((kind) => kind === 'lab-left' || kind === 'quiz-answered')).toEqual([]);
  });

  test('counts the first answer to a question, right or wrong, once', () => {
    const run = inQuiz().does({ type: 'answer', option: 'cool' }, { type: 'answer', option: 'sweep' }, { type: 'next' }, { type: 'answer', option: 'run' });
    run.does({ type: 'previous' }, { type: 'answer', option: 'sweep' }, { type: 'answer', option: 'nonsense' });
    expect(run.events.filter(({ kind }) => kind === 'quiz-answered').map(({ lab, item, value }) => [lab, item, value])).toEqual([
      ['diamond', 'hydrogen', { correct: false, option: 'cool' }],
      ['diamond', 'run', { correct: true, option: 'run' }],
    ]);
    expect(run.visit.answered).toHaveLength(2);
  });

  test('is not there without questions, nor anywhere but at the interests', () => {
    const run = new VisitRun().does({ type: 'start' }, { type: 'open-quiz' }, { type: 'answer', option: 'sweep' }, { type: 'open-lab', lab: 'laser' }, { type: 'open-quiz' }, { type: 'next' }, { type: 'open-quiz' });
    expect(run.visit.place).toEqual({ screen: 'interests', lab: 'laser' });
    expect(run.kinds).not.toContain('quiz-answered');
  });
});

describe('topics', () => {
  test('count when the visitor leaves them marked, and never when unmarked again', () => {
    const run = atInterests().does(
      { type: 'mark-topic', topic: 'plates', isMarked: true },
      { type: 'mark-topic', topic: 'visit', isMarked: true },
      { type: 'mark-topic', topic: 'plates', isMarked: false },
      { type: 'mark-topic', topic: 'trial', isMarked: true },
    );
    expect(run.kinds).not.toContain('interest-expressed');
    run.does({ type: 'go-home' });
    expect(run.events.filter(({ kind }) => kind === 'interest-expressed').map(said)).toEqual([['interest-expressed', 'diamond', null, { topic: 'visit' }]]);
  });

  test('count once, however often the laboratory is seen again', () => {
    const run = atInterests().does({ type: 'mark-topic', topic: 'visit', isMarked: true }, { type: 'previous' }, { type: 'next' });
    run.does({ type: 'mark-topic', topic: 'visit', isMarked: true }, { type: 'leave' });
    expect(run.kinds.filter((kind) => kind === 'interest-expressed')).toHaveLength(1);
  });

  test('count too when nobody answers any more', () => {
    const run = atInterests().does({ type: 'mark-topic', topic: 'plates', isMarked: true }).wait(90);
    expect(run.events.slice(-3).map(said)).toEqual([
      ['interest-expressed', 'diamond', null, { topic: 'plates' }],
      ['lab-left', 'diamond', null, { activeMs: 0 }],
      ['visit-ended', null, null, { reason: 'idle' }],
    ]);
  });
});

describe('“still there?”', () => {
  test('is asked after the idle limit and counts down to the end', () => {
    const run = new VisitRun().does({ type: 'start' }).wait(59);
    expect(secondsToAnswer(run.visit, run.rules, run.clock)).toBeNull();
    run.wait(1);
    expect(secondsToAnswer(run.visit, run.rules, run.clock)).toBe(25);
    run.wait(24);
    expect(secondsToAnswer(run.visit, run.rules, run.clock)).toBe(1);
    run.wait(1);
    expect(run.state).toBeNull();
    expect(run.last).toMatchObject({ kind: 'visit-ended', value: { reason: 'idle' }, elapsedMs: 85_000 });
  });

  test('is answered by any touch, and the place stays', () => {
    const run = inDiamond().wait(70).does({ type: 'stay' });
    expect(run.visit).toMatchObject({ askedAt: null, place: { screen: 'step', lab: 'diamond', step: 'seed' } });
    run.wait(59);
    expect(run.visit.askedAt).toBeNull();
    run.wait(1);
    expect(run.visit.askedAt).not.toBeNull();
  });

  test('waits while narration plays, and for the idle limit after it', () => {
    const run = inDiamond().does({ type: 'narration-playing', positionMs: 0, durationMs: 100_000 }).wait(100);
    expect(run.visit.askedAt).toBeNull();
    run.does({ type: 'narration-ended' }).wait(59);
    expect(run.visit.askedAt).toBeNull();
    run.wait(1);
    expect(run.visit.askedAt).not.toBeNull();
  });

  test('goes away when narration begins, instead of ending the visit right after it', () => {
    const run = inDiamond().wait(70).does({ type: 'narration-playing', positionMs: 0, durationMs: 60_000 });
    expect(run.visit.askedAt).toBeNull();
    run.wait(60).does({ type: 'narration-ended' }).wait(5);
    expect(run.visit.askedAt).toBeNull();
  });

  test('is not asked on the finish screen, which lets go by itself', () => {
    const run = inDiamond().does({ type: 'finish' }).wait(60);
    expect(run.state).toBeNull();
    expect(run.last).toMatchObject({ kind: 'visit-ended', value: { reason: 'finished' } });
  });

  test('comes before the end even after the machine slept through the night', () => {
    const run = inDiamond().pass(10 * 3_600_000).wait(1);
    expect(run.visit.askedAt).not.toBeNull();
    run.wait(24);
    expect(run.state).not.toBeNull();
  });
});

describe('narration', () => {
  test('that never says it ended is taken for heard soon after it should have', () => {
    const run = inDiamond().does({ type: 'narration-playing', positionMs: 0, durationMs: 20_000 }).wait(24);
    expect(run.visit.listening).not.toBeNull();
    run.wait(1);
    expect(run.last).toMatchObject({ kind: 'narration-ended', value: { fraction: 1 } });
    run.leaveAlone();
    expect(run.last).toMatchObject({ kind: 'visit-ended' });
  });

  test('that is paused and resumed, or jumps to a sentence, stays one', () => {
    const run = inDiamond().does({ type: 'narration-playing', positionMs: 0, durationMs: 20_000 });
    run.pass(5000).does({ type: 'narration-paused', positionMs: 5000 });
    run.pass(2000).does({ type: 'narration-playing', positionMs: 5000, durationMs: 20_000 });
    run.pass(1000).does({ type: 'narration-playing', positionMs: 15_000, durationMs: 20_000 });
    run.pass(5000).does({ type: 'narration-ended' });
    expect(run.events.slice(3).map(said)).toEqual([
      ['narration-started', 'diamond', 'seed', null],
      ['narration-ended', 'diamond', 'seed', { fraction: 1 }],
    ]);
    run.does({ type: 'narration-playing', positionMs: 0, durationMs: 20_000 });
    expect(run.last?.kind).toBe('narration-started');
  });

  test('with a length or position that is no number is not begun; one outside its length is taken to its edge', () => {
    const run = inDiamond();
    for (const [positionMs, durationMs] of [[0, Number.NaN], [0, Infinity], [0, 0], [0, -5], [0, 1e12], [Number.NaN, 1000]] as const) {
      run.does({ type: 'narration-playing', positionMs, durationMs });
    }
    expect(run.last?.kind).toBe('step-viewed');
    run.does({ type: 'narration-playing', positionMs: -1e9, durationMs: 10_000 }).does({ type: 'narration-paused', positionMs: 1e9 }, { type: 'next' });
    expect(run.events.at(-2)).toMatchObject({ kind: 'narration-ended', value: { fraction: 1 } });
  });
});

describe('a clock', () => {
  test('that is set changes when things happened, never in which order or how long they took', () => {
    const run = inDiamond().pass(3000);
    run.clock = { ...run.clock, at: Date.UTC(1970, 0, 1) };
    run.does({ type: 'next' });
    expect(run.last).toMatchObject({ at: 0, elapsedMs: 3000 });
  });

  test('that steps back leaves time where it was and goes on from there', () => {
    const run = inDiamond().pass(3000).does({ type: 'next' });
    run.clock = { ...run.clock, monotonicMs: -50_000 };
    run.does({ type: 'touch' });
    expect(run.visit.elapsedMs).toBe(3000);
    run.pass(2000).does({ type: 'next' });
    expect(run.last).toMatchObject({ seq: 5, elapsedMs: 5000 });
    run.leaveAlone();
    expect(run.kinds.at(-1)).toBe('visit-ended');
  });
});

test('sound keeps to the limit of the settings, whatever is asked for', () => {
  const run = new VisitRun({ initialVolume: 1 }).does({ type: 'start' });
  expect(run.visit.sound).toEqual({ volume: 0.8, muted: false });
  for (const [asked, got] of [[5, 0.8], [-1, 0], [0.5, 0.5], [Number.NaN, 0.5], [Infinity, 0.5]] as const) {
    run.does({ type: 'set-sound', sound: { volume: asked } });
    expect(run.visit.sound.volume).toBe(got);
  }
  run.does({ type: 'set-sound', sound: { muted: true } });
  expect(run.visit.sound).toEqual({ volume: 0.5, muted: true });
});

describe('a question to an engineer', () => {
  const asks = { type: 'open-question' } as const;
  const back = { type: 'previous' } as const;

  test('turns aside from where the visitor stands and leads back there: nothing is left, seen or marked by that', () => {
    const ways: readonly (readonly [() => VisitRun, string | null, string | null])[] = [
      [() => new VisitRun().does({ type: 'start' }), null, null],
      [() => inDiamond().does({ type: 'next' }), 'diamond', 'plasma'],
      [() => atInterests().does({ type: 'mark-topic', topic: 'visit', isMarked: true }), 'diamond', null],
      [() => atInterests().does({ type: 'open-quiz' }), 'diamond', null],
      [() => inDiamond().does({ type: 'finish' }), null, null],
    ];
    for (const [begin, lab, step] of ways) {
      const run = begin();
      const [{ place, marked, seen }, told] = [run.visit, run.events.length];
      run.does(asks, { type: 'next' }, asks);
      expect(whereAsked(run.visit.place)).toEqual({ lab, step });
      run.does(back);
      expect(run.visit).toMatchObject({ place, marked, seen });
      expect(run.events.slice(told)).toEqual([]);
      run.does(asks, { type: 'question-asked', lab, step }, back);
      expect(run.events.slice(told).map(said)).toEqual([['question-asked', lab, step, null]]);
    }
  });

  test('takes the attention of its laboratory, and whoever goes elsewhere from it leaves that once, with what was marked', () => {
    const run = atInterests().does({ type: 'mark-topic', topic: 'visit', isMarked: true });
    run.pass(2000).does(asks);
    run.pass(5000).does({ type: 'touch' });
    run.pass(3000).does({ type: 'go-home' });
    expect(run.events.filter(({ kind }) => kind.startsWith('lab-')).map(said)).toEqual([
      ['lab-opened', 'diamond', null, null],
      ['lab-left', 'diamond', null, { activeMs: 10_000 }],
    ]);
    expect(run.events.filter(({ kind }) => kind === 'interest-expressed').map(said)).toEqual([['interest-expressed', 'diamond', null, { topic: 'visit' }]]);
  });

  test('lets the narration stand still, to go on where it was', () => {
    const run = inDiamond().does({ type: 'narration-playing', positionMs: 0, durationMs: 30_000 });
    run.pass(9000).does(asks);
    expect(run.visit.listening).toMatchObject({ isPlaying: false, positionMs: 9000 });
    run.pass(4000).does({ type: 'narration-paused', positionMs: 9000 }, back, { type: 'narration-playing', positionMs: 9000, durationMs: 30_000 });
    run.pass(21_000).does({ type: 'narration-ended' });
    expect(run.events.slice(-2).map(said)).toEqual([['narration-started', 'diamond', 'seed', null], ['narration-ended', 'diamond', 'seed', { fraction: 1 }]]);
  });

  test('is recorded where it arose, also when the visitor has gone on meanwhile; never of a place that there is not', () => {
    const run = inDiamond().does(asks, back, { type: 'next' }, { type: 'question-asked', lab: 'diamond', step: 'seed' });
    expect(run.last && said(run.last)).toEqual(['question-asked', 'diamond', 'seed', null]);
    const told = run.events.length;
    run.does({ type: 'question-asked', lab: 'nowhere', step: null }, { type: 'question-asked', lab: 'diamond', step: 'power' }, { type: 'question-asked', lab: null, step: 'seed' });
    expect(run.events).toHaveLength(told);
  });

  test('is not asked from where an address is left: its code is shown once', () => {
    expect(atInterests().does({ type: 'open-contact' }, asks).visit.place).toEqual({ screen: 'contact', lab: 'diamond' });
  });

  test('half typed goes within a minute, “still there?” included, from wherever it is asked', () => {
    for (const before of [{ type: 'finish' }, { type: 'open-lab', lab: 'laser' }] as const) {
      const run = new VisitRun({ idleMs: 3_600_000 }).does({ type: 'start' }, before, asks);
      expectToGoWithinAMinute(run);
    }
  });
});

/** What is half typed goes 35 s after the last touch, and 25 s of “still there?”. */
function expectToGoWithinAMinute(run: VisitRun): void {
  run.wait(34);
  expect(run.visit.askedAt).toBeNull();
  run.wait(1);
  expect(run.visit.askedAt).not.toBeNull();
  run.wait(25);
  expect(run.state).toBeNull();
  expect(run.last).toMatchObject({ kind: 'visit-ended', value: { reason: 'idle' } });
}

describe('an address', () => {
  const contact = '0192f0c1-0000-7000-8000-000000000001';

  test('is left after a laboratory, where staff let visitors do so, and only its reference is recorded', () => {
    const run = atInterests().does({ type: 'mark-topic', topic: 'visit', isMarked: true }, { type: 'open-contact' });
    expect(run.visit.place).toEqual({ screen: 'contact', lab: 'diamond' });
    expect(run.events.slice(-1).map(said)).toEqual([['interest-expressed', 'diamond', null, { topic: 'visit' }]]);
    run.does({ type: 'contact-given', contact }, { type: 'previous' });
    expect(run.visit).toMatchObject({ place: { screen: 'interests', lab: 'diamond' }, contact });
    run.does({ type: 'contact-given', contact }, { type: 'go-home' }, { type: 'contact-withdrawn', contact });
    expect(run.visit.contact).toBeNull();
    expect(run.events.slice(-3).map(said)).toEqual([
      ['contact-given', 'diamond', null, { contact }],
      ['lab-left', 'diamond', null, { activeMs: 0 }],
      ['contact-withdrawn', null, null, { contact }],
    ]);
    expect(new VisitRun({ isContactOffered: false }).does({ type: 'start' }, { type: 'open-lab', lab: 'laser' }, { type: 'next' }, { type: 'open-contact' }).visit.place).toEqual({ screen: 'interests', lab: 'laser' });
  });

  test('half typed goes within a minute, the question included, however long the kiosk waits elsewhere', () => {
    const run = new VisitRun({ idleMs: 3_600_000 }).does({ type: 'start' }, { type: 'open-lab', lab: 'laser' }, { type: 'next' }, { type: 'open-contact' });
    expectToGoWithinAMinute(run);
  });
});
