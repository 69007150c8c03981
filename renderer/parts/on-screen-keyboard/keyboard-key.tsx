import { Button } from 'react-aria-components';
import { Icon, type IconName } from '../icon.tsx';

interface KeyboardKeyProps {
  readonly label: string;
  /** stands in place of the label, or before it */
  readonly icon?: IconName;
  readonly isLabelShown?: boolean;
  readonly size?: 'plain' | 'wide' | 'space';
  /** of a key that stays down */
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

/** One key: acts on release and leaves the focus where the text is. */
export function KeyboardKey({ label, icon, isLabelShown = icon === undefined, size = 'plain', isOn, onPress }: KeyboardKeyProps) {
  return (
    <Button
      className={`keyboard-key keyboard-key-${size}`}
      preventFocusOnPress
      onPress={onPress}
      {...(isLabelShown ? {} : { 'aria-label': label })}
      {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
    >
      {icon && <Icon name={icon} />}
      {isLabelShown && <span>{label}</span>}
    </Button>
  );
}
