import type { ReactNode } from 'react';
import { Icon, type IconName } from '../parts/icon.tsx';

interface KioskRowProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** how it stands, or what came of it */
  readonly word: string | null;
  readonly isOn?: boolean;
  readonly children: ReactNode;
}

/** Something that staff do with the kiosk: what it is, how it stands, its keys. */
export function KioskRow({ icon, title, text, word, isOn = false, children }: KioskRowProps) {
  return (
    <li className="kiosk-row" data-on={isOn}>
      <Icon name={icon} />
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
      </div>
      <p className="kiosk-word" role="status">{word}</p>
      <div className="kiosk-row-keys">{children}</div>
    </li>
  );
}
