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
  const take = useCallback((read: Result<readonly VisitorQuestion[]>) => {
    setFailed(!read.ok);
    if (read.ok) setQuestions(read.value.toReversed());
  }, []);
  useEffect(() => void window.kiosk.listVisitorQuestions().then(take), [take]);
  return {
    questions,
    isFailed,
    mark: (mark) => void window.kiosk.markVisitorQuestion(mark).then(take),
    remove: (question) => void window.kiosk.removeVisitorQuestion({ question }).then(take),
  };
}
