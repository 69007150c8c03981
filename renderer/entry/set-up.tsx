import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Holder } from '../../electron/core/access.ts';
import type { ProposedPins } from '../../electron/core/entry.ts';
import { Key } from '../parts/key.tsx';
import { formatPin } from '../staff/format-pin.ts';
import { PinPad, PinRings } from '../staff/pin-pad.tsx';
import { useTyping } from '../staff/use-typing.ts';

interface SetUpProps {
  /** the first two PINs to show; null: main has none to give */
  readonly proposed: ProposedPins | null;
  readonly switches: ReactNode;
  readonly onDone: () => void;
}

type Step = 'show' | Holder;

/** The first start: two proposed PINs, written down, typed back one after the other, and only then stored. */
export function SetUp({ proposed, switches, onDone }: SetUpProps) {
  const { t } = useTranslation('staff');
  const [pins, setPins] = useState(proposed);
  const [step, setStep] = useState<Step>('show');
  const { typed, word, say, type, clear } = useTyping<'different' | 'storing' | 'failed'>(proposed === null ? 'failed' : null);

  const propose = async () => {
    const others = await window.kiosk.proposePins();
    setPins(others.ok ? others.value : null);
    say(others.ok ? null : 'failed');
  };

  const go = (next: Step) => {
    clear(null);
    setStep(next);
  };
  const enter = async () => {
    if (pins === null || step === 'show') return;
    if (typed !== pins[step]) return clear('different');
    if (step === 'staff') {
      go('guide');
      return;
    }
    say('storing');
    const stored = await window.kiosk.setUpAccess(pins);
    if (stored.ok) onDone();
    else say('failed');
  };

  if (step === 'show') {
    return (
      <main className="screen entry entry-show">
        <div className="entry-words">
          <h1>{t('setUp.title')}</h1>
          <p>{t('setUp.intro')}</p>
        </div>
        <dl className="entry-pins">
          {(['staff', 'guide'] as const).map((holder) => (
            <div key={holder}>
              <dt>{t(`setUp.${holder}`)}</dt>
              <dd className="tabular">{formatPin(pins?.[holder] ?? '')}</dd>
            </div>
          ))}
        </dl>
        <p className="entry-state" role="status">{word === 'failed' && t('setUp.failed')}</p>
        <div className="entry-keys">
          <Key look="primary" iconAfter="next" label={t('setUp.next')} isDisabled={pins === null} onPress={() => go('staff')} />
          <Key icon="restart" label={t('setUp.others')} onPress={() => void propose()} />
          {switches}
        </div>
      </main>
    );
  }
  return (
    <main className="screen entry">
      <div className="entry-words">
        <h1>{t(step === 'staff' ? 'setUp.typeStaff' : 'setUp.typeGuide')}</h1>
        <PinRings count={typed.length} />
        <p className="entry-state" role="status">{word !== null && t(`setUp.${word}`)}</p>
      </div>
      <PinPad typed={typed} onTyped={type} onEnter={() => void enter()} isDisabled={word === 'storing'} />
      <div className="entry-keys">
        <Key icon="back" label={t('setUp.again')} isDisabled={word === 'storing'} onPress={() => go('show')} />
        {switches}
      </div>
    </main>
  );
}
