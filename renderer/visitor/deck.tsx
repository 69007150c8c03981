import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../parts/key.tsx';
import { Rule } from '../parts/rule.tsx';
import { HelpPanel } from './help-panel.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { MenuPanel } from './menu-panel.tsx';
import { useSession, useVisit } from './session-context.tsx';
import { SoundPanel } from './sound-panel.tsx';
import { ViewPanel } from './view-panel.tsx';
import { WithdrawPanel } from './contact/withdraw-panel.tsx';
import type { Panel } from './panel.ts';
import './deck.css';

const panels = { view: ViewPanel, sound: SoundPanel, help: HelpPanel, menu: MenuPanel, withdraw: WithdrawPanel } as const;

interface DeckProps {
  /** what tops the deck; the ruled edge by default */
  readonly rule?: ReactNode;
  /** the keys of this screen */
  readonly children?: ReactNode;
}

/**
 * The lower edge of every visitor screen: the same keys in the same place. With large text the system keys
 * and Finish fold into one Menu key.
 */
export function Deck({ rule = <Rule />, children }: DeckProps) {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  const { display, place } = useVisit();
  const [panel, setPanel] = useState<Panel | null>(null);
  const OpenPanel = panel && panels[panel];
  const isLarge = display.textSize > 100;
  return (
    <footer className={`deck ${isLarge ? 'deck-large' : ''}`}>
      <div className="deck-rule">{rule}</div>
      <div className="deck-way">
        <Key look={isLarge ? 'plain' : 'stack'} icon="home" label={t('deck.home')} isCurrent={place.screen === 'home'} onPress={() => dispatch({ type: 'go-home' })} />
        {!isLarge && (
          <Key look="stack" icon="finish" label={t('deck.finish')} isCurrent={place.screen === 'finish'} onPress={() => dispatch({ type: 'finish' })} />
        )}
      </div>
      <div className="deck-context">{children}</div>
      <div className="deck-system">
        {isLarge ? (
          <Key icon="menu" label={t('deck.menu')} onPress={() => setPanel('menu')} />
        ) : (
          <>
            <LanguageSwitch />
            <Key look="stack" icon="view" label={t('deck.view')} onPress={() => setPanel('view')} />
            <Key look="stack" icon="sound" label={t('deck.sound')} onPress={() => setPanel('sound')} />
            <Key look="stack" icon="help" label={t('deck.help')} onPress={() => setPanel('help')} />
          </>
        )}
      </div>
      {OpenPanel && <OpenPanel onClose={() => setPanel(null)} onOpen={setPanel} />}
    </footer>
  );
}
