import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/core/language.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { Key } from '../parts/key.tsx';
import { KioskTextField } from '../parts/on-screen-keyboard/kiosk-text-field.tsx';
import { stopName } from './stop-name.ts';

interface QuestionsProps {
  readonly tour: Pick<RunningTour, 'questions'>;
  readonly language: Language;
  readonly act: (action: GuideAction) => void;
  /** the tour is over: nothing new is asked */
  readonly isClosed?: boolean;
}

/** The audience's questions: noted, then answered or kept for later. */
export function Questions({ tour, language, act, isClosed = false }: QuestionsProps) {
  const { t } = useTranslation('guide');
  const [text, setText] = useState('');
  const note = () => {
    if (text.trim() === '') return;
    act({ type: 'note-question', text: text.trim(), language });
    setText('');
  };
  return (
    <div className="guide-questions">
      {!isClosed && (
        <div className="guide-note">
          <KioskTextField label={t('side.note')} value={text} maxLength={tourLimits.question} onChange={setText} onSubmit={note} />
          <Key icon="plus" label={t('side.add')} isDisabled={text.trim() === ''} onPress={note} />
        </div>
      )}
      <ul className="guide-list">
        {tour.questions.toReversed().map(({ id, text: question, language: of, state, lab }) => (
          <li key={id} data-state={state}>
            <b lang={of}>{question}</b>
            <span>{stopName(lab, language, t)}, {t(`question.${state}`)}</span>
            <div className="guide-toggles">
              {state !== 'answered' && <Key icon="check" label={t('side.answered')} onPress={() => act({ type: 'mark-question', question: id, state: 'answered' })} />}
              {state !== 'follow-up' && <Key icon="forward" label={t('side.followUp')} onPress={() => act({ type: 'mark-question', question: id, state: 'follow-up' })} />}
            </div>
          </li>
        ))}
      </ul>
      {tour.questions.length === 0 && <p className="guide-none">{t('side.none')}</p>}
    </div>
  );
}
