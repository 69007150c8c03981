import * as z from 'zod';
import { contentIdSchema } from './content-id.ts';
import { languageSchema } from './language.ts';
import { tourLimits } from './tour-limits.ts';

const { minutes, people, languages, stops, stepsOfStop, delegation } = tourLimits;

export const tourMinutesSchema = z.int().min(minutes.least).max(minutes.most);

export const tourPeopleSchema = z.int().min(people.least).max(people.most);

const distinct = (list: readonly string[]) => new Set(list).size === list.length;

export const tourLanguagesSchema = z.array(languageSchema).min(1).max(languages).refine(distinct, 'a language is named twice');

/** A stop as the guide plans it; without a laboratory it is time for questions. */
export const plannedStopSchema = z
  .strictObject({
    lab: contentIdSchema.nullable(),
    steps: z.array(contentIdSchema).max(stepsOfStop).refine(distinct, 'a step is named twice'),
    minutes: z.int().min(1).max(minutes.most),
  })
  .refine(({ lab, steps }) => (lab === null) === (steps.length === 0), 'a laboratory has steps, questions have none');

export type PlannedStop = z.infer<typeof plannedStopSchema>;

/** What the delegation cares for: whole laboratories, and topics of laboratories. */
export const tourInterestsSchema = z.strictObject({
  labs: z.array(contentIdSchema).max(stops),
  topics: z.array(z.strictObject({ lab: contentIdSchema, topic: contentIdSchema })).max(200),
});

export type TourInterests = z.infer<typeof tourInterestsSchema>;

/** What a tour is prepared from; nothing personal is needed, a delegation's name is welcome. */
export const tourPlanSchema = z.strictObject({
  delegation: z.string().trim().max(delegation),
  languages: tourLanguagesSchema,
  people: tourPeopleSchema,
  minutes: tourMinutesSchema,
  interests: tourInterestsSchema,
  stops: z.array(plannedStopSchema).min(1).max(stops),
  /** a guide's practice, left out of every statistic */
  isRehearsal: z.boolean(),
});

export type TourPlan = z.infer<typeof tourPlanSchema>;
