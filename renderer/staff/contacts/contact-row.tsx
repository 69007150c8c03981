import { useTranslation } from 'react-i18next';
import type { ListedContact } from '../../../electron/core/contact.ts';
import { Key } from '../../parts/key.tsx';
import { languageNames, packText } from '../../parts/texts.ts';
import { usePanel } from '../panel-context.tsx';

interface ContactRowProps {
  readonly contact: ListedContact;
  readonly onMark: (isAnswered: boolean) => void;
  readonly onErase: () => void;
}

/** One address, with what its owner wants to hear about. */
export function ContactRow({ contact, onMark, onErase }: ContactRowProps) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  const isAnswered = contact.answeredAt !== null;
  const topics = contact.topics.map(({ lab, topic }) => packText(language, lab, `topics.${topic}`) || `${lab}/${topic}`);
  return (
    <li className="contact-row" data-answered={isAnswered}>
      <div className="contact-words">
        <p className="contact-address">{contact.email ?? t('contacts.unreadable')}</p>
        <p>
          <span lang={contact.language}>{languageNames[contact.language]}</span>
          {` · ${t('contacts.given')}: ${date.format(contact.givenAt)} · ${t('contacts.erased')}: ${date.format(contact.erasedAt)}`}
        </p>
        <p>{`${t('contacts.topics')}: ${topics.length === 0 ? t('contacts.noTopics') : topics.join('; ')}`}</p>
      </div>
      <p className="contact-state">{t(isAnswered ? 'contacts.answered' : 'contacts.notAnswered')}</p>
      <Key icon="check" label={t(isAnswered ? 'contacts.unmark' : 'contacts.mark')} onPress={() => onMark(!isAnswered)} />
      <Key icon="erase" label={t('contacts.erase')} onPress={onErase} />
    </li>
  );
}
