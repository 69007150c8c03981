import * as z from 'zod';
import { claimSchema, dateSchema } from './content-claim.ts';
import { contentIdSchema } from './content-id.ts';

/** What is known about a subject beside its story: words, questions and their answers, a quiz, dates. */

/** A term that an interpreter or a visitor may look up; text under glossary.<id>.term and .definition. */
export const termSchema = z.strictObject({
  id: contentIdSchema,
  /** how the Chinese term is read, for those who read no characters */
  pinyin: z.string().max(80).regex(/^[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M}' -]*$/u, 'must be Latin letters with tone marks').optional(),
  /** where the term is said: sentences and notes of a step, by their ids */
  occurs: z.array(z.strictObject({
    step: contentIdSchema,
    sentences: z.array(contentIdSchema).max(6).default([]),
    notes: z.array(contentIdSchema).max(8).default([]),
  })).min(1).max(24),
});

/** What guests often ask; text under questions.<id>.question and .answer. */
export const questionSchema = z.strictObject({
  id: contentIdSchema,
  /** whose answer it is; null: there is none, and the question is one for an engineer */
  claim: claimSchema.nullable().default(null),
});

/** A question to try oneself on; text under quiz.<id>.question, .options.<option> and .feedback. */
export const quizQuestionSchema = z.strictObject({
  id: contentIdSchema,
  /** in the order they are shown */
  options: z.array(contentIdSchema).min(2).max(4),
  /** the one right option */
  right: contentIdSchema,
  /** who bears the right answer out */
  claim: claimSchema,
});

/** A date of the subject's history; text under timeline.<id>. */
export const eventSchema = z.strictObject({
  id: contentIdSchema,
  date: z.union([dateSchema, z.strictObject({ decade: z.int().multipleOf(10) })]),
  claim: claimSchema,
});
