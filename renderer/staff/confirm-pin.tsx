import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ProofPurpose } from '../../electron/core/access.ts';
import type { PadState } from '../../electron/core/entry.ts';
import { Key } from '../parts/key.tsx';
import { PinPad, PinRings } from './pin-pad.tsx';
import { useLock } from './use-lock.ts';
import './confirm-pin.css';

interface ConfirmPinProps {
  readonly purpose: ProofPurpose;
  /** the PIN was right: this proof is good for one call of that purpose */
  readonly onProof: (proof: string) => void;
  readonly onCancel: () => void;
}

const open: PadState = { triesLeft: 0, lockedMs: 0 };

/** Asks for the staff PIN again, over whatever page stands there. */
export function ConfirmPin({ purpose, onProof, onCancel }: ConfirmPinProps) {
  const { t } = useTranslation('staff');
  const [typed, setTyped] = useState('');
  const [pad, setPad] = useState(open);
  const [word, setWord] = useState<'wrong' | 'wrongKey' | 'noKey' | 'failed' | 'checking' | null>(null);
  const lock = useLock(pad);
  const enter = async (by: 'pin' | 'key') => {
    setWord('checking');
    const answer = await (by === 'pin' ? window.kiosk.confirmPin({ pin: typed, purpose }) : window.kiosk.confirmWithKey({ purpose }));
    setTyped('');
    if (!answer.ok) {
      setWord('failed');
    } else if (answer.value.outcome === 'confirmed') {
      onProof(answer.value.proof);
    } else {
      const { outcome } = answer.value;
      setWord(outcome === 'no-key' ? 'noKey' : outcome === 'wrong' ? (by === 'pin' ? 'wrong' : 'wrongKey') : null);
      setPad(answer.value.pad);
    }
  };
  return (
    <ModalOverlay className="confirm-pin" isOpen onOpenChange={onCancel}>
      <Modal className="confirm-pin-sheet">
        <Dialog className="confirm-pin-dialog">
          <div className="confirm-pin-words">
            <Heading slot="title">{t('confirm.title')}</Heading>
            <PinRings count={typed.length} />
            <p role="status">
              {lock !== null && t('entry.locked', { time: lock })}
              {lock === null && word !== null && t(`entry.${word}`)}
              {lock === null && (word === 'wrong' || word === 'wrongKey') && <span>{t('entry.tries', { count: pad.triesLeft })}</span>}
            </p>
            <Key icon="usb" label={t('confirm.key')} isDisabled={lock !== null || word === 'checking'} onPress={() => void enter('key')} />
            <Key icon="back" label={t('confirm.cancel')} onPress={onCancel} />
          </div>
          <PinPad
            typed={typed}
            onTyped={(digits) => {
              setTyped(digits);
              setWord(null);
            }}
            onEnter={() => void enter('pin')}
            isDisabled={lock !== null || word === 'checking'}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
