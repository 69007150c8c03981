import type { FaultLine } from './fault-lines.ts';
import type { StoreHealth } from './store-health.ts';

/** What main can find out about the kiosk by itself, at one moment. Null: it could not be found out. */
export interface HealthMeasurements {
  /** UTC, ms since 1970 */
  readonly at: number;
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null;
  readonly record: RecordMeasurements;
  readonly media: {
    /** pictures and narrations that the running pack shows */
    readonly files: number;
    /** those of them that cannot be read to the end, as paths inside the pack */
    readonly unreadable: readonly string[];
    /** what the pack was found to lack when it was loaded, a line each */
    readonly leftOut: readonly string[];
    readonly labs: number;
  };
  readonly clock: {
    /** whose time the centre goes by */
    readonly timeZone: string;
    /** time of the latest row */
    readonly lastRowAt: number | null;
    /** when this program was built */
    readonly builtAt: number | null;
    /** how much further the clock has gone since the start than the time that passed */
    readonly driftMs: number;
  };
  readonly displays: readonly DisplayMeasurements[];
  readonly program: {
    readonly version: string;
    readonly electron: string;
    /** the Electron that this program is built for */
    readonly builtFor: string;
    readonly chrome: string;
    readonly node: string;
    readonly pack: string;
    readonly isTestPackage: boolean;
    /** of all its processes but the store's */
    readonly memoryBytes: number;
    readonly uptimeMs: number;
  };
  readonly computer: { readonly system: string; readonly memoryBytes: number; readonly availableBytes: number; readonly uptimeMs: number };
  /** latest first */
  readonly faults: readonly FaultLine[];
}

export interface RecordMeasurements extends StoreHealth {
  /** what SQLite's own check found, `damage` null: nothing; null where the check could not be made */
  readonly check: { readonly damage: string | null } | null;
  readonly schema: number | null;
  readonly bytes: number | null;
  /** of the log beside the database */
  readonly logBytes: number | null;
  /** the latest backup */
  readonly backup: { readonly day: string; readonly kept: number } | null;
  /** days (UTC) after the latest backup on which visits began */
  readonly visitDaysSinceBackup: number | null;
}

export interface DisplayMeasurements {
  /** in its own pixels, as it stands now */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** clockwise, in degrees */
  readonly rotation: number;
  /** 0: the system does not say */
  readonly hertz: number;
  readonly isPrimary: boolean;
  readonly hasTouch: boolean | null;
}

export type Heard = 'heard' | 'not-heard';

/** What only a window, an eye or an ear can find out. Null: it was left out. */
export interface HandsOn {
  /** media that Chromium cannot play or show, or that end before their captions do; paths inside the pack */
  readonly undecodable: readonly string[];
  readonly touch: { readonly cells: number; readonly untouched: readonly string[] } | null;
  readonly sound: { readonly left: Heard; readonly right: Heard } | 'no-device' | null;
}

/** Where a finding is. */
export type HealthPlace = 'disk' | 'record' | 'media' | 'clock' | 'displays' | 'touch' | 'sound' | 'program' | 'computer';

/** `look`: staff can put it right, or it can wait · `call`: the kiosk loses data or its screen is of no use */
export type Severity = 'look' | 'call';

/** What a sentence about a finding may name. */
export interface FindingValues {
  readonly count?: number;
  readonly bytes?: number;
  readonly ms?: number;
  readonly name?: string;
}

const places = {
  'disk-unknown': 'disk', 'disk-low': 'disk', 'disk-full': 'disk', 'disk-unwritable': 'disk',
  'store-stopped': 'record', 'store-trouble': 'record', 'record-damaged': 'record', 'record-unchecked': 'record',
  'events-lost': 'record', 'events-refused': 'record', 'queue-long': 'record', 'store-restarted': 'record',
  'log-long': 'record', 'backup-none': 'record', 'backup-old': 'record',
  'pack-empty': 'media', 'pack-incomplete': 'media', 'media-unreadable': 'media', 'media-undecodable': 'media',
  'clock-behind-record': 'clock', 'clock-before-build': 'clock', 'clock-far-ahead': 'clock', 'clock-jumped': 'clock',
  'display-none': 'displays', 'display-small': 'displays', 'display-slow': 'displays',
  'touch-dead': 'touch', 'touch-untested': 'touch',
  'sound-none': 'sound', 'sound-silent': 'sound', 'sound-left-silent': 'sound', 'sound-right-silent': 'sound', 'sound-untested': 'sound',
  'stand-in': 'program', 'memory-high': 'program', 'memory-low': 'computer',
} as const satisfies Record<string, HealthPlace>;

export type FindingCode = keyof typeof places;

export const findingCodes = Object.keys(places) as readonly FindingCode[];

export interface Finding {
  readonly code: FindingCode;
  readonly place: HealthPlace;
  readonly severity: Severity;
  readonly values: FindingValues;
}

export type Verdict = 'well' | Severity;

export interface HealthReport {
  readonly verdict: Verdict;
  /** what staff cannot put right comes first */
  readonly findings: readonly Finding[];
}

/** A morning check that was made. */
export interface LastCheck {
  /** UTC, ms since 1970 */
  readonly at: number;
  readonly verdict: Verdict;
}

const mebibyte = 2 ** 20;

/** Besides room for the next backup, so much stays free for rows, logs and the system. */
const spareBytes = 512 * mebibyte;
/** Below this the next rows may find no room. */
const leastFreeBytes = 64 * mebibyte;
const longLogBytes = 32 * mebibyte;
/** The store comes after the first picture on the screen; a slow machine takes its time. */
const startLimitMs = 30_000;
const longQueue = 100;
const manyRestarts = 3;
/** One day of visits is this very one, whose backup comes minutes after the start. */
const visitDaysToLook = 2;
const visitDaysToCall = 4;
/** Rows of a visit come a moment apart and clocks are set by hand. */
const clockToleranceMs = 2 * 60_000;
const farAheadMs = 10 * 366 * 24 * 3_600_000;
const jumpMs = 5 * 60_000;
/** The short side that the screens are drawn for. */
const leastPixels = 1080;
const leastHertz = 50;
const highMemoryBytes = 2_000 * mebibyte;
const lowMemoryShare = 0.1;
/** More dead fields than this are no smudge. */
const deadShareToCall = 0.25;

/** What must stay free on the disk of the data directory, given the size of the database. */
export function reserveBytes(databaseBytes: number | null): number {
  return spareBytes + 2 * (databaseBytes ?? 0);
}

type Found = readonly [code: FindingCode, severity: Severity, values?: FindingValues] | null;

function findInDisk({ disk, record }: HealthMeasurements): readonly Found[] {
  if (record.storage === 'memory') return [['disk-unwritable', 'call']];
  if (disk === null) return [['disk-unknown', 'look']];
  const { freeBytes: bytes } = disk;
  if (bytes < leastFreeBytes) return [['disk-full', 'call', { bytes }]];
  return [bytes < reserveBytes(record.bytes) ? ['disk-low', 'look', { bytes }] : null];
}

function findInRecord({ record, program }: HealthMeasurements): readonly Found[] {
  const { check, backup, visitDaysSinceBackup: days } = record;
  const isStarting = record.storage === null && program.uptimeMs < startLimitMs;
  const backupSeverity = (days ?? 0) >= visitDaysToCall ? 'call' : 'look';
  return [
    record.isRunning || isStarting ? null : ['store-stopped', 'call'],
    record.trouble === null ? null : ['store-trouble', 'call', { name: record.trouble }],
    !record.isRunning || check !== null ? null : ['record-unchecked', 'look'],
    check === null || check.damage === null ? null : ['record-damaged', 'call', { name: check.damage }],
    record.drops > 0 ? ['events-lost', 'call', { count: record.drops }] : null,
    record.refused > 0 ? ['events-refused', 'look', { count: record.refused }] : null,
    record.queued >= longQueue ? ['queue-long', 'look', { count: record.queued }] : null,
    record.restarts >= manyRestarts ? ['store-restarted', 'look', { count: record.restarts }] : null,
    (record.logBytes ?? 0) > longLogBytes ? ['log-long', 'look', { bytes: record.logBytes ?? 0 }] : null,
    days === null || days < visitDaysToLook ? null
      : backup === null ? ['backup-none', backupSeverity, { count: days }]
        : ['backup-old', backupSeverity, { count: days, name: backup.day }],
  ];
}

/** How many there are and the first of them. */
function named(code: FindingCode, severity: Severity, names: readonly string[]): Found {
  const [name] = names;
  return name === undefined ? null : [code, severity, { count: names.length, name }];
}

function findInMedia({ media }: HealthMeasurements): readonly Found[] {
  return [
    media.labs === 0 ? ['pack-empty', 'call'] : null,
    named('pack-incomplete', 'look', media.leftOut),
    named('media-unreadable', 'look', media.unreadable),
  ];
}

function findInClock({ at, clock: { lastRowAt, builtAt, driftMs } }: HealthMeasurements): readonly Found[] {
  const behindMs = lastRowAt === null ? 0 : lastRowAt - at;
  return [
    builtAt !== null && at < builtAt - clockToleranceMs ? ['clock-before-build', 'look'] : null,
    builtAt !== null && at > builtAt + farAheadMs ? ['clock-far-ahead', 'look'] : null,
    behindMs > clockToleranceMs ? ['clock-behind-record', 'look', { ms: behindMs }] : null,
    Math.abs(driftMs) > jumpMs ? ['clock-jumped', 'look', { ms: Math.abs(driftMs) }] : null,
  ];
}

function findInDisplays({ displays }: HealthMeasurements): readonly Found[] {
  const main = displays.find(({ isPrimary }) => isPrimary) ?? displays[0];
  if (!main) return [['display-none', 'call']];
  return [
    Math.min(main.width, main.height) < leastPixels ? ['display-small', 'look', { name: `${main.width} × ${main.height}` }] : null,
    main.hertz > 0 && main.hertz < leastHertz ? ['display-slow', 'look', { count: Math.round(main.hertz) }] : null,
  ];
}

function findInPrograms({ program, computer }: HealthMeasurements): readonly Found[] {
  return [
    isStandIn(program) ? ['stand-in', 'look', { name: program.electron }] : null,
    program.memoryBytes > highMemoryBytes ? ['memory-high', 'look', { bytes: program.memoryBytes }] : null,
    computer.availableBytes < computer.memoryBytes * lowMemoryShare ? ['memory-low', 'look', { bytes: computer.availableBytes }] : null,
  ];
}

function findByHand({ undecodable = [], touch, sound }: Partial<HandsOn>): readonly Found[] {
  return [
    named('media-undecodable', 'look', undecodable),
    ...(touch === undefined ? [] : findInTouch(touch)),
    ...(sound === undefined ? [] : findInSound(sound)),
  ];
}

function findInTouch(touch: HandsOn['touch']): readonly Found[] {
  if (touch === null) return [['touch-untested', 'look']];
  const { cells, untouched } = touch;
  if (untouched.length === 0) return [];
  const severity = untouched.length > cells * deadShareToCall ? 'call' : 'look';
  return [['touch-dead', severity, { count: untouched.length, name: untouched.join(', ') }]];
}

function findInSound(sound: HandsOn['sound']): readonly Found[] {
  if (sound === null) return [['sound-untested', 'look']];
  if (sound === 'no-device') return [['sound-none', 'look']];
  const [isLeft, isRight] = [sound.left === 'heard', sound.right === 'heard'];
  if (isLeft && isRight) return [];
  return [[isLeft ? 'sound-right-silent' : isRight ? 'sound-left-silent' : 'sound-silent', 'look']];
}

/** Whether another Electron runs than the one that this program is built for. */
export function isStandIn({ electron, builtFor, isTestPackage }: HealthMeasurements['program']): boolean {
  return isTestPackage || electron !== builtFor;
}

/**
 * What the measurements mean: findings, each once, and one verdict over all. Of what `hands` does not name nothing
 * is said: nobody was asked to touch or listen.
 */
export function judgeHealth(measurements: HealthMeasurements, hands: Partial<HandsOn>): HealthReport {
  const found = [
    ...[findInDisk, findInRecord, findInMedia, findInClock, findInDisplays, findInPrograms].flatMap((find) => find(measurements)),
    ...findByHand(hands),
  ].filter((each) => each !== null);
  const findings = found.map(([code, severity, values = {}]): Finding => ({ code, place: places[code], severity, values }));
  const isCall = ({ severity }: Finding) => severity === 'call';
  return {
    verdict: findings.some(isCall) ? 'call' : findings.length > 0 ? 'look' : 'well',
    findings: [...findings.filter(isCall), ...findings.filter((finding) => !isCall(finding))],
  };
}
