import type { ReactNode } from 'react';

interface SettingRowProps {
  readonly title: string;
  readonly text?: string;
  /** what is wrong with it, in words */
  readonly fault?: string | null;
  /** `day`: narrow settings side by side */
  readonly look?: 'usual' | 'day';
  readonly children: ReactNode;
}

/** One setting: what it is on the left, what it is set to on the right. */
export function SettingRow({ title, text, fault = null, look = 'usual', children }: SettingRowProps) {
  return (
    <li className={`setting-row setting-row-${look}`}>
      <div>
        <h3>{title}</h3>
        {text !== undefined && <p>{text}</p>}
        {fault !== null && <p className="setting-fault" role="alert">{fault}</p>}
      </div>
      {children}
    </li>
  );
}
