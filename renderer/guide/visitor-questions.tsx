import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/core/language.ts';
import type { VisitorQuestion } from '../../electron/core/visitor-questions.ts';
import { Key } from '../parts/key.tsx';
import { packText, placeName } from '../parts/texts.ts';
import { AnswerKeys } from './answer-keys.tsx';
import type { VisitorQuestionList } from './use-visitor-questions.ts';
import './questions.css';

interface VisitorQuestionsProps {
  readonly list: VisitorQuestionList;
  readonly language: Language;
  /** the kiosk's */
  readonly timeZone: string;
}

/** What visitors asked in writing, apart from any tour. */
export function VisitorQuestions(props: VisitorQuestionsProps) {
  const { t } = useTranslation('guide');
  return (
    <div className="guide-questions">
      <ul className="guide-list">
        <VisitorQuestionRows {...props} />
      </ul>
      {props.list.questions.length === 0 && <p className="guide-none">{t('visitors.none')}</p>}
    </div>
  );
}

/** The rows of a list; the word of a failure stands among them. */
export function VisitorQuestionRows({ list, language, timeZone }: VisitorQuestionsProps) {
  const { t } = useTranslation('guide');
  return (
    <>
      {list.isFailed && <li role="status">{t('visitors.failed')}</li>}
      {list.questions.map((question) => (
        <VisitorQuestionRow
          key={question.id}
          question={question}
          language={language}
          timeZone={timeZone}
          onMark={(state) => list.mark({ question: question.id, state })}
          onRemove={() => list.remove(question.id)}
        />
      ))}
    </>
  );
}

interface RowProps {
  readonly question: VisitorQuestion;
  readonly language: Language;
  readonly timeZone: string;
  readonly onMark: (state: VisitorQuestion['state']) => void;
  readonly onRemove: () => void;
}

function VisitorQuestionRow({ question: { text, language: of, lab, step, askedAt, state, isRehearsal }, language, timeZone, onMark, onRemove }: RowProps) {
  const { t } = useTranslation('guide');
  const [isRemoving, setRemoving] = useState(false);
  const when = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone }).format(askedAt);
  // A pack may no longer know the place.
  const place = lab === null ? [] : [placeName(language, lab), step === null ? '' : packText(language, lab, `steps.${step}.title`)];
  return (
    <li data-state={state}>
      <b lang={of}>{text}</b>
      <span className="guide-asked">{t('visitors.asked', { when })}{isRehearsal && ` ${t('visitors.rehearsal')}`}</span>
      <span>{[...place, t(`question.${state}`)].filter((part) => part !== '').join(' · ')}</span>
      <div className="guide-toggles">
        <AnswerKeys state={state} onMark={onMark} />
        <Key icon="erase" label={t(isRemoving ? 'presets.reallyRemove' : 'presets.remove')} onPress={isRemoving ? onRemove : () => setRemoving(true)} />
      </div>
    </li>
  );
}
