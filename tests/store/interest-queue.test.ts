import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { StoredInterestEvent } from '../../electron/core/interest.ts';
import type { WritingOrder } from '../../electron/core/store-messages.ts';
import { InterestQueue, type Recorded } from '../../electron/main/interest-queue.ts';
import { stepViewed, visitUnderWay } from '../fixtures/interest-events.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the queue', () => {
  test('sends in order and answers with the id of the event', async () => {
    const queue = new InterestQueue(10);
    const events = visitUnderWay(3);
    const recorded = Promise.all(events.map((event) => queue.record(event)));
    const orders = queue.take();
    expect(orders).toMatchObject(events.map((event) => ({ type: 'record', event })));
    expect(queue.take()).toEqual([]);
    queue.answer({ type: 'done', tickets: [1, 2, 3] });
    expect(await recorded).toEqual(events.map(({ id }) => ({ ok: true, value: { id } })));
    expect(queue.isEmpty).toBe(true);
  });

  test('tells the caller of a refused event why, and goes on', async () => {
    const queue = new InterestQueue(10);
    const [wrong, right] = [queue.record(stepViewed()), queue.record(stepViewed())];
    queue.take();
    queue.answer({ type: 'refused', ticket: 1, code: 'SQLITE_CONSTRAINT_CHECK', message: 'seq' });
    queue.answer({ type: 'done', tickets: [2] });
    expect(await wrong).toEqual({ ok: false, code: 'failed', message: 'SQLITE_CONSTRAINT_CHECK: seq' });
    expect(await right).toMatchObject({ ok: true });
    expect(queue.refused).toBe(1);
  });

  test('takes the same event twice as one', async () => {
    const queue = new InterestQueue(10);
    const event = stepViewed();
    const [first, second] = [queue.record(event), queue.record(event)];
    expect(queue.take()).toHaveLength(1);
    queue.answer({ type: 'done', tickets: [1] });
    expect(await first).toEqual(await second);
  });

  test('drops and counts what comes when it is full', async () => {
    const queue = new InterestQueue(2);
    void queue.record(stepViewed());
    void queue.record(stepViewed());
    expect(await queue.record(stepViewed())).toMatchObject({ ok: false, code: 'failed' });
    expect([queue.length, queue.drops]).toEqual([2, 1]);
  });

  test('sends nothing behind the closing of open visits until that is done', () => {
    const queue = new InterestQueue(10);
    void queue.closeOpenVisits();
    void queue.record(stepViewed());
    expect(queue.take().map(({ type }) => type)).toEqual(['close-open-visits']);
    queue.rewind();
    expect(queue.take().map(({ type }) => type)).toEqual(['close-open-visits']);
    queue.answer({ type: 'done', tickets: [1] });
    expect(queue.take().map(({ type }) => type)).toEqual(['record']);
  });

  test('names the visits that go on as they are when the order is sent', () => {
    let goesOn: string[] = [];
    const queue = new InterestQueue(10, () => goesOn);
    void queue.closeOpenVisits();
    goesOn = ['a tour'];
    expect(queue.take()).toEqual([{ type: 'close-open-visits', ticket: 1, round: 0, keep: ['a tour'] }]);
  });

  test('answers everyone when it gives up', async () => {
    const queue = new InterestQueue(10);
    const [sent, closed] = [queue.record(stepViewed()), queue.closeOpenVisits()];
    queue.take();
    const waiting = queue.record(stepViewed());
    queue.giveUp('closing');
    expect(await sent).toEqual({ ok: false, code: 'failed', message: 'closing' });
    expect(await waiting).toMatchObject({ ok: false });
    await closed;
  });
});

/** A store as the queue sees it: rows by id, the visits that are open, orders that have arrived but not been done. */
class ModelStore {
  readonly rows: StoredInterestEvent[] = [];
  readonly closedByRestart = new Map<string, number>();
  inbox: WritingOrder[] = [];
  private deadRound = -1;
  private closings = 0;

  /** Commits up to `count` orders and returns their tickets. */
  commit(count: number): number[] {
    const tickets: number[] = [];
    for (const order of this.inbox.splice(0, count)) {
      if (order.round <= this.deadRound) continue;
      if (order.type === 'close-open-visits') this.closeAll();
      else if (order.type === 'record' && !this.rows.some(({ id }) => id === order.event.id)) this.rows.push(order.event);
      tickets.push(order.ticket);
    }
    return tickets;
  }

  postpone(): number {
    this.deadRound = this.inbox.reduce((last, order) => Math.max(last, order.round), this.deadRound);
    this.inbox = [];
    return this.deadRound;
  }

  die(): void {
    this.inbox = [];
    this.deadRound = -1;
  }

  private closeAll(): void {
    this.closings += 1;
    for (const { visitId } of this.rows) {
      if (!this.closedByRestart.has(visitId)) this.closedByRestart.set(visitId, this.closings);
    }
  }
}

const visits = ['a', 'b', 'c'] as const;

const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('record'), visit: fc.constantFrom(...visits) }) },
  { weight: 4, arbitrary: fc.constant({ type: 'take' }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('commit'), count: fc.nat(6), isHeard: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ type: 'postpone' }) },
  { weight: 1, arbitrary: fc.constant({ type: 'die' }) },
  { weight: 1, arbitrary: fc.constant({ type: 'renderer-crash' }) },
) as fc.Arbitrary<
  | { readonly type: 'record'; readonly visit: (typeof visits)[number] }
  | { readonly type: 'commit'; readonly count: number; readonly isHeard: boolean }
  | { readonly type: 'take' | 'postpone' | 'die' | 'renderer-crash' }
>;

test('loses, doubles and reorders nothing, whatever acknowledgements and deaths come in whatever order', async () => {
  const limit = 8;
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 80 }), async (actions) => {
      const queue = new InterestQueue(limit);
      const store = new ModelStore();
      const answers = new Map<string, Recorded[]>();
      const accepted: StoredInterestEvent[] = [];
      const under = new Map<string, { visitId: string; seq: number }>();
      let refusedByLimit = 0;
      const crashedAt: string[][] = [[]];
      let closesDone = 0;

      const record = (visit: string) => {
        const { visitId, seq } = under.get(visit) ?? { visitId: v7(), seq: 0 };
        under.set(visit, { visitId, seq: seq + 1 });
        const event = stepViewed({ visitId, seq: seq + 1 });
        const isFull = queue.length >= limit;
        if (isFull) refusedByLimit += 1;
        else accepted.push(event);
        const heard: Recorded[] = [];
        answers.set(event.id, heard);
        void queue.record(event).then((answer) => heard.push(answer));
        crashedAt.at(-1)?.push(visitId);
      };
      const die = () => {
        store.die();
        queue.rewind();
      };

      const commit = (count: number, isHeard: boolean) => {
        const tickets = store.commit(count);
        // an acknowledgement is only ever lost together with the process that sent it
        if (isHeard) queue.answer({ type: 'done', tickets });
        else die();
      };

      for (const step of actions) {
        if (step.type === 'record') record(step.visit);
        else if (step.type === 'take') store.inbox.push(...queue.take());
        else if (step.type === 'commit') commit(step.count, step.isHeard);
        else if (step.type === 'die') die();
        else if (step.type === 'postpone') {
          const round = store.postpone();
          if (queue.isPresent(round)) queue.rewind();
        } else {
          under.clear();
          crashedAt.push([]);
          void queue.closeOpenVisits().then(() => {
            closesDone += 1;
          });
        }
        expect(queue.length).toBeLessThanOrEqual(limit);
        await Promise.resolve();
        for (const [id, heard] of answers) {
          const isAcknowledged = heard.some(({ ok }) => ok);
          if (isAcknowledged) expect(store.rows.some((row) => row.id === id)).toBe(true);
        }
      }
      while (!queue.isEmpty) {
        store.inbox.push(...queue.take());
        commit(Number.MAX_SAFE_INTEGER, true);
      }
      await settled();

      expect(queue.drops).toBe(refusedByLimit);
      expect(store.rows.map(({ id }) => id)).toEqual(accepted.map(({ id }) => id));
      for (const heard of answers.values()) expect(heard).toHaveLength(1);
      expect(closesDone).toBe(crashedAt.length - 1);
      // a visit is closed by the first crash after it, never by an earlier one that was asked for again
      for (const [generation, visitIds] of crashedAt.entries()) {
        for (const visitId of visitIds) {
          const closedBy = store.closedByRestart.get(visitId);
          const hasRows = store.rows.some((row) => row.visitId === visitId);
          const isCrashed = generation < crashedAt.length - 1;
          expect(closedBy !== undefined).toBe(hasRows && isCrashed);
        }
      }
    }),
    { numRuns: 500 },
  );
});
