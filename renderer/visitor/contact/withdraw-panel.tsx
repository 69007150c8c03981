import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeDigits } from '../../../electron/core/contact-rules.ts';
import { Key } from '../../parts/key.tsx';
import { KeyboardDock } from '../../parts/on-screen-keyboard/keyboard-dock.tsx';
import { KioskTextField } from '../../parts/on-screen-keyboard/kiosk-text-field.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useSession } from '../session-context.tsx';
import './contact.css';

type Word =
  | { readonly type: 'withdrawn' | 'unknown' | 'failed' | 'asking' }
  | { readonly type: 'locked'; readonly count: number };

/** Takes a consent back by its code, in this visit or weeks later. */
export function WithdrawPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  const [typed, setTyped] = useState('');
  const [word, setWord] = useState<Word | null>(null);
  const code = typed.replaceAll(/\D/g, '');
  const withdraw = async () => {
    if (code.length !== codeDigits || word?.type === 'asking') return;
    setWord({ type: 'asking' });
    const answer = await window.kiosk.withdrawContact({ code });
    if (!answer.ok) return setWord({ type: 'failed' });
    if (answer.value.outcome === 'locked') return setWord({ type: 'locked', count: Math.ceil(answer.value.lockedMs / 1000) });
    if (answer.value.outcome === 'withdrawn') dispatch({ type: 'contact-withdrawn', contact: answer.value.contact });
    return setWord({ type: answer.value.outcome });
  };
  return (
    <Sheet title={t('contact.withdraw.title')} onClose={onClose}>
      {word?.type === 'withdrawn' ? (
        <p className="withdraw-words" role="status">{t('contact.withdraw.withdrawn')}</p>
      ) : (
        <KeyboardDock>
          <div className="withdraw">
            <p className="withdraw-words">{t('contact.withdraw.text')}</p>
            <KioskTextField
              label={t('contact.code')}
              isLabelHidden
              kind="digits"
              isFirst
              maxLength={codeDigits + 4}
              value={typed}
              onChange={(text) => {
                setTyped(text);
                setWord(null);
              }}
              onSubmit={() => void withdraw()}
            />
            <Key label={t('contact.withdraw.erase')} isDisabled={code.length !== codeDigits || word?.type === 'asking'} onPress={() => void withdraw()} />
            <p className="withdraw-word" role="status">
              {word?.type === 'locked' && t('contact.withdraw.locked', { count: word.count })}
              {(word?.type === 'unknown' || word?.type === 'failed') && t(`contact.withdraw.${word.type}`)}
            </p>
          </div>
        </KeyboardDock>
      )}
    </Sheet>
  );
}
