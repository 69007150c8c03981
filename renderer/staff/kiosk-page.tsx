import { useTranslation } from 'react-i18next';
import { usePanel } from './panel-context.tsx';

/** The kiosk itself: what staff do with the machine. */
export function KioskPage() {
  const { t } = useTranslation('staff');
  const { kioskName } = usePanel();
  return (
    <section className="staff-page">
      <h1>{t('kiosk.title')}</h1>
      {kioskName !== '' && <p>{kioskName}</p>}
    </section>
  );
}
