import { useTranslation } from 'react-i18next';
import { Key } from '../parts/key.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { Panel } from './panel.ts';
import { useSession, useSessionState, useVisit } from './session-context.tsx';
import './panels.css';

const topics = ['touch', 'listen', 'view', 'time', 'privacy'] as const;

/** How the kiosk works, in five sentences; an engineer to ask; and, where addresses can be left, how to take one back. */
export function HelpPanel({ onClose, onOpen }: { readonly onClose: () => void; readonly onOpen: (panel: Panel) => void }) {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  const { screen } = useVisit().place;
  const canWithdraw = useSessionState(({ terms }) => terms.contact.canWithdraw);
  return (
    <Sheet title={t('help.title')} onClose={onClose}>
      <ul className="help">
        {topics.map((topic) => (
          <li key={topic}>{t(`help.${topic}`)}</li>
        ))}
      </ul>
      <div className="help-keys">
        {screen !== 'question' && screen !== 'contact' && (
          <Key
            icon="ask"
            label={t('question.open')}
            onPress={() => {
              onClose();
              dispatch({ type: 'open-question' });
            }}
          />
        )}
        {canWithdraw && <Key icon="erase" label={t('contact.withdraw.open')} onPress={() => onOpen('withdraw')} />}
      </div>
    </Sheet>
  );
}
