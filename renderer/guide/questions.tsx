import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../../electron/core/language.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { Choice } from '../parts/choice.tsx';
import { Key } from '../parts/key.tsx';
import { KioskTextField } from '../parts/on-screen-keyboard/kiosk-text-field.tsx';
import { languageNames } from '../parts/texts.ts';
import { AnswerKeys } from './answer-keys.tsx';
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

/** A question of the audience, in whichever language it is asked: the keyboard speaks it too. */
function QuestionNote({ language, act }: Pick<QuestionsProps, 'language' | 'act'>) {
  const { t } = useTranslation('guide');
  const [text, setText] = useState('');
  const [of, setOf] = useState(language);
  const note = () => {
    if (text.trim() === '') return;
    act({ type: 'note-question', text: text.trim(), language: of });
    setText('');
  };
  return (
    <div className="guide-note">
      <Choice<Language>
        label={t('visitors.language')}
        value={of}
        options={languages.map((one) => ({ value: one, label: languageNames[one], lang: one }))}
        onChange={setOf}
      />
      <KioskTextField label={t('side.note')} language={of} value={text} maxLength={tourLimits.question} onChange={setText} onSubmit={note} />
      <Key icon="plus" label={t('side.add')} isDisabled={text.trim() === ''} onPress={note} />
    </div>
  );
}
