import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Holder } from '../../electron/core/access.ts';
import { Key } from '../parts/key.tsx';
import { formatPin } from './format-pin.ts';
import { PinPad } from './pin-pad.tsx';
import { PinSheet } from './pin-sheet.tsx';
import { useTyping } from './use-typing.ts';

interface ChangePinProps {
  readonly holder: Holder;
  /** the new PIN that main proposed */
  readonly pin: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Another PIN: shown, written down, typed back, and only then stored. */
export function ChangePin({ holder, pin, onDone, onCancel }: ChangePinProps) {
  const { t } = useTranslation('staff');
  const [isShown, setIsShown] = useState(true);
  const { typed, word, say, type, clear } = useTyping<'different' | 'storing' | 'failed'>();
  const show = (isOn: boolean) => {
    clear(null);
    setIsShown(isOn);
  };
  const enter = async () => {
    if (typed !== pin) return clear('different');
    say('storing');
    const stored = await window.kiosk.changePin({ pin });
    if (stored.ok) onDone();
    else clear('failed');
  };
  if (isShown) {
    return (
      <PinSheet
        title={t(holder === 'staff' ? 'changePin.staff' : 'changePin.guide')}
        typed={null}
        status={t('changePin.intro')}
        keys={<Key look="primary" iconAfter="next" label={t('changePin.next')} onPress={() => show(false)} />}
        onCancel={onCancel}
      >
        <p className="pin-shown tabular">{formatPin(pin)}</p>
      </PinSheet>
    );
  }
  return (
    <PinSheet
      title={t(holder === 'staff' ? 'setUp.typeStaff' : 'setUp.typeGuide')}
      typed={typed}
      status={word !== null && t(`setUp.${word}`)}
      keys={<Key icon="restart" label={t('changePin.again')} isDisabled={word === 'storing'} onPress={() => show(true)} />}
      onCancel={onCancel}
    >
      <PinPad typed={typed} onTyped={type} onEnter={() => void enter()} isDisabled={word === 'storing'} />
    </PinSheet>
  );
}
