import { useTranslation } from 'react-i18next';
import { Key } from '../parts/key.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import type { Panel } from './panel.ts';
import { useSession } from './session-context.tsx';
import './panels.css';

/** With large text: what otherwise stands in the deck. */
export function MenuPanel({ onClose, onOpen }: { readonly onClose: () => void; readonly onOpen: (panel: Panel) => void }) {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  return (
    <Sheet title={t('menu.title')} onClose={onClose}>
      <div className="menu">
        <LanguageSwitch />
        <Key icon="view" label={t('deck.view')} onPress={() => onOpen('view')} />
        <Key icon="sound" label={t('deck.sound')} onPress={() => onOpen('sound')} />
        <Key icon="help" label={t('deck.help')} onPress={() => onOpen('help')} />
        <Key
          icon="finish"
          label={t('deck.finish')}
          onPress={() => {
            onClose();
            dispatch({ type: 'finish' });
          }}
        />
      </div>
    </Sheet>
  );
}
