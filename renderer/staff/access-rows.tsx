import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Holder } from '../../electron/core/access.ts';
import { Key } from '../parts/key.tsx';
import { ChangePin } from './change-pin.tsx';
import { ConfirmPin } from './confirm-pin.tsx';
import { KioskRow } from './kiosk-row.tsx';

type Changed = Holder | 'key';

/** The ways in: both PINs and the USB key. Each change asks for the staff PIN first. */
export function AccessRows() {
  const { t } = useTranslation('staff');
  const [asked, setAsked] = useState<Changed | null>(null);
  const [proposed, setProposed] = useState<{ readonly holder: Holder; readonly pin: string } | null>(null);
  const [said, setSaid] = useState<{ readonly of: Changed; readonly word: string } | null>(null);
  const say = (of: Changed, word: string) => setSaid({ of, word });

  const go = async (proof: string) => {
    setAsked(null);
    if (asked === 'key') {
      const made = await window.kiosk.makeUsbKey({ proof });
      say('key', t(made.ok ? 'kiosk.keyDone' : made.message === 'no-drive' ? 'kiosk.keyNoDrive' : 'kiosk.failed'));
    } else if (asked !== null) {
      const answer = await window.kiosk.proposePin({ holder: asked, proof });
      if (answer.ok) setProposed({ holder: asked, pin: answer.value.pin });
      else say(asked, t('kiosk.failed'));
    }
  };
  const row = (of: Changed) => (said?.of === of ? said.word : null);
  return (
    <ul>
      {(['staff', 'guide'] as const).map((holder) => (
        <KioskRow
          key={holder}
          icon="lock"
          title={t(holder === 'staff' ? 'changePin.rowStaff' : 'changePin.rowGuide')}
          text={t(holder === 'staff' ? 'changePin.textStaff' : 'changePin.textGuide')}
          word={row(holder)}
        >
          <Key label={t('changePin.key')} onPress={() => setAsked(holder)} />
        </KioskRow>
      ))}
      <KioskRow icon="usb" title={t('kiosk.key')} text={t('kiosk.keyText')} word={row('key')}>
        <Key label={t('kiosk.keyKey')} onPress={() => setAsked('key')} />
      </KioskRow>
      {asked !== null && <ConfirmPin purpose="access" onProof={(proof) => void go(proof)} onCancel={() => setAsked(null)} />}
      {proposed !== null && (
        <ChangePin
          {...proposed}
          onDone={() => {
            setProposed(null);
            say(proposed.holder, t('changePin.done'));
          }}
          onCancel={() => setProposed(null)}
        />
      )}
    </ul>
  );
}
