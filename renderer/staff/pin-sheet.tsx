import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Key } from '../parts/key.tsx';
import { PinRings } from './pin-pad.tsx';
import './pin-sheet.css';

interface PinSheetProps {
  readonly title: string;
  /** the digits typed so far; null: nothing is typed now */
  readonly typed: string | null;
  readonly status: ReactNode;
  /** above the key that cancels */
  readonly keys: ReactNode;
  readonly onCancel: () => void;
  /** beside the words: the pad */
  readonly children: ReactNode;
}

/** Something about a PIN, over whatever page stands there. */
export function PinSheet({ title, typed, status, keys, onCancel, children }: PinSheetProps) {
  const { t } = useTranslation('staff');
  return (
    <ModalOverlay className="pin-sheet" isOpen onOpenChange={onCancel}>
      <Modal className="pin-sheet-box">
        <Dialog className="pin-sheet-dialog">
          <div className="pin-sheet-words">
            <Heading slot="title">{title}</Heading>
            {typed !== null && <PinRings count={typed.length} />}
            <p role="status">{status}</p>
            {keys}
            <Key icon="back" label={t('confirm.cancel')} onPress={onCancel} />
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
