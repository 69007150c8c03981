import * as z from 'zod';
import { backupEntrySchema, backupJobSchema, backupOutcomeSchema, backupPlaceSchema } from './backup.ts';
import { sha256Schema, storedContactSchema } from './contact.ts';
import { erasureRecordSchema, loggedDeedSchema } from './erasure.ts';
import { exportJobSchema, exportOutcomeSchema, exportProgressSchema, exportTargetSchema } from './export-job.ts';
import { figuresRequestSchema, figuresSchema } from './figures.ts';
import { timeZoneSchema } from './local-time.ts';
import { recapNameSchema } from './recap-name.ts';
import { reportJobSchema } from './report-job.ts';
import { openedBackupSchema } from './restore.ts';
import type { Result } from './result.ts';

/**
 * `short`: a question that a person waits for; one worker stays warm and answers them in turn.
 * `long`: a job that takes seconds or minutes; it has a worker of its own that ends with it.
 */
export type Lane = 'short' | 'long';

interface Task<Argument extends z.ZodType, Progress extends z.ZodType, Value extends z.ZodType> {
  readonly lane: Lane;
  readonly argument: Argument;
  /** what a task says of itself on its way; `z.never()` for one that says nothing */
  readonly progress: Progress;
  readonly value: Value;
}

function task<Argument extends z.ZodType, Progress extends z.ZodType, Value extends z.ZodType>(
  lane: Lane,
  argument: Argument,
  progress: Progress,
  value: Value,
): Task<Argument, Progress, Value> {
  return { lane, argument, progress, value };
}

/** UTC, ms since 1970 */
const moment = z.int().min(0);

/** How many events, and the time of the earliest and latest; null where there is none. */
const eventSpan = z.strictObject({ events: z.int(), from: moment.nullable(), to: moment.nullable() });

/**
 * Everything that main can have the store read or work out, beside the writing. All three parts must survive JSON.
 * A task reads through a connection that cannot write; what changes rows is an order to the writer instead.
 */
export const storeTasks = {
  /** All events there are. */
  readSpan: task('short', z.undefined(), z.never(), eventSpan),
  /** Those of a span of time, its end not included. */
  readSpanOf: task('short', z.strictObject({ from: moment, before: moment }), z.never(), eventSpan),
  /** What the record says about some days. */
  readFigures: task('short', figuresRequestSchema, z.never(), figuresSchema),
  /** Whether there are events before a moment, and on how many days (UTC) since then and until now visits began. */
  readAge: task('short', z.strictObject({ before: moment, now: moment }), z.never(), z.strictObject({ isOlder: z.boolean(), daysSince: z.int() })),
  /** The version of the database: how many of the store's migrations it has. */
  readSchema: task('short', z.undefined(), z.never(), z.strictObject({ version: z.int() })),
  /** SQLite's own check of the file, table by table; null: sound. */
  checkDatabase: task('long', z.undefined(), z.strictObject({ done: z.int(), of: z.int() }), z.strictObject({ damage: z.string().nullable() })),
  /** Rows of a range as a file in a folder or on a drive, with its checksum beside it. */
  exportRows: task('long', exportJobSchema, exportProgressSchema, exportOutcomeSchema),
  /** The figures of some days as a workbook, likewise. */
  writeReport: task('long', reportJobSchema, exportProgressSchema, exportOutcomeSchema),
  /** The contacts that there are, or the one with this code. */
  readContacts: task('short', z.strictObject({ codeHash: sha256Schema.nullable() }), z.never(), z.array(storedContactSchema)),
  /** A text as a file on a drive, with its checksum beside it. */
  writeFile: task('long', exportTargetSchema.extend({ text: z.string(), rows: z.int().min(0) }), z.never(), exportOutcomeSchema),
  /** A recap from among the exports to a drive, read back there, with its checksum beside it. */
  copyRecap: task('long', exportTargetSchema.extend({ from: z.string().min(1), name: recapNameSchema }), exportProgressSchema, exportOutcomeSchema),
  /** Erased events leave the backups and the quarantine; today's backup is made if there is none yet; no more of the earlier ones than are kept. */
  keepBackups: task('long', backupJobSchema, z.never(), backupOutcomeSchema),
  /** Exports kept in a folder that may hold erased events are removed. */
  forgetExports: task('long', z.strictObject({ folder: z.string().min(1), timeZone: timeZoneSchema }), z.never(), z.strictObject({ removed: z.int().min(0) })),
  /** The backups in these places. */
  listBackups: task('short', z.strictObject({ places: z.array(backupPlaceSchema) }), z.never(), z.strictObject({ backups: z.array(backupEntrySchema) })),
  /** A copy of a backup, examined and held against what is here; `folder`: where backups go. */
  openBackup: task('long', z.strictObject({ file: z.string().min(1), folder: z.string().min(1), keepsCopy: z.boolean() }), z.never(), openedBackupSchema),
  /** Removes the copy and says how many of its rows are still not here. */
  closeBackup: task('long', z.strictObject({ copy: z.string().min(1) }), z.never(), z.strictObject({ missing: z.int().min(0) })),
  /** The record of erasures, the newest first. */
  readErasures: task('short', z.undefined(), z.never(), z.strictObject({ records: z.array(erasureRecordSchema) })),
  /** The deeds of staff and kiosk that belong to one erasure. */
  readErasureLog: task('short', z.strictObject({ id: z.uuid() }), z.never(), z.strictObject({ deeds: z.array(loggedDeedSchema) })),
} satisfies Record<string, Task<z.ZodType, z.ZodType, z.ZodType>>;

export type TaskName = keyof typeof storeTasks;

export type TaskArgument<Name extends TaskName> = z.infer<(typeof storeTasks)[Name]['argument']>;

export type TaskProgress<Name extends TaskName> = z.infer<(typeof storeTasks)[Name]['progress']>;

export type TaskValue<Name extends TaskName> = z.infer<(typeof storeTasks)[Name]['value']>;

/** `invalid`: the argument was not accepted · `cancelled`: as asked · `failed`: the message says why. */
export const taskRefusals = ['invalid', 'cancelled', 'failed'] as const;

export type TaskRefusal = (typeof taskRefusals)[number];

export type TaskResult<Name extends TaskName> = Result<TaskValue<Name>, TaskRefusal>;

/** True if there is a task of this name. */
export function isTaskName(name: string): name is TaskName {
  return Object.hasOwn(storeTasks, name);
}

/** What a task has besides its argument. */
export interface TaskContext<Name extends TaskName> {
  readonly report: (progress: TaskProgress<Name>) => void;
  /** Throws `TaskCancelled` once nobody wants the answer any more; call it every few milliseconds of work. */
  readonly throwIfCancelled: () => void;
}

/** Leaves a task that nobody wants any more. */
export class TaskCancelled extends Error {
  override readonly name = 'TaskCancelled';

  constructor() {
    super('cancelled');
  }
}
