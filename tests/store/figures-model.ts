// The figures once more, counted from the rows alone, one by one and without a table, a bit or a span: what the quick
// way must come to.
import type { Figures, FiguresRequest } from '../../electron/core/figures.ts';
import { boundsOf } from '../../electron/core/figures.ts';
import { wallClock } from '../../electron/core/local-time.ts';
import type { InterestRow } from '../../electron/store/interest-writer.ts';

function valueOf(row: InterestRow): Record<string, unknown> {
  const value: unknown = JSON.parse(row.value ?? 'null');
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function topicOf(row: InterestRow): string {
  const { topic } = valueOf(row);
  return typeof topic === 'string' ? topic : '';
}

interface Visit {
  readonly mode: string;
  readonly beganAt: number;
  readonly lengthMs: number;
  readonly rows: readonly InterestRow[];
}

function visitsOf(rows: readonly InterestRow[]): readonly Visit[] {
  const byId = groupBy(rows, (row) => row.visit_id);
  return [...byId.values()].map((all): Visit => {
    const inOrder = all.toSorted((a, b) => a.seq - b.seq);
    const modes = new Set(all.map(({ mode }) => mode));
    const idleEnd = all.find((row) => row.kind === 'visit-ended' && valueOf(row)['reason'] === 'idle');
    const body = all.filter(({ kind }) => kind !== 'visit-ended').map((row) => row.elapsed_ms);
    const isWaitedOut = idleEnd !== undefined && Math.max(0, ...body) === idleEnd.elapsed_ms;
    const attended = isWaitedOut ? body.filter((elapsed) => elapsed < idleEnd.elapsed_ms) : body;
    return {
      mode: ['rehearsal', 'guided', 'self'].find((mode) => modes.has(mode)) ?? 'self',
      beganAt: inOrder[0]?.at ?? 0,
      lengthMs: Math.max(0, ...attended),
      rows: all,
    };
  });
}

function lengthsOf(visits: readonly Visit[]): Figures['length']['all'] {
  if (visits.length === 0) return null;
  const sorted = visits.map(({ lengthMs }) => lengthMs).toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return {
    medianMs: sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2,
    // the smallest that at least nine in ten do not exceed
    p90Ms: sorted.find((length) => sorted.filter((other) => other <= length).length >= sorted.length * 0.9) ?? 0,
  };
}

export function countFigures(rows: readonly InterestRow[], { range, timeZone, now }: FiguresRequest): Figures {
  const clock = wallClock(timeZone);
  const { from, to, firstDay, lastDay } = boundsOf(range, clock, now);
  const isWithin = (at: number) => at >= (from ?? 0) && at < (to ?? Infinity);

  const all = visitsOf(rows).filter(({ mode, beganAt }) => mode !== 'rehearsal' && isWithin(beganAt));
  const isOneTouch = (visit: Visit) =>
    visit.lengthMs < 5_000 && visit.rows.every(({ kind }) => kind === 'visit-started' || kind === 'visit-ended');
  const visits = all.filter((visit) => !isOneTouch(visit));
  const has = (kind: string, test: (row: InterestRow) => boolean = () => true) => (visit: Visit) =>
    visit.rows.some((row) => row.kind === kind && test(row));
  const openers = visits.filter(has('lab-opened'));
  const hearers = openers.filter(has('narration-ended', (row) => numberOf(valueOf(row)['fraction'], 0) >= 0.9));
  const count = (some: readonly Visit[]) => ({
    self: some.filter(({ mode }) => mode === 'self').length,
    guided: some.filter(({ mode }) => mode === 'guided').length,
  });

  const counted = rows.filter(({ mode, at }) => mode !== 'rehearsal' && isWithin(at));
  const grouped = (kind: string, keyOf: (row: InterestRow) => string, numberFor: (row: InterestRow) => number) => {
    const some = counted.filter((row) => row.kind === kind);
    return [...groupBy(some, (row) => JSON.stringify([row.lab ?? '', keyOf(row)]))].map(([key, group]) => {
      const [lab = '', second = ''] = JSON.parse(key) as string[];
      return { lab, second, count: group.length, total: group.reduce((sum, row) => sum + numberFor(row), 0) };
    });
  };
  const items = (kind: string) => grouped(kind, ({ item }) => item ?? '', () => 0).map(({ lab, second, count: times }) => ({ lab, item: second, count: times }));

  const cells = groupBy(visits, ({ beganAt }) => {
    const local = beganAt + clock.offsetAt(beganAt);
    const day = Math.floor(local / 86_400_000);
    return `${((day + 3) % 7) + 1} ${Math.floor((local - day * 86_400_000) / 3_600_000)}`;
  });
  return {
    firstDay,
    lastDay,
    visits: count(visits),
    oneTouch: count(all.filter(isOneTouch)),
    length: {
      all: lengthsOf(visits),
      self: lengthsOf(visits.filter(({ mode }) => mode === 'self')),
      guided: lengthsOf(visits.filter(({ mode }) => mode === 'guided')),
    },
    funnel: {
      started: visits.length,
      openedLab: openers.length,
      heardOut: hearers.length,
      expressed: hearers.filter(has('interest-expressed')).length,
    },
    interested: visits.filter(has('interest-expressed')).length,
    attention: grouped('lab-left', ({ language }) => language, (row) => within(Math.trunc(numberOf(valueOf(row)['activeMs'], 0)), 0, 86_400_000))
      .map(({ lab, second, count: stays, total }) => ({ lab, language: second, stays, totalMs: total })),
    topics: grouped('interest-expressed', topicOf, (row) => within(Math.trunc(numberOf(valueOf(row)['count'], 1)), 0, 10_000))
      .map(({ lab, second, count: times, total }) => ({ lab, item: second, count: times, people: total })),
    quiz: grouped('quiz-answered', ({ item }) => item ?? '', (row) => (valueOf(row)['correct'] === true ? 1 : 0))
      .map(({ lab, second, count: times, total }) => ({ lab, item: second, count: times, correct: total })),
    exhibits: items('exhibit-used'),
    questions: items('question-asked'),
    hours: [...cells].map(([key, some]) => {
      const [weekday = 1, hour = 0] = key.split(' ').map(Number);
      return { weekday, hour, ...count(some) };
    }),
  };
}

/** The same figures, whatever the order of their lists. */
export function inOneOrder(figures: Figures): Figures {
  const sorted = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))) as Row).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const { attention, topics, quiz, exhibits, questions, hours } = figures;
  return {
    ...figures,
    attention: sorted(attention), topics: sorted(topics), quiz: sorted(quiz), exhibits: sorted(exhibits), questions: sorted(questions), hours: sorted(hours),
  };
}
