import { useEffect, useState } from 'react';
import type { ContactExportAnswer, ListedContact } from '../../../electron/core/contact.ts';
import type { SeparatorName } from '../../../electron/core/export.ts';

type Answer = Awaited<ReturnType<typeof window.kiosk.listContacts>>;

/** What came of the last deed; a file when one was exported. */
export type ContactWord = { readonly type: 'failed' } | { readonly type: 'export'; readonly answer: ContactExportAnswer } | null;

/** The addresses as the page shows them: masked, until they are read for a purpose. */
export function useContacts() {
  /** null: not read yet */
  const [contacts, setContacts] = useState<readonly ListedContact[] | null>(null);
  const [areShown, setAreShown] = useState(false);
  const [word, setWord] = useState<ContactWord>(null);
  const take = (answer: Answer, isWhole = false) => {
    setWord(answer.ok ? null : { type: 'failed' });
    if (!answer.ok) return;
    setContacts(answer.value);
    setAreShown(isWhole);
  };
  useEffect(() => {
    void window.kiosk.listContacts().then((answer) => {
      if (answer.ok) setContacts(answer.value);
      else setWord({ type: 'failed' });
    });
  }, []);
  return {
    contacts,
    areShown,
    word,
    hide: async () => take(await window.kiosk.listContacts()),
    show: async (proof: string, purpose: string) => take(await window.kiosk.readContacts({ proof, purpose }), true),
    mark: async (contact: string, isAnswered: boolean) => take(await window.kiosk.markContact({ contact, isAnswered })),
    erase: async (proof: string, which: { readonly contact: string } | 'answered') => take(await window.kiosk.eraseContacts({ proof, which })),
    exportTo: async (place: string, order: { readonly proof: string; readonly purpose: string; readonly separator: SeparatorName }) => {
      const answer = await window.kiosk.exportContacts({ ...order, place });
      setWord(answer.ok ? { type: 'export', answer: answer.value } : { type: 'failed' });
    },
  };
}
