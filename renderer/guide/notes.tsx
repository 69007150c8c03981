import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asideKey, noteKey } from '../../electron/core/content-keys.ts';
import type { Language } from '../../electron/core/language.ts';
import { Key } from '../parts/key.tsx';
import { packText } from '../parts/texts.ts';
import type { StagePlace } from '../stage/stage-place.ts';

interface NotesProps {
  readonly place: StagePlace;
  readonly language: Language;
  /** the audience reads this screen too: what is not for its ears waits behind a key */
  readonly isOverlooked: boolean;
}

/** What the guide says at a step, phrase by phrase, and apart from it what is only good to know. */
export function Notes({ place: { lab, step }, language, isOverlooked }: NotesProps) {
  const { t } = useTranslation('guide');
  const [isShown, setShown] = useState(!isOverlooked);
  if (step.notes.length + step.asides.length === 0) return <p className="guide-none">{t('notes.none')}</p>;
  return (
    <div className="guide-words">
      <ol>{step.notes.map(({ id }) => <li key={id}>{packText(language, lab.id, noteKey(step.id, id))}</li>)}</ol>
      {step.asides.length > 0 && !isShown && <Key icon="help" label={t('notes.asides')} onPress={() => setShown(true)} />}
      {step.asides.length > 0 && isShown && (
        <aside className="guide-aside" aria-label={t('notes.asides')}>
          <h3>{t('notes.asides')}</h3>
          {step.asides.map(({ id }) => <p key={id}>{packText(language, lab.id, asideKey(step.id, id))}</p>)}
        </aside>
      )}
    </div>
  );
}
