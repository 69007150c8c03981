import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryAnswer, PadState } from '../../electron/core/entry.ts';
import { Key } from '../parts/key.tsx';
import { PinPad, PinRings } from '../staff/pin-pad.tsx';
import { useLock } from '../staff/use-lock.ts';
import { useTyping } from '../staff/use-typing.ts';

type Word = 'wrong' | 'wrongKey' | 'noKey' | 'guide' | 'failed';

interface PinEntryProps {
  readonly first: PadState;
  /** the PINs have just been set up */
  readonly isNew: boolean;
  readonly switches: ReactNode;
}

/** The PIN pad of the entry, with what the last try came to. */
export function PinEntry({ first, isNew, switches }: PinEntryProps) {
  const { t } = useTranslation('staff');
  const { typed, word, say, type, clear } = useTyping<Word>();
  const [pad, setPad] = useState(first);
  const [isChecking, setIsChecking] = useState(false);
  const lock = useLock(pad);

  const attempt = async (by: 'pin' | 'key') => {
    if (isChecking) return;
    setIsChecking(true);
    say(null);
    const answer = by === 'pin' ? await window.kiosk.enterPin({ pin: typed }) : await window.kiosk.enterWithKey();
    setIsChecking(false);
    clear(answer.ok ? wordFor(answer.value, by) : 'failed');
    if (answer.ok) setPad(answer.value.pad);
  };

  const tries = t('entry.tries', { count: lock === null ? pad.triesLeft : 0 });
  return (
    <main className="screen entry">
      <div className="entry-words">
        <h1>{t('entry.title')}</h1>
        <PinRings count={typed.length} />
        <p className="entry-state" role="status">
          {lock !== null && t('entry.locked', { time: lock })}
          {lock === null && isChecking && t('entry.checking')}
          {lock === null && !isChecking && (
            <>
              {isNew && word === null && typed === '' && <span>{t('setUp.done')}</span>}
              {word !== null && <span>{t(`entry.${word}`)}</span>}
              <span>{tries}</span>
            </>
          )}
        </p>
      </div>
      <PinPad typed={typed} onTyped={type} onEnter={() => void attempt('pin')} isDisabled={lock !== null || isChecking} />
      <div className="entry-keys">
        <Key icon="usb" label={t('entry.key')} isDisabled={lock !== null || isChecking} onPress={() => void attempt('key')} />
        {switches}
      </div>
    </main>
  );
}

function wordFor({ outcome }: EntryAnswer, by: 'pin' | 'key'): Word | null {
  if (outcome === 'guide') return 'guide';
  if (outcome === 'no-key') return 'noKey';
  return outcome === 'wrong' ? (by === 'key' ? 'wrongKey' : 'wrong') : null;
}
