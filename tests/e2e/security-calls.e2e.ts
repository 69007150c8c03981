import { interestEventSchema } from '../../electron/core/interest.ts';
import { expect, settled, test } from './kiosk.ts';
import { eventOf, readRows } from './rows.ts';

test('10,000 hostile payloads: no call throws, none writes a wrong row', async ({ launchKiosk }) => {
  const { page, dataDir } = await launchKiosk();
  await settled(page);
  const answers = await page.evaluate(async () => {
    // A generator with a fixed seed: a failure can be repeated.
    let seed = 20_261_122;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % below;
    };
    const id = () => `0192f0c1-${String(random(9000) + 1000)}-7${String(random(900) + 100)}-8${String(random(900) + 100)}-${String(random(900_000) + 100_000)}${String(random(900_000) + 100_000)}`;
    const event = (): Record<string, unknown> => ({
      id: id(), visitId: id(), seq: 1, at: Date.now(), elapsedMs: 0, mode: 'self', language: 'ru', packVersion: '1', kind: 'visit-started', lab: null, item: null, value: null,
    });
    const wrong: (() => unknown)[] = [
      () => undefined, () => null, () => NaN, () => -1, () => '', () => [], () => ({}), () => true, () => 10n, () => new Date(NaN), () => new Map([[{}, {}]]),
      () => new Uint8Array(64), () => 'x'.repeat(random(3000)), () => "'; DROP TABLE interest_event; --", () => JSON.parse('{"__proto__":{"ok":true}}') as unknown,
      () => ({ constructor: { prototype: { isStaff: true } } }), () => Array.from({ length: 300 }, () => random(9)), () => '\0', () => '\ud800',
    ];
    const pick = () => wrong[random(wrong.length)]?.();
    const bent: (() => unknown)[] = [
      pick,
      () => {
        const value = event();
        const keys = Object.keys(value);
        value[keys[random(keys.length)] ?? 'id'] = [undefined, {}, [], -1, '', 1.5, true][random(7)];
        return value;
      },
      () => ({ ...event(), [`extra${random(9)}`]: pick() }),
      // Whole once its prototype is left behind; seldom, since the answer to a whole one waits for the disk.
      () => (random(30) > 0 ? pick() : (JSON.parse(JSON.stringify(event()).replace('{', '{"__proto__":{"seq":2},')) as unknown)),
      () => JSON.parse(JSON.stringify(event()).replace('"value"', '"__proto__":{"value":null},"none"')) as unknown,
      () => Object.fromEntries(Object.entries(event()).filter(() => random(10) > 0).concat([['kind', 'staff-opened']])),
    ];
    const cyclic = () => { const value = event(); value['self'] = value; return value; };
    const calls = window.kiosk as unknown as Record<string, (argument: unknown) => Promise<{ ok: boolean; code?: string }>>;
    const counted: Record<string, number> = {};
    const note = (answer: string) => { counted[answer] = (counted[answer] ?? 0) + 1; };
    for (let round = 0; round < 100; round += 1) {
      await Promise.all(
        Array.from({ length: 100 }, async () => {
          const name = ['recordInterest', 'recordInterest', 'reportFault', 'beat'][random(4)] ?? 'beat';
          // A few of these are enough: on its way out of the page each is unrolled a thousand levels deep.
          const isCyclic = name === 'recordInterest' && random(100) === 0;
          const payload = isCyclic ? cyclic() : name === 'recordInterest' ? bent[random(bent.length)]?.() : name === 'beat' ? pick() ?? 1 : { what: 1, ...{ more: pick() } };
          try {
            const answer = await calls[name]?.(payload);
            note(answer?.ok === false ? `${name} ${answer.code}` : `${name} ${String(answer?.ok)}`);
          } catch {
            // What contextBridge cannot carry (a symbol, a function) never leaves the page.
            note(`${name} threw`);
          }
        }),
      );
    }
    return { counted, isPolluted: 'isStaff' in {} || 'ok' in {} };
  });
  expect(answers.isPolluted).toBe(false);
  expect(Object.keys(answers.counted).sort()).toEqual(['beat invalid', 'recordInterest invalid', 'recordInterest true', 'reportFault invalid']);
  expect(Object.values(answers.counted).reduce((sum, count) => sum + count, 0)).toBe(10_000);
  await expect(page.getByRole('main')).toBeVisible();

  // A few were bent into an event that is as good as any (another pack version, say): they are whole and nothing else is.
  const rows = readRows(dataDir);
  expect(rows).toHaveLength(answers.counted['recordInterest true'] ?? 0);
  for (const row of rows) expect(interestEventSchema.safeParse(eventOf(row)).success).toBe(true);
});
