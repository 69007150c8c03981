import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from 'react-aria-components';
import { documentParts, type ConsentDocument } from '../../../electron/core/consent-document.ts';
import type { Language } from '../../../electron/core/language.ts';
import { Icon } from '../../parts/icon.tsx';
import { Key } from '../../parts/key.tsx';
import { Deck } from '../deck.tsx';
import { useSession } from '../session-context.tsx';
import type { Agreed } from './stages.ts';

interface ConsentProps {
  readonly language: Language;
  readonly onAgree: (agreed: Agreed) => void;
}

/** The document on a sheet of paper, so that a legal page never looks like the tour; nothing is ticked beforehand. */
export function Consent({ language, onAgree }: ConsentProps) {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  const [document, setDocument] = useState<ConsentDocument | 'missing' | null>(null);
  const [isTicked, setIsTicked] = useState(false);
  useEffect(() => {
    let isGone = false;
    void window.kiosk.readConsent({ purpose: 'answer', language }).then((read) => {
      if (!isGone) setDocument(read.ok ? read.value : 'missing');
    });
    return () => {
      isGone = true;
    };
  }, [language]);
  const leave = () => dispatch({ type: 'previous' });
  return (
    <main className="screen consent">
      <div className="consent-paper arrives">{document !== null && document !== 'missing' && <Paper document={document} />}</div>
      <section className="consent-decide">
        <h2>{t(document === 'missing' ? 'contact.unavailable' : 'contact.optional')}</h2>
        <Checkbox className="consent-tick" isSelected={isTicked} isDisabled={document === null || document === 'missing'} onChange={setIsTicked}>
          <span className="topic-box"><Icon name="check" /></span>
          <span>{t('contact.agree')}</span>
        </Checkbox>
        <Key label={t('contact.notNow')} onPress={leave} />
        <Key
          look={isTicked ? 'primary' : 'plain'}
          iconAfter="forward"
          label={t('contact.next')}
          isDisabled={!isTicked}
          onPress={() => document !== null && document !== 'missing' && onAgree({ document, language })}
        />
      </section>
      <Deck>
        <Key icon="back" label={t('contact.back')} onPress={leave} />
      </Deck>
    </main>
  );
}

function Paper({ document }: { readonly document: ConsentDocument }) {
  const { title, sections, foot } = documentParts(document.text);
  return (
    // In the largest letters the sheet is longer than the screen; the focus lets arrow keys move it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
    <article className="consent-sheet" aria-labelledby="consent-title" tabIndex={0}>
      <h1 id="consent-title">{title}</h1>
      <dl>
        {sections.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>{foot}</p>
    </article>
  );
}
