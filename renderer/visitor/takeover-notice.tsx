import { useTranslation } from 'react-i18next';
import { takeoverNoticeMs } from '../../electron/core/tour-takeover.ts';
import { Countdown } from './notice.tsx';
import './notice.css';

/** Tells the visitor, in the language of the visit, that a guide needs the kiosk. Nothing here can be touched. */
export function TakeoverNotice() {
  const { t } = useTranslation();
  return (
    <div className="screen notice takeover-notice" role="alert">
      <Countdown fromMs={takeoverNoticeMs} />
      <div className="notice-lines"><p><b>{t('takeover.title')}</b><span>{t('takeover.text')}</span></p></div>
    </div>
  );
}
