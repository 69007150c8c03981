import * as z from 'zod';
import { languageSchema } from './language.ts';
import { tourLimits } from './tour-limits.ts';
import { tourLanguagesSchema, tourMinutesSchema, tourPeopleSchema } from './tour-plan.ts';

/** How a visit came about; `rehearsal` is left out of every statistic. */
export const modes = ['self', 'guided', 'rehearsal'] as const;

/** Why a visit ended. `restart`: the kiosk went down in mid-visit and closed it at its next start. */
export const endReasons = ['idle', 'finished', 'takeover', 'restart'] as const;

export const textSizes = [100, 150, 200] as const;

/** How the visitor set the screen; goes back to the default after each visit. */
export const displaySchema = z.strictObject({
  /** per cent */
  textSize: z.literal([...textSizes]),
  contrast: z.enum(['standard', 'more']),
  motion: z.enum(['full', 'reduced']),
  reach: z.enum(['standard', 'low']),
});

export type Display = z.infer<typeof displaySchema>;

const milliseconds = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const contentId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const none = z.null();

/** One kind of event: which of `lab` and `item` it carries, and the shape of its `value`. */
function kind<
  const Kind extends string,
  Lab extends z.ZodType,
  Item extends z.ZodType,
  Value extends z.ZodType,
>(name: Kind, lab: Lab, item: Item, value: Value) {
  return z.strictObject({
    /** UUIDv7, given where the event happens, so that a replayed insert is harmless */
    id: z.uuidv7(),
    visitId: z.uuidv7(),
    /** 1, 2, 3… within a visit, without gaps */
    seq: z.int().min(1),
    /** UTC, ms since 1970 */
    at: milliseconds,
    /** monotonic ms since the visit began: order and durations survive a clock that jumps */
    elapsedMs: milliseconds,
    mode: z.enum(modes),
    language: languageSchema,
    packVersion: z.string().min(1).max(64),
    kind: z.literal(name),
    lab,
    item,
    value,
  });
}

/**
 * Everything that can be recorded, one member a kind. `item` names a step, figure, source, topic or quiz
 * question of the laboratory; `lab` is null where the event belongs to the visit as a whole.
 */
export const interestEventSchema = z.discriminatedUnion('kind', [
  kind('visit-started', none, none, none),
  kind('visit-ended', none, none, z.strictObject({ reason: z.enum(endReasons) })),
  kind('language-chosen', contentId.nullable(), none, none),
  kind('display-changed', contentId.nullable(), none, displaySchema),
  kind('tour-started', none, none, z.strictObject({ languages: tourLanguagesSchema, people: tourPeopleSchema, minutes: tourMinutesSchema })),
  kind('lab-opened', contentId, none, none),
  /** `heldMs`, of a tour: how long questions held it there; not a part of the active time */
  kind('lab-left', contentId, none, z.strictObject({ activeMs: milliseconds, heldMs: milliseconds.optional() })),
  kind('step-viewed', contentId, contentId, none),
  kind('source-opened', contentId, contentId, none),
  kind('narration-started', contentId, contentId, none),
  kind('narration-ended', contentId, contentId, z.strictObject({ fraction: z.number().min(0).max(1) })),
  /** `count`: hands that a guide counted */
  kind('quiz-answered', contentId, contentId, z.strictObject({ correct: z.boolean(), option: contentId })),
  kind('interest-expressed', contentId, none, z.strictObject({ topic: contentId, count: z.int().min(1).max(tourLimits.people.most).optional() })),
  kind('exhibit-used', contentId, contentId, none),
  kind('question-asked', contentId.nullable(), contentId.nullable(), none),
  /** a reference, never the address */
  kind('contact-given', contentId, none, z.strictObject({ contact: z.uuidv7() })),
  kind('contact-withdrawn', contentId.nullable(), none, z.strictObject({ contact: z.uuidv7() })),
]);

export type InterestEvent = z.infer<typeof interestEventSchema>;

/** An event as the store keeps it: main adds which kiosk it came from. */
export type StoredInterestEvent = InterestEvent & { readonly kioskId: string };
