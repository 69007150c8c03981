import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProofPurpose } from '../../electron/core/access.ts';
import type { PadState } from '../../electron/core/entry.ts';
import { Key } from '../parts/key.tsx';
import { PinPad } from './pin-pad.tsx';
import { PinSheet } from './pin-sheet.tsx';
import { useLock } from './use-lock.ts';
import { useTyping } from './use-typing.ts';

interface ConfirmPinProps {
  readonly purpose: ProofPurpose;
  /** the PIN was right: this proof is good for one call of that purpose */
  readonly onProof: (proof: string) => void;
  readonly onCancel: () => void;
}

const open: PadState = { triesLeft: 0, lockedMs: 0 };

/** Asks for the staff PIN again. */
export function ConfirmPin({ purpose, onProof, onCancel }: ConfirmPinProps) {
  const { t } = useTranslation('staff');
  const { typed, word, say, type, clear } = useTyping<'wrong' | 'wrongKey' | 'noKey' | 'failed' | 'checking'>();
  const [pad, setPad] = useState(open);
  const lock = useLock(pad);
  const isDisabled = lock !== null || word === 'checking';
  const enter = async (by: 'pin' | 'key') => {
    say('checking');
    const answer = await (by === 'pin' ? window.kiosk.confirmPin({ pin: typed, purpose }) : window.kiosk.confirmWithKey({ purpose }));
    if (!answer.ok) {
      clear('failed');
    } else if (answer.value.outcome === 'confirmed') {
      clear(null);
      onProof(answer.value.proof);
    } else {
      const { outcome } = answer.value;
      clear(outcome === 'no-key' ? 'noKey' : outcome === 'wrong' ? (by === 'pin' ? 'wrong' : 'wrongKey') : null);
      setPad(answer.value.pad);
    }
  };
  return (
    <PinSheet
      title={t('confirm.title')}
      typed={typed}
      status={
        <>
          {lock !== null && t('entry.locked', { time: lock })}
          {lock === null && word !== null && t(`entry.${word}`)}
          {lock === null && (word === 'wrong' || word === 'wrongKey') && <span>{t('entry.tries', { count: pad.triesLeft })}</span>}
        </>
      }
      keys={<Key icon="usb" label={t('confirm.key')} isDisabled={isDisabled} onPress={() => void enter('key')} />}
      onCancel={onCancel}
    >
      <PinPad typed={typed} onTyped={type} onEnter={() => void enter('pin')} isDisabled={isDisabled} />
    </PinSheet>
  );
}
