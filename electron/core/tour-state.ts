import * as z from 'zod';
import { contentIdSchema } from './content-id.ts';
import { exhibitDataSchema, type ExhibitRules } from './exhibit.ts';
import { languageSchema, type Language } from './language.ts';
import type { Moment } from './run-clock.ts';
import { tourLimits } from './tour-limits.ts';
import { tourLanguagesSchema, tourPlanSchema } from './tour-plan.ts';

const milliseconds = z.number().min(0).max(Number.MAX_SAFE_INTEGER);
const wholeMilliseconds = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const index = z.int().min(0);

export const questionStates = ['to-answer', 'answered', 'follow-up'] as const;

export const questionTextSchema = z.string().trim().min(1).max(tourLimits.question);

/** One or two languages that the stage shows together; the first is the one that is heard. */
export const stageLanguagesSchema = tourLanguagesSchema.max(tourLimits.stageLanguages);

export const pointerSchema = z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).nullable();

const questionSchema = z.strictObject({
  id: z.uuid(),
  text: questionTextSchema,
  language: languageSchema,
  state: z.enum(questionStates),
  /** what the stage showed */
  lab: contentIdSchema.nullable(),
  step: contentIdSchema.nullable(),
  /** ms since the tour began */
  askedMs: wholeMilliseconds,
});

const listeningSchema = z.strictObject({
  lab: z.string(),
  step: z.string(),
  durationMs: milliseconds,
  positionMs: milliseconds,
  since: milliseconds,
  isPlaying: z.boolean(),
});

const stopSchema = z.strictObject({
  /** 1, 2, 3… within the tour, kept when the route is put in another order */
  id: z.int().min(1),
  lab: contentIdSchema.nullable(),
  steps: z.array(contentIdSchema),
  /** its share by the plan that holds now */
  planMs: wholeMilliseconds,
  /** time spent at it, all stays together, the held time apart */
  activeMs: wholeMilliseconds,
  heldMs: wholeMilliseconds,
  seen: z.array(contentIdSchema),
});

/** A plan that waits for its delegation. */
const preparedTourSchema = z.strictObject({ phase: z.literal('prepared'), plan: tourPlanSchema, preparedAt: wholeMilliseconds });

/** A tour that has begun. All times are monotonic ms since then, unless they say otherwise. */
export const tourSchema = z.strictObject({
  /** `held`: a question stops clock and narration */
  phase: z.enum(['running', 'held', 'finished']),
  /** the visit it is recorded as */
  id: z.uuidv7(),
  mode: z.enum(['guided', 'rehearsal']),
  plan: tourPlanSchema.omit({ stops: true, isRehearsal: true }),
  /** UTC ms */
  startedAt: z.number(),
  beganMonotonicMs: z.number(),
  elapsedMs: wholeMilliseconds,
  seq: index,
  language: languageSchema,
  /** the appointment's end */
  endMs: wholeMilliseconds,
  /** the guide gave the end as a time of the day */
  isEndFixed: z.boolean(),
  /** since when the clock is held; null: it runs */
  heldFromMs: wholeMilliseconds.nullable(),
  heldMs: wholeMilliseconds,
  stops: z.array(stopSchema).min(1),
  lastStopId: z.int().min(1),
  /** index of the stop, and of the step within it */
  stop: index,
  step: index,
  /** what the stop was given when it was entered, or last planned anew, and what is gone of it */
  allotmentMs: wholeMilliseconds,
  spentMs: wholeMilliseconds,
  /** share of a step of this stop by the plan, and what this one has taken */
  stepPlanMs: milliseconds,
  stepSpentMs: wholeMilliseconds,
  stay: z.strictObject({ activeMs: wholeMilliseconds, heldMs: wholeMilliseconds }),
  /** stops that the last new plan made shorter, by how much */
  shortened: z.array(z.strictObject({ stop: z.int(), byMs: wholeMilliseconds })),
  stageLanguages: stageLanguagesSchema,
  isBlack: z.boolean(),
  pointer: pointerSchema,
  /** on the stage in place of the step; `isUsed`: somebody has touched it there */
  exhibit: z.strictObject({ id: contentIdSchema, state: exhibitDataSchema, isUsed: z.boolean() }).nullable().default(null),
  listening: listeningSchema.nullable(),
  /** the question interrupted a narration that goes on after it */
  playsOn: z.boolean(),
  /** 0–1 */
  volume: z.number().min(0).max(1),
  questions: z.array(questionSchema),
  /** shows of hands, one a topic */
  hands: z.array(z.strictObject({ lab: contentIdSchema, topic: contentIdSchema, count: z.int().min(0).max(tourLimits.people.most) })),
});

export type Tour = z.infer<typeof tourSchema>;

export type PreparedTour = z.infer<typeof preparedTourSchema>;

export const tourStateSchema = z.discriminatedUnion('phase', [preparedTourSchema, tourSchema]).nullable();

/** null: no tour is prepared, none goes on. */
export type TourState = PreparedTour | Tour | null;

/** A place of the pack that a tour can stop at: a laboratory, or the centre itself. */
export interface TourPlace {
  readonly id: string;
  readonly steps: readonly {
    readonly id: string;
    /** how long its narration is, spoken or read */
    readonly narrationMs: Partial<Record<Language, number>>;
  }[];
  /** ids of the steps of the short way; empty: all */
  readonly short: readonly string[];
  readonly topics: readonly string[];
  /** what guests can try there; null: nothing */
  readonly exhibit: { readonly id: string; readonly rules: ExhibitRules } | null;
}

/** What a tour goes by: the pack's structure and the settings. */
export interface TourRules {
  readonly packVersion: string;
  readonly places: readonly TourPlace[];
  /** 0–1 */
  readonly initialVolume: number;
  readonly volumeLimit: number;
}

export interface TourContext {
  readonly now: Moment;
  readonly newId: () => string;
  readonly rules: TourRules;
}
