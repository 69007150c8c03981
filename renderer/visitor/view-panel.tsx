import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DisplayChoices } from '../parts/display-choices.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useSession, useVisit } from './session-context.tsx';
import './panels.css';

/** How the screen looks to this visitor. */
export function ViewPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  const { display } = useVisit();
  return (
    <Sheet title={t('view.title')} onClose={onClose}>
      <div className="options">
        <DisplayChoices
          display={display}
          onChange={(part) => dispatch({ type: 'set-display', display: part })}
          Row={Option}
        />
      </div>
    </Sheet>
  );
}

function Option({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="option">
      <p>{title}</p>
      {children}
    </div>
  );
}
