import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { HandsOn, Heard } from '../../../electron/core/health.ts';
import { Key } from '../../parts/key.tsx';
import { hasSoundDevice, playTone, type Side } from './play-tone.ts';
import './speaker-test.css';

/** A tone from the left, then one from the right; staff say what they hear. Null: nobody answered. */
export function SpeakerTest({ onDone }: { readonly onDone: (sound: HandsOn['sound']) => void }) {
  const { t } = useTranslation('staff');
  /** what is played; another object: played again. Null: it is not known yet whether there is anything to play on. */
  const [tone, setTone] = useState<{ readonly side: Side | null } | null>(null);
  const [left, setLeft] = useState<Heard | null>(null);
  const side = tone?.side ?? null;
  useEffect(() => {
    let isHere = true;
    void hasSoundDevice().then((isThere) => isHere && setTone({ side: isThere ? 'left' : null }));
    return () => {
      isHere = false;
    };
  }, []);
  useEffect(() => (tone?.side ? playTone(tone.side) : undefined), [tone]);

  const answer = (heard: Heard) => {
    if (side === 'right') return onDone({ left: left ?? 'not-heard', right: heard });
    setLeft(heard);
    setTone({ side: 'right' });
  };
  const skip = () => onDone(null);
  return (
    <ModalOverlay className="speaker-test" isOpen onOpenChange={skip}>
      <Modal className="speaker-test-sheet">
        <Dialog className="speaker-test-dialog">
          {tone !== null && side === null ? (
            <>
              <Heading slot="title">{t('health.sound.title')}</Heading>
              <p role="status">{t('health.sound.noDevice')}</p>
              <div><Key look="primary" label={t('health.sound.goOn')} onPress={() => onDone('no-device')} /></div>
            </>
          ) : (
            <>
              <Heading slot="title">{t('health.sound.title')}</Heading>
              <p role="status" className="speaker-test-question">{side && t(`health.sound.${side}`)}</p>
              <div>
                <Key look="primary" icon="sound" label={t('health.sound.heard')} isDisabled={side === null} onPress={() => answer('heard')} />
                <Key icon="muted" label={t('health.sound.notHeard')} isDisabled={side === null} onPress={() => answer('not-heard')} />
              </div>
              <div>
                <Key icon="restart" label={t('health.sound.again')} isDisabled={side === null} onPress={() => setTone({ side })} />
                <Key label={t('health.sound.skip')} onPress={skip} />
              </div>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
