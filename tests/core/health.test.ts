import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditDetailSchema } from '../../electron/core/audit.ts';
import { lastFaults } from '../../electron/core/fault-lines.ts';
import { healthJson } from '../../electron/core/health-json.ts';
import { findingCodes, judgeHealth, reserveBytes, type HandsOn, type HealthMeasurements } from '../../electron/core/health.ts';
import { handsOnSchema, morningCheckDetail } from '../../electron/core/morning-check.ts';

const now = Date.parse('2026-11-22T06:00:00Z');
const gibibyte = 2 ** 30;

const sound: HealthMeasurements = {
  at: now,
  disk: { freeBytes: 20 * gibibyte, totalBytes: 100 * gibibyte },
  record: {
    storage: 'disk', isRunning: true, trouble: null, queued: 0, drops: 0, refused: 0, restarts: 0, check: { damage: null }, schema: 5,
    bytes: 3_000_000, logBytes: 4_000_000, backup: { day: '2026-11-21', kept: 7 }, visitDaysSinceBackup: 1,
  },
  media: { files: 36, unreadable: [], leftOut: [], labs: 3 },
  clock: { timeZone: 'Europe/Moscow', lastRowAt: now - 3_600_000, builtAt: now - 30 * 86_400_000, driftMs: 12 },
  displays: [{ width: 1920, height: 1080, scale: 1, rotation: 0, hertz: 60, isPrimary: true, hasTouch: true }],
  program: {
    version: '0.1.0', electron: '45.4.1', builtFor: '45.4.1', chrome: '1', node: '24', pack: 'technospark 0.1.0', isTestPackage: false,
    memoryBytes: 400_000_000, uptimeMs: 60_000,
  },
  computer: { system: 'Linux 6', memoryBytes: 8 * gibibyte, availableBytes: 5 * gibibyte, uptimeMs: 90_000 },
  faults: [],
};

const wellDone: HandsOn = { undecodable: [], touch: { cells: 40, untouched: [] }, sound: { left: 'heard', right: 'heard' } };

type Bent = { readonly [Part in keyof HealthMeasurements]?: HealthMeasurements[Part] | Partial<HealthMeasurements[Part]> };

/** The sound kiosk with this about it. */
function bent(change: Bent): HealthMeasurements {
  const parts = Object.entries(change).map(([part, value]) => {
    const isPart = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [part, isPart ? Object.assign({}, sound[part as keyof HealthMeasurements], value) : value];
  });
  return { ...sound, ...(Object.fromEntries(parts) as object) };
}

const codes = (measurements: HealthMeasurements, hands: Partial<HandsOn> = {}) => judgeHealth(measurements, hands).findings.map(({ code }) => code);

describe('the verdict on the kiosk', () => {
  it('is that all is well where all is', () => {
    expect(judgeHealth(sound, {})).toEqual({ verdict: 'well', findings: [] });
    expect(judgeHealth(sound, wellDone)).toEqual({ verdict: 'well', findings: [] });
  });

  const cases: readonly (readonly [code: string, verdict: string, change: Bent])[] = [
    ['disk-unknown', 'look', { disk: null }],
    ['disk-low', 'look', { disk: { freeBytes: 400_000_000 } }],
    ['disk-full', 'call', { disk: { freeBytes: 10_000_000 } }],
    ['disk-unwritable', 'call', { record: { storage: 'memory' } }],
    ['store-stopped', 'call', { record: { isRunning: false, check: null } }],
    ['store-trouble', 'call', { record: { trouble: 'SQLITE_FULL' } }],
    ['record-unchecked', 'look', { record: { check: null } }],
    ['record-damaged', 'call', { record: { check: { damage: 'row 3 missing from index' } } }],
    ['events-lost', 'call', { record: { drops: 1 } }],
    ['events-refused', 'look', { record: { refused: 1 } }],
    ['queue-long', 'look', { record: { queued: 100 } }],
    ['store-restarted', 'look', { record: { restarts: 3 } }],
    ['log-long', 'look', { record: { logBytes: 64 * 2 ** 20 } }],
    ['backup-old', 'look', { record: { visitDaysSinceBackup: 2 } }],
    ['backup-old', 'call', { record: { visitDaysSinceBackup: 4 } }],
    ['backup-none', 'look', { record: { backup: null, visitDaysSinceBackup: 2 } }],
    ['pack-empty', 'call', { media: { labs: 0 } }],
    ['pack-incomplete', 'look', { media: { leftOut: ['labs/laser is broken'] } }],
    ['media-unreadable', 'look', { media: { unreadable: ['labs/laser/a.opus'] } }],
    ['clock-before-build', 'look', { clock: { builtAt: now + 86_400_000 } }],
    ['clock-far-ahead', 'look', { clock: { builtAt: now - 11 * 366 * 86_400_000 } }],
    ['clock-behind-record', 'look', { clock: { lastRowAt: now + 3_600_000 } }],
    ['clock-jumped', 'look', { clock: { driftMs: -600_000 } }],
    ['display-none', 'call', { displays: [] }],
    ['display-small', 'look', { displays: sound.displays.map((display) => ({ ...display, width: 1366, height: 768 })) }],
    ['display-slow', 'look', { displays: sound.displays.map((display) => ({ ...display, hertz: 30 })) }],
    ['stand-in', 'look', { program: { electron: '25.1.1' } }],
    ['stand-in', 'look', { program: { isTestPackage: true } }],
    ['memory-high', 'look', { program: { memoryBytes: 3 * gibibyte } }],
    ['memory-low', 'look', { computer: { availableBytes: 0.5 * gibibyte } }],
  ];

  it.each(cases)('finds %s (%s) and nothing else', (code, verdict, change) => {
    const report = judgeHealth(bent(change), wellDone);
    expect(report.findings.map((finding) => finding.code)).toEqual([code]);
    expect(report.verdict).toBe(verdict);
  });

  const byHand: readonly (readonly [code: string, verdict: string, change: Partial<HandsOn>])[] = [
    ['media-undecodable', 'look', { undecodable: ['labs/laser/a.opus'] }],
    ['touch-untested', 'look', { touch: null }],
    ['touch-dead', 'look', { touch: { cells: 40, untouched: ['A1'] } }],
    ['touch-dead', 'call', { touch: { cells: 4, untouched: ['A1', 'A2'] } }],
    ['sound-untested', 'look', { sound: null }],
    ['sound-none', 'look', { sound: 'no-device' }],
    ['sound-left-silent', 'look', { sound: { left: 'not-heard', right: 'heard' } }],
    ['sound-right-silent', 'look', { sound: { left: 'heard', right: 'not-heard' } }],
    ['sound-silent', 'look', { sound: { left: 'not-heard', right: 'not-heard' } }],
  ];

  it.each(byHand)('takes from staff: %s (%s)', (code, verdict, change) => {
    const report = judgeHealth(sound, { ...wellDone, ...change });
    expect(report.findings.map((finding) => finding.code)).toEqual([code]);
    expect(report.verdict).toBe(verdict);
    expect(codes(sound)).toEqual([]);
  });

  it('knows every finding by one of these cases', () => {
    expect(new Set([...cases, ...byHand].map(([code]) => code))).toEqual(new Set(findingCodes));
  });

  it('calls the backup of this very day, and that of a kiosk that was off for weeks, in order', () => {
    expect(codes(bent({ record: { backup: null, visitDaysSinceBackup: 1 } }))).toEqual([]);
    expect(codes(bent({ record: { backup: { day: '2026-10-01', kept: 7 }, visitDaysSinceBackup: 1 } }))).toEqual([]);
  });

  it('gives the store time to start', () => {
    const stopped = { isRunning: false, storage: null, check: null };
    expect(codes(bent({ record: stopped, program: { uptimeMs: 2_000 } }))).toEqual([]);
    expect(codes(bent({ record: stopped, program: { uptimeMs: 31_000 } }))).toEqual(['store-stopped']);
    expect(codes(bent({ record: { ...stopped, storage: 'disk' }, program: { uptimeMs: 2_000 } }))).toEqual(['store-stopped']);
  });

  it('wants room on the disk for two more of the database', () => {
    expect(reserveBytes(null)).toBe(512 * 2 ** 20);
    expect(codes(bent({ disk: { freeBytes: 2 * gibibyte }, record: { bytes: gibibyte } }))).toEqual(['disk-low']);
  });

  const count = fc.oneof(fc.nat({ max: 200_000 }), fc.constant(0));
  const time = fc.integer({ min: -4e13, max: 4e13 });
  const anyMeasurements: fc.Arbitrary<HealthMeasurements> = fc.record({
    at: time,
    disk: fc.option(fc.record({ freeBytes: fc.nat(), totalBytes: fc.nat() })),
    record: fc.record({
      storage: fc.constantFrom('disk', 'memory', null), isRunning: fc.boolean(), trouble: fc.option(fc.string()), queued: count, drops: count, refused: count,
      restarts: count, check: fc.option(fc.record({ damage: fc.option(fc.string()) })), schema: fc.option(count), bytes: fc.option(fc.nat()),
      logBytes: fc.option(fc.nat()), backup: fc.option(fc.record({ day: fc.constant('2026-11-20'), kept: count })), visitDaysSinceBackup: fc.option(count),
    }),
    media: fc.record({ files: count, unreadable: fc.array(fc.string()), leftOut: fc.array(fc.string()), labs: count }),
    clock: fc.record({ timeZone: fc.constant('UTC'), lastRowAt: fc.option(time), builtAt: fc.option(time), driftMs: time }),
    displays: fc.array(fc.record({
      width: count, height: count, scale: fc.double(), rotation: count, hertz: fc.double(), isPrimary: fc.boolean(), hasTouch: fc.option(fc.boolean()),
    })),
    program: fc.record({
      version: fc.string(), electron: fc.string(), builtFor: fc.string(), chrome: fc.string(), node: fc.string(), pack: fc.string(),
      isTestPackage: fc.boolean(), memoryBytes: fc.nat(), uptimeMs: count,
    }),
    computer: fc.record({ system: fc.string(), memoryBytes: fc.nat(), availableBytes: fc.nat(), uptimeMs: count }),
    faults: fc.array(fc.record({ at: time, line: fc.string() })),
  });
  const anyHands: fc.Arbitrary<HandsOn> = fc.record({
    undecodable: fc.array(fc.string({ maxLength: 300 }), { maxLength: 100 }),
    touch: fc.option(fc.record({ cells: fc.integer({ min: 1, max: 40 }), untouched: fc.array(fc.constantFrom('A1', 'B2', 'H5'), { maxLength: 200 }) })),
    sound: fc.option(fc.oneof(fc.constant('no-device' as const), fc.record({ left: fc.constantFrom('heard', 'not-heard'), right: fc.constantFrom('heard', 'not-heard') }))),
  });

  it('is the gravest of its findings, which stand in that order and each once; whatever is measured', () => {
    fc.assert(
      fc.property(anyMeasurements, anyHands, (measurements, hands) => {
        const { verdict, findings } = judgeHealth(measurements, hands);
        const severities = findings.map(({ severity }) => severity);
        expect(verdict).toBe(severities.includes('call') ? 'call' : severities.length > 0 ? 'look' : 'well');
        expect(severities).toEqual([...severities].sort());
        expect(new Set(findings.map(({ code }) => code)).size).toBe(findings.length);
      }),
    );
  });

  it('never gets better by a fault found by hand, and fits the record of deeds', () => {
    const rank = { well: 0, look: 1, call: 2 };
    fc.assert(
      fc.property(anyMeasurements, anyHands, (measurements, hands) => {
        const alone = judgeHealth(measurements, {});
        const report = judgeHealth(measurements, hands);
        expect(rank[report.verdict]).toBeGreaterThanOrEqual(rank[alone.verdict]);
        expect(handsOnSchema.safeParse(hands).success).toBe(true);
        const detail = morningCheckDetail(report, hands);
        expect(auditDetailSchema.safeParse(detail).success).toBe(true);
        expect(detail['verdict']).toBe(report.verdict);
      }),
    );
  });

  it('is told to programs without the words of the log', () => {
    const told = healthJson('0192f0c1-0000-4000-8000-000000000001', bent({ faults: [{ at: now, line: 'window: somebody@example.org' }] }), null);
    expect(JSON.stringify(told)).not.toContain('somebody');
    expect(told).toMatchObject({ verdict: 'well', findings: [], lastMorningCheck: null, measurements: { faults: { count: 1, lastAt: now }, record: { schema: 5 } } });
  });
});

describe('the last faults of the log', () => {
  const log = [
    '7Z] [warn] the rest of a line',
    '[2026-11-22T05:59:57.000Z] [info] store ready',
    '[2026-11-22T05:59:58.000Z] [warn] window: TypeError: no',
    '    at somewhere (app://kiosk/assets/staff.js:1:2)',
    '[2026-11-22T05:59:59.000Z] [warn] mail for ivan.petrov@example.org in /home/ivan/data cannot be written',
    '',
  ].join('\n');

  it('are its warnings, latest first, a line each, naming nobody', () => {
    expect(lastFaults(log, 8)).toEqual([
      { at: now - 1000, line: 'mail for … in /home/…/data cannot be written' },
      { at: now - 2000, line: 'window: TypeError: no' },
    ]);
    expect(lastFaults(log, 1)).toHaveLength(1);
    expect(lastFaults('', 8)).toEqual([]);
  });

  it('are short and never throw', () => {
    fc.assert(
      fc.property(fc.string({ size: 'large' }), (text) => {
        for (const { line } of lastFaults(`[2026-11-22T05:59:59.000Z] [warn] ${text}\n${text}`, 3)) expect(line.length).toBeLessThanOrEqual(160);
      }),
    );
  });
});
