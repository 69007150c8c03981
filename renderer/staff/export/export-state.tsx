import { useTranslation } from 'react-i18next';
import { kioskPlace, type ExportState } from '../../../electron/core/export-desk.ts';
import { Icon } from '../../parts/icon.tsx';
import { Key } from '../../parts/key.tsx';
import { usePanel } from '../panel-context.tsx';
import { WorkBar } from '../work-bar.tsx';
import { formatSize } from './format-size.ts';

/** How far a file is. */
export function ExportProgress({ state }: { readonly state: Extract<ExportState, { stage: 'running' }> }) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const { progress, isUnmounting, place } = state;
  const number = new Intl.NumberFormat(language);
  const what = isUnmounting ? t('export.unmounting') : t(progress?.phase === 'check' ? 'export.checking' : 'export.writing');
  return (
    <section className="staff-page export">
      <h1>{t('export.heading')}</h1>
      <WorkBar label={what} done={isUnmounting ? 1 : (progress?.done ?? 0)} of={isUnmounting ? 1 : (progress?.of ?? 0)} />
      <p className="export-hint">
        {progress?.phase === 'write' && progress.of > 0 && t('export.rowsDone', { done: number.format(progress.done), of: number.format(progress.of) })}{' '}
        {place.id !== kioskPlace && t('export.leaveIn')}
      </p>
      {!isUnmounting && <Key icon="minus" label={t('export.cancel')} onPress={() => void window.kiosk.cancelExport()} />}
    </section>
  );
}

/** What became of it: the receipt, or why there is none. */
export function ExportResult({ state, onAgain }: { readonly state: Extract<ExportState, { stage: 'written' | 'not-written' }>; readonly onAgain: () => void }) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const again = <Key look="primary" icon="forward" label={t('export.again')} onPress={onAgain} />;
  if (state.stage === 'not-written') {
    const size = (bytes: number) => formatSize(bytes, language);
    return (
      <section className="staff-page export">
        <h1 className="export-outcome"><Icon name="warning" />{t('export.notWritten')}</h1>
        <p role="alert">{t(`export.why.${state.why}`, { needed: size(state.space?.needed ?? 0), free: size(state.space?.free ?? 0) })}</p>
        {again}
      </section>
    );
  }
  const { receipt, isUnmounted, place } = state;
  return (
    <section className="staff-page export">
      <h1 className="export-outcome"><Icon name="check" />{t('export.written')}</h1>
      <p role="status" className="export-lead">
        {isUnmounted === null ? t('export.kept') : t(isUnmounted ? 'export.pullOut' : 'export.busy')}
      </p>
      <dl className="export-receipt">
        <dt>{t('export.file')}</dt>
        <dd>{receipt.file.slice(place.id === kioskPlace ? receipt.file.lastIndexOf('/') + 1 : place.id.length + 1)}</dd>
        {receipt.rows !== null && (
          <>
            <dt>{t('export.rows')}</dt>
            <dd>{new Intl.NumberFormat(language).format(receipt.rows)}</dd>
          </>
        )}
        <dt>{t('export.size')}</dt>
        <dd>{formatSize(receipt.bytes, language)}</dd>
        <dt>SHA-256</dt>
        <dd className="export-sum">{receipt.sha256}</dd>
      </dl>
      <p className="export-hint">{t(receipt.readBack === 'medium' ? 'export.readBack' : 'export.readBackCache')}</p>
      {again}
    </section>
  );
}
