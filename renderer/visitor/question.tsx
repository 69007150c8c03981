import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import { labOf, whereAsked } from '../../electron/core/visit-state.ts';
import { Key } from '../parts/key.tsx';
import { KeyboardDock } from '../parts/on-screen-keyboard/keyboard-dock.tsx';
import { KioskTextField } from '../parts/on-screen-keyboard/kiosk-text-field.tsx';
import { Deck } from './deck.tsx';
import { LabPanorama, PackPanorama } from './panorama-of.tsx';
import { useSession, useVisit } from './session-context.tsx';
import './question.css';

/** A question to an engineer, in writing and without a name. The draft is nowhere but in the field. */
export function Question() {
  const { t } = useTranslation();
  const { state, dispatch } = useSession();
  const { id: visitId, language, place, display } = useVisit();
  const [text, setText] = useState('');
  const [word, setWord] = useState<'sending' | 'failed' | 'sent' | null>(null);
  /** of the text as it stands: sent again after a failure, it is kept once */
  const id = useRef(newId());
  const isEmpty = text.trim() === '';
  const leave = () => dispatch({ type: 'previous' });
  const send = async () => {
    if (isEmpty || word === 'sending') return;
    setWord('sending');
    const where = whereAsked(place);
    const kept = await window.kiosk.askEngineer({ id: id.current, text, language, ...where });
    // It belongs to this visit's record, or to none.
    if (kept.ok && state.getState().visit?.id === visitId) dispatch({ type: 'question-asked', ...where });
    setWord(kept.ok ? 'sent' : 'failed');
  };
  if (word === 'sent') return <Thanks onReturn={leave} />;
  return (
    <main className="screen question">
      <KeyboardDock>
        <section className="question-ask arrives">
          <Picture />
          <h1>{t('question.title')}</h1>
          {word === 'failed' ? (
            <p className="question-note question-failed" role="alert">{t('question.failed')}</p>
          ) : (
            <p className="question-note">{t('question.note')}</p>
          )}
          <KioskTextField
            label={t('question.title')}
            isLabelHidden
            language={language}
            // In large letters there is no room for the words above the keyboard: they come first.
            isFirst={display.textSize === 100}
            maxLength={tourLimits.question}
            value={text}
            onChange={(typed) => {
              setText(typed);
              id.current = newId();
              if (word === 'failed') setWord(null);
            }}
            onSubmit={() => void send()}
          />
        </section>
      </KeyboardDock>
      <Deck>
        <Key icon="back" label={t('question.back')} onPress={leave} />
        <Key look="primary" label={t('question.send')} isDisabled={isEmpty || word === 'sending'} onPress={() => void send()} />
      </Deck>
    </main>
  );
}

/** The question is kept. */
function Thanks({ onReturn }: { readonly onReturn: () => void }) {
  const { t } = useTranslation();
  return (
    <main className="screen question question-sent">
      <section className="question-thanks arrives">
        <div role="status">
          <h1>{t('question.thanks')}</h1>
          <p>{t('question.kept')}</p>
        </div>
        <Picture />
      </section>
      <Deck>
        <Key look="primary" icon="back" label={t('question.return')} onPress={onReturn} />
      </Deck>
    </main>
  );
}

/** What the laboratory is about, or all of them, where there is room for it. */
function Picture() {
  const { pack } = useSession();
  const { place, language } = useVisit();
  const lab = pack.labs.find(({ id }) => id === labOf(place));
  return <div className="question-picture">{lab ? <LabPanorama lab={lab} /> : <PackPanorama language={language} isMeasured={false} />}</div>;
}
