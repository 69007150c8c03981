import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { AccessRows } from './access-rows.tsx';
import { KioskRow } from './kiosk-row.tsx';
import { usePanel } from './panel-context.tsx';
import './kiosk-page.css';

type Deed = 'cleaning' | 'outOfOrder' | 'rehearsal' | 'restart' | 'quit' | 'shutDown';

/** The kiosk itself: what staff do with the tour, the program and the machine. */
export function KioskPage() {
  const { t } = useTranslation('staff');
  const { kioskName, standing: first } = usePanel();
  const [standing, setStanding] = useState(first);
  const [asked, setAsked] = useState<Deed | null>(null);
  const [failed, setFailed] = useState<Deed | null>(null);

  const set = async (deed: 'outOfOrder' | 'rehearsal', isOn: boolean) => {
    const after = await (deed === 'rehearsal' ? window.kiosk.setRehearsal({ isOn }) : window.kiosk.setOutOfOrder({ isOn }));
    setFailed(after.ok ? null : deed);
    if (after.ok) setStanding(after.value);
  };
  const run = async (deed: 'cleaning' | 'restart' | 'quit' | 'shutDown') => {
    const calls = {
      cleaning: window.kiosk.startCleaning,
      restart: window.kiosk.restartKiosk,
      quit: window.kiosk.quitKiosk,
      shutDown: window.kiosk.shutDownMachine,
    };
    const done = await calls[deed]();
    setAsked(null);
    setFailed(done.ok ? null : deed);
  };

  const toggle = (deed: 'outOfOrder' | 'rehearsal', icon: IconName, isOn: boolean) => (
    <KioskRow icon={icon} title={t(`kiosk.${deed}`)} text={t(`kiosk.${deed}Text`)} word={failed === deed ? t('kiosk.failed') : t(isOn ? 'kiosk.isOn' : 'kiosk.isOff')} isOn={isOn}>
      <Key label={t(isOn ? 'kiosk.off' : 'kiosk.on')} onPress={() => void set(deed, !isOn)} />
    </KioskRow>
  );
  /** What ends something asks once more, on the same spot. */
  const deed = (name: 'restart' | 'quit' | 'shutDown', icon: IconName) => (
    <KioskRow icon={icon} title={t(`kiosk.${name}`)} text={t(`kiosk.${name}Text`)} word={failed === name ? t('kiosk.failed') : null}>
      {asked === name ? (
        <>
          <Key look="primary" label={t('kiosk.yes')} onPress={() => void run(name)} />
          <Key label={t('kiosk.no')} onPress={() => setAsked(null)} />
        </>
      ) : (
        <Key label={t(`kiosk.${name}Key`)} onPress={() => setAsked(name)} />
      )}
    </KioskRow>
  );
  return (
    <section className="staff-page kiosk-page" aria-label={t('kiosk.title')}>
      <h1>{kioskName === '' ? t('kiosk.title') : kioskName}</h1>
      <h2>{t('kiosk.tour')}</h2>
      <ul>
        <KioskRow icon="clean" title={t('kiosk.cleaning')} text={t('kiosk.cleaningText')} word={failed === 'cleaning' ? t('kiosk.failed') : null}>
          <Key label={t('kiosk.cleaningKey')} onPress={() => void run('cleaning')} />
        </KioskRow>
        {toggle('outOfOrder', 'warning', standing.notice === 'out-of-order')}
        {toggle('rehearsal', 'trial', standing.isRehearsal)}
      </ul>
      <h2>{t('kiosk.machine')}</h2>
      <ul>
        {deed('restart', 'restart')}
        {deed('quit', 'leave')}
        {deed('shutDown', 'power')}
      </ul>
      <h2>{t('kiosk.access')}</h2>
      <AccessRows />
    </section>
  );
}
