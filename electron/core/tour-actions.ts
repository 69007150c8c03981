import * as z from 'zod';
import { contentIdSchema } from './content-id.ts';
import { exhibitDataSchema } from './exhibit.ts';
import { languageSchema } from './language.ts';
import { plannedStopSchema, tourPlanSchema } from './tour-plan.ts';
import { tourLimits } from './tour-limits.ts';
import { pointerSchema, questionStates, questionTextSchema, stageLanguagesSchema } from './tour-state.ts';

const stop = z.int().min(1);
const bare = <const Type extends string>(type: Type) => z.strictObject({ type: z.literal(type) });

/** Everything a guide can do to a tour. Stops go by their ids, which stay when the route changes. */
export const guideActionSchema = z.discriminatedUnion('type', [
  /** the plan as it stands on the screen, in place of the one before */
  z.strictObject({ type: z.literal('prepare'), plan: tourPlanSchema }),
  bare('start'),
  /** forgets a tour that has not begun, or that is over */
  bare('close'),
  bare('next'),
  bare('previous'),
  /** to a stop, at its first step where none is named */
  z.strictObject({ type: z.literal('jump'), stop, step: contentIdSchema.nullable() }),
  bare('play-narration'),
  bare('pause-narration'),
  /** leaves out the rest of it */
  bare('skip-narration'),
  z.strictObject({ type: z.literal('set-volume'), volume: z.number().min(0).max(1) }),
  z.strictObject({ type: z.literal('black-out'), isOn: z.boolean() }),
  /** the spot on the stage, as fractions of its width and height */
  z.strictObject({ type: z.literal('point'), at: pointerSchema }),
  /** puts the exhibit of the present laboratory on the stage, or takes it away */
  z.strictObject({ type: z.literal('show-exhibit'), isOn: z.boolean() }),
  /** a hand on the exhibit of the stage; `action` is the exhibit's own */
  z.strictObject({ type: z.literal('use-exhibit'), action: exhibitDataSchema }),
  z.strictObject({ type: z.literal('set-stage-languages'), languages: stageLanguagesSchema }),
  /** a question: clock and narration stand still */
  bare('hold'),
  bare('resume'),
  z.strictObject({ type: z.literal('drop-stop'), stop }),
  /** `before`: the stop it comes ahead of; null: at the end */
  z.strictObject({ type: z.literal('add-stop'), added: plannedStopSchema, before: stop.nullable() }),
  z.strictObject({ type: z.literal('move-stop'), stop, before: stop.nullable() }),
  /** this stop has so many minutes from now on; the others share the rest */
  z.strictObject({ type: z.literal('set-minutes'), stop, minutes: z.int().min(0).max(tourLimits.minutes.most) }),
  /** the appointment ends at this moment, UTC ms */
  z.strictObject({ type: z.literal('fix-end'), at: z.int().min(0) }),
  /** so many hands for a topic; a later count takes the place of the first */
  z.strictObject({ type: z.literal('count-hands'), lab: contentIdSchema, topic: contentIdSchema, count: z.int().min(0).max(tourLimits.people.most) }),
  z.strictObject({ type: z.literal('note-question'), text: questionTextSchema, language: languageSchema }),
  z.strictObject({ type: z.literal('mark-question'), question: z.uuid(), state: z.enum(questionStates) }),
  bare('finish'),
]);

export type GuideAction = z.infer<typeof guideActionSchema>;

export type TourAction =
  | GuideAction
  /** time passes */
  | { readonly type: 'tick' }
  /** nobody answered whether the tour goes on */
  | { readonly type: 'run-out' }
  /** a power cut ended it: nobody took it up again */
  | { readonly type: 'abandon' };
