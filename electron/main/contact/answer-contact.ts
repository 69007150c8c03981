import type { Handlers } from '../../core/contract.ts';
import type { StaffContacts } from './staff-contacts.ts';
import type { VisitorContacts } from './visitor-contacts.ts';

type ContactCall =
  | 'readConsent'
  | 'giveContact'
  | 'withdrawContact'
  | 'listContacts'
  | 'readContacts'
  | 'exportContacts'
  | 'markContact'
  | 'eraseContacts';

/** What main answers about addresses: to visitors about their own, to staff about all. */
export function answerContact(visitors: VisitorContacts, staff: StaffContacts): Pick<Handlers<unknown>, ContactCall> {
  return {
    readConsent: ({ purpose, language }) => visitors.document(purpose, language),
    giveContact: (gift) => visitors.give(gift),
    withdrawContact: ({ code }) => visitors.withdraw(code),
    listContacts: () => staff.list(),
    readContacts: (reading) => staff.reveal(reading),
    exportContacts: (order) => staff.export(order),
    markContact: ({ contact, isAnswered }) => staff.mark(contact, isAnswered),
    eraseContacts: (erasure) => staff.erase(erasure),
  };
}
