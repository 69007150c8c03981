import * as z from 'zod';
import { contentIdSchema } from './content-id.ts';
import type { Erasure } from './erasure.ts';
import { languageSchema } from './language.ts';
import { dayMs } from './local-time.ts';
import { tourLimits } from './tour-limits.ts';
import { questionStates, questionTextSchema } from './tour-state.ts';

const asked = {
  id: z.uuidv7(),
  text: questionTextSchema,
  language: languageSchema,
  /** where it arose; both null outside of the laboratories */
  lab: contentIdSchema.nullable(),
  step: contentIdSchema.nullable(),
};

/** What a visitor asks an engineer in writing. Nothing in it says who. */
export const askedQuestionSchema = z.strictObject(asked).refine(({ lab, step }) => lab !== null || step === null, 'a step without its laboratory');

export type AskedQuestion = z.infer<typeof askedQuestionSchema>;

const visitorQuestionSchema = z.strictObject({
  ...asked,
  /** UTC, ms since 1970 */
  askedAt: z.int().min(0),
  state: z.enum(questionStates),
  isRehearsal: z.boolean(),
});

export type VisitorQuestion = z.infer<typeof visitorQuestionSchema>;

/** tours/visitor-questions.json, in the order in which they were asked */
export const visitorQuestionsSchema = z
  .array(visitorQuestionSchema)
  .max(tourLimits.visitorQuestions)
  .refine((questions) => new Set(questions.map(({ id }) => id)).size === questions.length, 'an id stands twice');

export const questionMarkSchema = z.strictObject({ question: z.uuidv7(), state: z.enum(questionStates) });

export type QuestionMark = z.infer<typeof questionMarkSchema>;

type Questions = readonly VisitorQuestion[];

/** With this one behind them; the same list where its id is known. Where there are too many the oldest answered one goes; null: none is answered. */
export function withQuestion(questions: Questions, question: VisitorQuestion): Questions | null {
  if (questions.some(({ id }) => id === question.id)) return questions;
  if (questions.length < tourLimits.visitorQuestions) return [...questions, question];
  const oldest = questions.find(({ state }) => state === 'answered');
  return oldest ? [...questions.filter((each) => each !== oldest), question] : null;
}

export function withMark(questions: Questions, { question, state }: QuestionMark): Questions {
  return questions.map((each) => (each.id === question ? { ...each, state } : each));
}

export function withoutQuestion(questions: Questions, question: string): Questions {
  return questions.filter(({ id }) => id !== question);
}

/** Those that stay at `now` (UTC ms) when the events of these spans are erased; the same list where all do. */
export function withoutForgotten(questions: Questions, now: number, erased: readonly Pick<Erasure, 'from' | 'before'>[]): Questions {
  const isOver = ({ askedAt }: VisitorQuestion) => now - askedAt > tourLimits.visitorQuestionDays * dayMs;
  const isErased = ({ askedAt }: VisitorQuestion) => erased.some(({ from, before }) => from <= askedAt && askedAt < before);
  const kept = questions.filter((question) => !isOver(question) && !isErased(question));
  return kept.length === questions.length ? questions : kept;
}
