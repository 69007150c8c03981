import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/core/language.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { Key } from '../parts/key.tsx';
import { AnswerKeys } from './answer-keys.tsx';
import { QuestionSheet, type QuestionDraft } from './question-sheet.tsx';
import { stopName } from './stop-name.ts';
import { useVisitorQuestions } from './use-visitor-questions.ts';
import { VisitorQuestionRows } from './visitor-questions.tsx';

interface QuestionsProps {
  readonly tour: Pick<RunningTour, 'questions'>;
  readonly language: Language;
  /** the kiosk's */
  readonly timeZone: string;
  readonly act: (action: GuideAction) => void;
  /** the tour is over: nothing new is asked */
  readonly isClosed?: boolean;
}

/** The audience's questions and, behind them, those that visitors asked in writing: answered, or kept for later. */
export function Questions({ tour, language, timeZone, act, isClosed = false }: QuestionsProps) {
  const { t } = useTranslation('guide');
  const visitors = useVisitorQuestions();
  return (
    <div className="guide-questions">
      {!isClosed && <QuestionNote language={language} act={act} />}
      <ul className="guide-list">
        {tour.questions.toReversed().map(({ id, text, language: of, state, lab }) => (
          <li key={id} data-state={state}>
            <b lang={of}>{text}</b>
            <span>{stopName(lab, language, t)}, {t(`question.${state}`)}</span>
            <div className="guide-toggles">
              <AnswerKeys state={state} onMark={(marked) => act({ type: 'mark-question', question: id, state: marked })} />
            </div>
          </li>
        ))}
        <VisitorQuestionRows list={visitors} language={language} timeZone={timeZone} />
      </ul>
      {tour.questions.length + visitors.questions.length === 0 && <p className="guide-none">{t('side.none')}</p>}
    </div>
  );
}

/** Opens the sheet where a question is typed; what stands there half typed is there again the next time. */
function QuestionNote({ language, act }: Pick<QuestionsProps, 'language' | 'act'>) {
  const { t } = useTranslation('guide');
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState<QuestionDraft>({ text: '', language });
  const note = () => {
    act({ type: 'note-question', text: draft.text.trim(), language: draft.language });
    setDraft({ ...draft, text: '' });
    setOpen(false);
  };
  return (
    <>
      <Key icon="plus" label={t('side.noteQuestion')} onPress={() => setOpen(true)} />
      {!isOpen && draft.text.trim() !== '' && <p className="guide-none">{t('side.unfinished')} <span lang={draft.language}>{draft.text}</span></p>}
      {isOpen && <QuestionSheet draft={draft} onDraft={setDraft} onNote={note} onClose={() => setOpen(false)} />}
    </>
  );
}
