import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Icon } from '../parts/icon.tsx';
import './pin-pad.css';

/** As many digits as core/access allows. */
const mostDigits = 12;
/** As many rings as the kiosk's own PINs have digits; a longer PIN brings more. */
const fewestRings = 6;

interface PinPadProps {
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly onEnter: () => void;
  readonly isDisabled?: boolean;
}

const rows = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The digits, as large as the screen lets them be. A keyboard's digits do the same. */
export function PinPad({ typed, onTyped, onEnter, isDisabled = false }: PinPadProps) {
  const { t } = useTranslation('staff');
  const add = (digit: string) => {
    if (typed.length < mostDigits) onTyped(typed + digit);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isDisabled || event.repeat) return;
    if (/^\d$/.test(event.key)) add(event.key);
    else if (event.key === 'Backspace') onTyped(typed.slice(0, -1));
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement) && typed.length >= fewestRings) onEnter();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const digit = (value: string) => (
    <Button key={value} className="pin-key" isDisabled={isDisabled} onPress={() => add(value)}>
      {value}
    </Button>
  );
  return (
    <div className="pin-pad" role="group" aria-label="PIN">
      {rows.map(digit)}
      <Button className="pin-key" aria-label={t('entry.erase')} isDisabled={isDisabled || typed === ''} onPress={() => onTyped(typed.slice(0, -1))}>
        <Icon name="erase" />
      </Button>
      {digit('0')}
      <Button className="pin-key pin-enter" aria-label={t('entry.enter')} isDisabled={isDisabled || typed.length < fewestRings} onPress={onEnter}>
        <Icon name="check" />
      </Button>
    </div>
  );
}

/** How many digits are typed, and never which. */
export function PinRings({ count }: { readonly count: number }) {
  const { t } = useTranslation('staff');
  return (
    <p className="pin-rings" role="img" aria-label={t('entry.typed', { count })}>
      {Array.from({ length: Math.max(fewestRings, count) }, (_, index) => (
        <span key={index} className={index < count ? 'pin-ring pin-ring-full' : 'pin-ring'} />
      ))}
    </p>
  );
}
