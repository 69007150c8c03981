import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';

interface KeyProps {
  readonly icon?: IconName;
  readonly iconAfter?: IconName;
  /** always there: shown, unless children say the same in more languages, or spoken where only the icon is shown */
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** `primary`: one a screen; `stack`: icon above label, without outline */
  readonly look?: 'plain' | 'primary' | 'stack';
  readonly isDisabled?: boolean;
  readonly isCurrent?: boolean;
  readonly onPress: () => void;
  readonly children?: ReactNode;
}

/** A key of the deck or a panel. Acts on release. */
export function Key({ icon, iconAfter, label, isLabelHidden, look = 'plain', isDisabled, isCurrent, onPress, children }: KeyProps) {
  return (
    <Button
      className={`key key-${look}`}
      onPress={onPress}
      {...(isDisabled ? { isDisabled } : {})}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
    >
      {/* another sign is another element: nothing slides when a key changes what it says */}
      {icon && <Icon key={icon} name={icon} />}
      {children ?? (isLabelHidden ? null : <span key={label}>{label}</span>)}
      {iconAfter && <Icon name={iconAfter} />}
    </Button>
  );
}
