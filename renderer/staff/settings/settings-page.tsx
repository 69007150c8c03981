import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsSheet } from '../../../electron/core/settings-change.ts';
import { SettingsForm } from './settings-form.tsx';
import './settings.css';

/** The settings, once main has said what they are. */
export function SettingsPage() {
  const { t } = useTranslation('staff');
  const [sheet, setSheet] = useState<SettingsSheet | 'unread' | null>(null);
  useEffect(() => {
    let isHere = true;
    void window.kiosk.readSettings().then((answer) => isHere && setSheet(answer.ok ? answer.value : 'unread'));
    return () => {
      isHere = false;
    };
  }, []);
  if (sheet === null) return null;
  if (sheet !== 'unread') return <SettingsForm first={sheet} />;
  return (
    <section className="staff-page">
      <h1>{t('settings.title')}</h1>
      <p role="alert">{t('settings.unread')}</p>
    </section>
  );
}
