import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactDays, isEmail, longestEmail } from '../../../electron/core/contact-rules.ts';
import { Key } from '../../parts/key.tsx';
import { KeyboardDock } from '../../parts/on-screen-keyboard/keyboard-dock.tsx';
import { KioskTextField } from '../../parts/on-screen-keyboard/kiosk-text-field.tsx';
import { Deck } from '../deck.tsx';
import { useVisit } from '../session-context.tsx';
import type { Agreed, Receipt } from './stages.ts';

interface AddressProps {
  readonly agreed: Agreed;
  readonly onWithdraw: () => void;
  readonly onGiven: (receipt: Receipt) => void;
}

/** Where to send the answer. The draft is nowhere but in the field. */
export function Address({ agreed, onWithdraw, onGiven }: AddressProps) {
  const { t } = useTranslation();
  const { id: visitId } = useVisit();
  const [email, setEmail] = useState('');
  const [word, setWord] = useState<'sending' | 'wrong' | 'failed' | null>(null);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const send = async () => {
    if (word === 'sending') return;
    if (!isEmail(email)) return setWord('wrong');
    setWord('sending');
    const { document, language } = agreed;
    const given = await window.kiosk.giveContact({ visitId, purpose: 'answer', language, textHash: document.hash, email });
    // Whoever left meanwhile never saw the code, and could not take back what was kept.
    if (!isHere.current) {
      if (given.ok) void window.kiosk.withdrawContact({ code: given.value.code });
    } else if (given.ok) {
      onGiven({ ...given.value, email });
    } else {
      setWord('failed');
    }
  };
  return (
    <main className="screen address">
      <KeyboardDock>
        <section className="address-ask">
          <div className="address-slip">
            <p>
              <strong>{t('contact.agreed')}</strong>
              <span>{t('contact.promise', { count: contactDays })}</span>
            </p>
            <Key label={t('contact.takeBack')} onPress={onWithdraw} />
          </div>
          <h1>{t('contact.where')}</h1>
          <KioskTextField
            label={t('contact.email')}
            isLabelHidden
            kind="address"
            isFirst
            maxLength={longestEmail}
            value={email}
            isInvalid={word === 'wrong'}
            fault={t('contact.wrong')}
            onChange={(text) => {
              setEmail(text);
              setWord(null);
            }}
            onSubmit={() => void send()}
          />
          {word === 'failed' && <p className="address-failed" role="alert">{t('contact.failed')}</p>}
        </section>
      </KeyboardDock>
      <Deck>
        <Key icon="back" label={t('contact.back')} onPress={onWithdraw} />
        <Key look="primary" label={t('contact.send')} isDisabled={email === '' || word === 'sending'} onPress={() => void send()} />
      </Deck>
    </main>
  );
}
