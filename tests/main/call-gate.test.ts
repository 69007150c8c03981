import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { callsFor, contract, roles, type CallName, type Handlers, type Role } from '../../electron/core/contract.ts';
import type { InterestEvent } from '../../electron/core/interest.ts';
import { fitsWithin } from '../../electron/core/payload-size.ts';
import { success } from '../../electron/core/result.ts';
import { argumentLimit, createGate, type Frame } from '../../electron/main/call-gate.ts';

interface Sender {
  readonly mainFrame: Frame;
}

const frame: Frame = { processId: 4, routingId: 1, url: 'app://kiosk/index.html' };
const names = Object.keys(contract) as CallName[];

const event: InterestEvent = {
  id: v7(), visitId: v7(), seq: 1, at: Date.now(), elapsedMs: 0, mode: 'self', language: 'ru', packVersion: '0.1.0',
  kind: 'visit-started', lab: null, item: null, value: null,
};

/** The gate with handlers that write down what reached them. */
function gate(role: Role | undefined = 'visitor') {
  const reached: { name: CallName; argument: unknown }[] = [];
  const reports: string[] = [];
  const write = (name: CallName) => (argument: unknown) => {
    reached.push({ name, argument });
    return success(null);
  };
  const handlers = { ...Object.fromEntries(names.map((name) => [name, write(name)])), reportFault: () => { throw new Error('disk on fire'); } };
  const receive = createGate<Sender>({ handlers: handlers as unknown as Handlers<Sender>, roleOf: () => role, report: (line) => reports.push(line) });
  const sender = { mainFrame: frame };
  return { reached, reports, call: (name: CallName, argument: unknown, senderFrame: Frame | null = frame) => receive(name, { sender, senderFrame }, argument) };
}

describe('call gate', () => {
  it('lets a window make its own calls', async () => {
    const { call, reached } = gate();
    expect(await call('recordInterest', event)).toEqual({ ok: true, value: null });
    expect(await call('beat', undefined)).toEqual({ ok: true, value: null });
    expect(reached).toEqual([{ name: 'recordInterest', argument: event }, { name: 'beat', argument: undefined }]);
  });

  it.each<[string, Role | undefined, Frame | null]>([
    ['a window without a role', undefined, frame],
    ['no frame', 'visitor', null],
    ['a sub-frame', 'visitor', { ...frame, routingId: 2 }],
    ['a frame of another process', 'visitor', { ...frame, processId: 5 }],
    ['a page from the pack', 'visitor', { ...frame, url: 'app://content/index.html' }],
    ['a page that looks alike', 'visitor', { ...frame, url: 'app://kiosk.example/index.html' }],
    ['a page from a file', 'visitor', { ...frame, url: 'file:///app://kiosk/' }],
    ['a page from the network', 'visitor', { ...frame, url: 'https://kiosk/' }],
  ])('refuses %s', async (_name, role, senderFrame) => {
    // `undefined` would take gate's default: a window without a role is built here.
    const receive = createGate<Sender>({ handlers: {} as Handlers<Sender>, roleOf: () => role, report: () => undefined });
    for (const name of names) {
      expect(await receive(name, { sender: { mainFrame: frame }, senderFrame }, undefined)).toMatchObject({ ok: false, code: 'not-ours' });
    }
  });

  it('lets every role make its own calls only', async () => {
    for (const role of roles) {
      const { call, reached } = gate(role);
      for (const name of names) {
        const isAllowed = (contract[name].roles as readonly Role[]).includes(role);
        const result = await call(name, name === 'recordInterest' ? event : undefined);
        if (!isAllowed) expect(result).toMatchObject({ ok: false, code: 'forbidden' });
      }
      for (const { name } of reached) expect(contract[name].roles).toContain(role);
    }
  });

  it('lets nobody but a guide steer a tour; the stage follows it and does nothing', async () => {
    const steering: readonly (readonly [CallName, unknown])[] = [
      ['guideTour', { type: 'next' }],
      ['answerTourOffer', { isTaken: true }],
      ['keepKiosk', undefined],
      ['listTourPresets', undefined],
      ['removeTourPreset', { id: v7() }],
    ];
    for (const role of roles) {
      const { call, reached } = gate(role);
      for (const [name, argument] of steering) {
        expect(await call(name, argument)).toMatchObject(role === 'guide' ? { ok: true } : { ok: false, code: 'forbidden' });
      }
      expect(reached).toHaveLength(role === 'guide' ? steering.length : 0);
    }
    expect(callsFor('stage')).toEqual(['beat', 'reportFault', 'beginStage', 'followTour']);
  });

  it('lets visitors ask an engineer and nobody but a guide read what they asked', async () => {
    const calls: readonly (readonly [CallName, unknown, Role])[] = [
      ['askEngineer', { id: v7(), text: 'Почему?', language: 'ru', lab: null, step: null }, 'visitor'],
      ['listVisitorQuestions', undefined, 'guide'],
      ['markVisitorQuestion', { question: v7(), state: 'answered' }, 'guide'],
      ['removeVisitorQuestion', { question: v7() }, 'guide'],
    ];
    for (const role of roles) {
      const { call } = gate(role);
      for (const [name, argument, may] of calls) expect(await call(name, argument)).toMatchObject(role === may ? { ok: true } : { ok: false, code: 'forbidden' });
    }
  });

  it('answers with a value when a handler throws, and says why in the log only', async () => {
    const { call, reports } = gate();
    expect(await call('reportFault', { what: 'x' })).toEqual({ ok: false, code: 'failed', message: 'the call could not be done' });
    expect(reports.join()).toContain('disk on fire');
  });

  it('never writes an argument into the log', async () => {
    const { call, reports } = gate();
    await call('recordInterest', { ...event, contact: 'guest@example.org', language: 'secret-value' });
    expect(reports.join()).not.toMatch(/guest@example\.org|secret-value/);
  });

  it('refuses what is too big before it looks at it', async () => {
    const { call, reached } = gate();
    for (const argument of ['x'.repeat(argumentLimit), new Uint8Array(argumentLimit), Array.from({ length: 1_000_000 }, () => 0), { ...event, packVersion: 'x'.repeat(40_000) }]) {
      expect(await call('recordInterest', argument)).toMatchObject({ ok: false, code: 'invalid', message: `the argument is over ${argumentLimit} bytes` });
    }
    expect(reached).toEqual([]);
  });

  it('takes 10,000 hostile arguments a call: none throws, none that does not fit reaches a handler', async () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withTypedArray: true, withSparseArray: true });
    const polluted = fc.constantFrom(
      JSON.parse('{"__proto__":{"isStaff":true}}'),
      JSON.parse(`{"__proto__":{"kind":"visit-started"},"constructor":{"prototype":{"ok":true}}}`),
      { ...event, ...JSON.parse('{"__proto__":1}') as object },
      JSON.parse(JSON.stringify(event).replace('{', '{"__proto__":{"seq":2},')),
    );
    const bent = fc.tuple(fc.constantFrom(...Object.keys(event)), fc.anything()).map(([key, value]) => ({ ...event, [key]: value }));
    const argument = fc.oneof(anything, fc.jsonValue(), polluted, bent, fc.string({ minLength: 1000, maxLength: 3000 }));
    // The same for every call: making them up takes longer than all the calls together.
    const values = fc.sample(argument, 10_000);
    for (const name of names.filter((each) => each !== 'reportFault')) {
      const { call, reached } = gate(contract[name].roles[0]);
      for (const value of values) {
        reached.length = 0;
        const result = await call(name, value);
        if (typeof result.ok !== 'boolean') expect.fail(`${name} gave ${JSON.stringify(result)} for ${fc.stringify(value)}`);
        for (const { argument: arrived } of reached) expect(contract[name].argument.parse(arrived)).toEqual(arrived);
      }
    }
    expect(({} as Record<string, unknown>)['isStaff']).toBeUndefined();
  }, 60_000);
});

describe('size of an argument', () => {
  it('counts everything a value holds', () => {
    expect(fitsWithin('x'.repeat(100), 208)).toBe(true);
    expect(fitsWithin('x'.repeat(101), 208)).toBe(false);
    expect(fitsWithin(new Map([['key', 'x'.repeat(100)]]), 100)).toBe(false);
    expect(fitsWithin(new Set(['x'.repeat(100)]), 100)).toBe(false);
    expect(fitsWithin({ [`k${'x'.repeat(100)}`]: 1 }, 100)).toBe(false);
    expect(fitsWithin(new ArrayBuffer(100), 100)).toBe(false);
    expect(fitsWithin(10n ** 300n, 100)).toBe(false);
    expect(fitsWithin(undefined, 8)).toBe(true);
  });

  it('ends on a cycle', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(fitsWithin(cycle, argumentLimit)).toBe(false);
  });

  it('leaves room for the largest event', () => {
    expect(fitsWithin({ ...event, packVersion: 'x'.repeat(64) }, 4096)).toBe(true);
  });
});
