import { useCallback, useEffect, useState } from 'react';
import type { Result } from '../../electron/core/result.ts';
import type { QuestionMark, VisitorQuestion } from '../../electron/core/visitor-questions.ts';

export interface VisitorQuestionList {
  /** the newest first; none before they are read */
  readonly questions: readonly VisitorQuestion[];
  readonly isFailed: boolean;
  readonly mark: (mark: QuestionMark) => void;
  readonly remove: (question: string) => void;
}

/** What visitors asked in writing: read when a view of it opens, and as it stands after each mark. */
export function useVisitorQuestions(): VisitorQuestionList {
  const [questions, setQuestions] = useState<readonly VisitorQuestion[]>([]);
  const [isFailed, setFailed] = useState(false);
  const follow = useCallback(async (answer: Promise<Result<readonly VisitorQuestion[]>>) => {
    const read = await answer;
    setFailed(!read.ok);
    if (read.ok) setQuestions(read.value.toReversed());
  }, []);
  useEffect(() => void follow(window.kiosk.listVisitorQuestions()), [follow]);
  return {
    questions,
    isFailed,
    mark: (mark) => void follow(window.kiosk.markVisitorQuestion(mark)),
    remove: (question) => void follow(window.kiosk.removeVisitorQuestion({ question })),
  };
}
