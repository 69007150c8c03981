import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultSeparator } from '../../../electron/core/export.ts';
import { kioskPlace } from '../../../electron/core/export-desk.ts';
import { Key } from '../../parts/key.tsx';
import { ConfirmPin } from '../confirm-pin.tsx';
import { useExport } from '../export/use-export.ts';
import { usePanel } from '../panel-context.tsx';
import { ContactRow } from './contact-row.tsx';
import { isPurpose, PurposeChoice, purposeText, type Purpose } from './purpose-choice.tsx';
import { useContacts, type ContactWord } from './use-contacts.ts';
import './contacts.css';

/** What waits for the PIN. */
type Asked = { readonly deed: 'show' | 'export' } | { readonly deed: 'erase'; readonly which: { readonly contact: string } | 'answered' };

/** The addresses that visitors left: masked; whole only for a purpose, with the PIN, on record. */
export function ContactsPage() {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const { contacts, areShown, word, ...deeds } = useContacts();
  const { places } = useExport();
  const drive = places.find(({ id }) => id !== kioskPlace);
  const [purpose, setPurpose] = useState<Purpose>({ kind: 'toAnswer', words: '' });
  const [asked, setAsked] = useState<Asked | null>(null);
  if (contacts === null) return <section className="staff-page" aria-busy={word === null}>{word && <Word word={word} />}</section>;
  const go = (proof: string) => {
    setAsked(null);
    const why = purposeText(purpose, t);
    if (asked?.deed === 'show') void deeds.show(proof, why);
    else if (asked?.deed === 'erase') void deeds.erase(proof, asked.which);
    else if (asked && drive) void deeds.exportTo(drive.id, { proof, purpose: why, separator: defaultSeparator(language) });
  };
  return (
    <section className="staff-page contacts" aria-label={t('contacts.title')}>
      <h1>{t('contacts.heading')}</h1>
      <p role="status">{contacts.length === 0 ? t('contacts.none') : t('contacts.count', { count: contacts.length })}</p>
      {contacts.length > 0 && (
        <>
          <PurposeChoice purpose={purpose} onChange={setPurpose} />
          <div className="contacts-deeds">
            {areShown ? (
              <Key icon="lock" label={t('contacts.hide')} onPress={() => void deeds.hide()} />
            ) : (
              <Key icon="lock" label={t('contacts.show')} isDisabled={!isPurpose(purpose)} onPress={() => setAsked({ deed: 'show' })} />
            )}
            <Key icon="usb" label={t('contacts.export')} isDisabled={!drive || !isPurpose(purpose)} onPress={() => setAsked({ deed: 'export' })} />
            <Key
              icon="erase"
              label={t('contacts.eraseAnswered')}
              isDisabled={contacts.every(({ answeredAt }) => answeredAt === null)}
              onPress={() => setAsked({ deed: 'erase', which: 'answered' })}
            />
          </div>
          {!drive && <p className="contacts-hint">{t('contacts.noDrive')}</p>}
        </>
      )}
      {word && <Word word={word} />}
      <ul className="contact-list">
        {contacts.map((contact) => (
          <ContactRow
            key={contact.id}
            contact={contact}
            onMark={(isAnswered) => void deeds.mark(contact.id, isAnswered)}
            onErase={() => setAsked({ deed: 'erase', which: { contact: contact.id } })}
          />
        ))}
      </ul>
      {asked && <ConfirmPin purpose={asked.deed === 'erase' ? 'erase' : 'contact'} onCancel={() => setAsked(null)} onProof={go} />}
    </section>
  );
}

function Word({ word }: { readonly word: NonNullable<ContactWord> }) {
  const { t } = useTranslation('staff');
  if (word.type === 'failed') return <p className="contacts-word" role="alert">{t('contacts.failed')}</p>;
  const { answer } = word;
  if (answer.outcome === 'not-written') return <p className="contacts-word" role="alert">{t('contacts.notWritten')}</p>;
  const file = answer.receipt.file.slice(answer.receipt.file.lastIndexOf('/') + 1);
  return <p className="contacts-word" role="status">{t(answer.isUnmounted ? 'contacts.written' : 'contacts.busy', { file })}</p>;
}
