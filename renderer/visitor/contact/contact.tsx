import { useState } from 'react';
import { useSession, useVisit } from '../session-context.tsx';
import { Address } from './address.tsx';
import { Consent } from './consent.tsx';
import { Given, Withdrawn } from './given.tsx';
import type { Agreed, Receipt } from './stages.ts';
import './contact.css';

/**
 * An e-mail address for an answer: first the consent, then the address, then the code that takes it back. All of it
 * lives in this component alone and goes with it.
 */
export function Contact() {
  const { dispatch } = useSession();
  const { language, contact } = useVisit();
  const [agreed, setAgreed] = useState<Agreed | null>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  // Taken back here or on the Help panel, it has no code to show any more.
  if (receipt) return receipt.contact === contact ? <Given receipt={receipt} /> : <Withdrawn />;
  if (agreed) {
    return (
      <Address
        agreed={agreed}
        onWithdraw={() => setAgreed(null)}
        onGiven={(given) => {
          dispatch({ type: 'contact-given', contact: given.contact });
          setReceipt(given);
        }}
      />
    );
  }
  return <Consent key={language} language={language} onAgree={setAgreed} />;
}
