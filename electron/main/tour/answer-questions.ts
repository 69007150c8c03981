import type { Handlers } from '../../core/contract.ts';
import type { QuestionBook } from './question-book.ts';

export type QuestionCall = 'askEngineer' | 'listVisitorQuestions' | 'markVisitorQuestion' | 'removeVisitorQuestion';

/** What main answers about questions to engineers: to visitors about their own, to guides about all. */
export function answerQuestions(book: QuestionBook): Pick<Handlers<unknown>, QuestionCall> {
  return {
    askEngineer: (asked) => book.ask(asked),
    listVisitorQuestions: () => book.list(),
    markVisitorQuestion: (mark) => book.mark(mark),
    removeVisitorQuestion: ({ question }) => book.remove(question),
  };
}
