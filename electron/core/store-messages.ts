import * as z from 'zod';
import { auditRowSchema, type AuditRow } from './audit.ts';
import { contactDeedSchema, type ContactDeed } from './contact.ts';
import { erasureSchema, type Erasure } from './erasure.ts';
import { interestEventSchema, type StoredInterestEvent } from './interest.ts';
import { restorePartSchema, type RestorePart } from './restore.ts';
import { taskRefusals } from './store-tasks.ts';

/**
 * What main and the interest store say to each other. Every order carries a `ticket` (1, 2, 3… as main hands
 * them out) that its answer names, and the `round` it was sent in: after `postponed` the store leaves every
 * order of that round undone until main sends them all again in a later one, so that none overtakes another.
 */
const ticket = z.int().min(1);
const round = z.int().min(0);

/** Names a task that main asked for; 1, 2, 3… apart from the tickets. */
const ask = z.int().min(1);

/** An event together with the kiosk it comes from. */
export const storedInterestEventSchema = z.intersection(interestEventSchema, z.strictObject({ kioskId: z.uuid() }));

/** The part of an order that can be read even where its event cannot. */
export const orderHeadSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('record'), ticket, round, event: z.unknown() }),
  z.object({ type: z.literal('close-open-visits'), ticket, round, keep: z.array(z.string()) }),
  z.object({ type: z.literal('audit'), ticket, round, row: auditRowSchema }),
  z.object({ type: z.literal('erase'), ticket, round, erasure: erasureSchema }),
  z.object({ type: z.literal('restore'), ticket, round, part: restorePartSchema }),
  z.object({ type: z.literal('contact'), ticket, round, deed: contactDeedSchema }),
  z.object({ type: z.literal('ask'), ask, name: z.string(), argument: z.unknown().optional() }),
  z.object({ type: z.literal('cancel'), ask }),
  z.object({ type: z.literal('stop') }),
]);

/** As much of an order to the writer as can be read before its event is. */
export type WritingHead = Exclude<z.infer<typeof orderHeadSchema>, { readonly type: 'ask' | 'cancel' | 'stop' }>;

/** Orders to the writer, done in the order they arrive. */
export type WritingOrder =
  /** write this event durably */
  | { readonly type: 'record'; readonly ticket: number; readonly round: number; readonly event: StoredInterestEvent }
  /** write durably what staff did; a row that is there already stays as it is */
  | { readonly type: 'audit'; readonly ticket: number; readonly round: number; readonly row: AuditRow }
  /** erase some of these events, a few milliseconds' worth, and keep a record of it; asked again it goes on */
  | { readonly type: 'erase'; readonly ticket: number; readonly round: number; readonly erasure: Erasure }
  /** merge some rows of a backup, a few milliseconds' worth; done again it changes nothing */
  | { readonly type: 'restore'; readonly ticket: number; readonly round: number; readonly part: RestorePart }
  /** keep, mark or erase addresses that visitors left */
  | { readonly type: 'contact'; readonly ticket: number; readonly round: number; readonly deed: ContactDeed }
  /** end every visit that has no `visit-ended` yet, with reason `restart`, except those in `keep`: they go on */
  | { readonly type: 'close-open-visits'; readonly ticket: number; readonly round: number; readonly keep: readonly string[] };

/** Orders to the readers beside it. */
export type TaskOrder =
  /** do this task of core/store-tasks */
  | { readonly type: 'ask'; readonly ask: number; readonly name: string; readonly argument?: unknown }
  /** nobody wants this task's answer any more; it is answered all the same */
  | { readonly type: 'cancel'; readonly ask: number };

/** `stop`: write what has arrived, close the database and end */
export type ToStore = WritingOrder | TaskOrder | { readonly type: 'stop' };

/** Where rows go: `memory` when the data directory cannot be written; then they last as long as the process. */
export const storages = ['disk', 'memory'] as const;

export type Storage = (typeof storages)[number];

export const fromStoreSchema = z.discriminatedUnion('type', [
  /** the database is open and takes orders; `node` is the version that runs the store, `why` why not on disk */
  z.object({ type: z.literal('ready'), storage: z.enum(storages), why: z.string().nullable(), node: z.string() }),
  /** the database was opened anew (a damaged one was set aside) and rows now go here */
  z.object({ type: z.literal('storage'), storage: z.enum(storages), why: z.string().nullable() }),
  /** these orders are durable */
  z.object({ type: z.literal('done'), tickets: z.array(ticket) }),
  /** the fault is in the event itself: it will never be written */
  z.object({ type: z.literal('refused'), ticket, code: z.string(), message: z.string() }),
  /** nothing more of this round will be done: send again in a new one, after a pause unless `atOnce` */
  z.object({ type: z.literal('postponed'), round, code: z.string(), message: z.string(), atOnce: z.boolean() }),
  /** how far a task is */
  z.object({ type: z.literal('progress'), ask, progress: z.unknown().optional() }),
  /** a task's answer */
  z.object({ type: z.literal('answered'), ask, value: z.unknown().optional() }),
  /** a task that gave no answer: `message` is one line */
  z.object({ type: z.literal('unanswered'), ask, code: z.enum(taskRefusals), message: z.string() }),
  /** one line for the log */
  z.object({ type: z.literal('log'), level: z.enum(['info', 'warning']), line: z.string() }),
]);

export type FromStore = z.infer<typeof fromStoreSchema>;
