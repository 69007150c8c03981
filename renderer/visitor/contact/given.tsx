import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactDays, groupedCode, maskEmail } from '../../../electron/core/contact-rules.ts';
import { Key } from '../../parts/key.tsx';
import { Deck } from '../deck.tsx';
import { useSession } from '../session-context.tsx';
import type { Receipt } from './stages.ts';

/** The address is kept: its code, once. */
export function Given({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  const [hasFailed, setHasFailed] = useState(false);
  const withdraw = async () => {
    const answer = await window.kiosk.withdrawContact({ code: receipt.code });
    if (answer.ok && answer.value.outcome === 'withdrawn') dispatch({ type: 'contact-withdrawn', contact: receipt.contact });
    else setHasFailed(true);
  };
  return (
    <main className="screen given">
      <section className="given-words arrives">
        <h1>{t('contact.thanks')}</h1>
        <p className="given-lead">{t('contact.kept', { email: maskEmail(receipt.email), count: contactDays })}</p>
        <p className="given-lead">{t('contact.codeText')}</p>
        <p className="given-code tabular" aria-label={t('contact.code')}>{groupedCode(receipt.code)}</p>
        {hasFailed && <p className="address-failed" role="alert">{t('contact.withdraw.failed')}</p>}
        <Key label={t('contact.takeBack')} onPress={() => void withdraw()} />
      </section>
      <Deck>
        <Key look="primary" icon="check" label={t('contact.done')} onPress={() => dispatch({ type: 'previous' })} />
      </Deck>
    </main>
  );
}

/** The address is gone. */
export function Withdrawn() {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  return (
    <main className="screen given">
      <section className="given-words" role="status">
        <h1>{t('contact.withdraw.done')}</h1>
        <p className="given-lead">{t('contact.withdraw.withdrawn')}</p>
      </section>
      <Deck>
        <Key look="primary" icon="check" label={t('contact.done')} onPress={() => dispatch({ type: 'previous' })} />
      </Deck>
    </main>
  );
}
