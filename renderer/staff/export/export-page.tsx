import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultSeparator } from '../../../electron/core/export.ts';
import { kioskPlace } from '../../../electron/core/export-desk.ts';
import { ConfirmPin } from '../confirm-pin.tsx';
import { ranges } from '../figures/range-choice.tsx';
import { usePanel } from '../panel-context.tsx';
import { ExportForm, type ExportWishes } from './export-form.tsx';
import { ExportProgress, ExportResult } from './export-state.tsx';
import { useExport } from './use-export.ts';
import './export.css';

/** Takes the record away: what, as what, where to; the PIN; how far it is; the receipt. */
export function ExportPage() {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const { state, places, look } = useExport();
  const [wishes, setWishes] = useState<ExportWishes>({ range: ranges.month, format: 'csv', separator: null, place: null });
  const [view, setView] = useState<'form' | 'confirm' | 'state'>('state');
  const [isRefused, setIsRefused] = useState(false);
  const begin = async (proof: string) => {
    const { range, format, separator, place } = wishes;
    const answer = await window.kiosk.startExport({
      proof,
      range,
      format,
      separator: separator ?? defaultSeparator(language),
      language,
      place: place ?? kioskPlace,
    });
    setIsRefused(!answer.ok);
    setView(answer.ok ? 'state' : 'form');
    look();
  };

  const start = (place: string) => {
    setWishes({ ...wishes, place });
    setView('confirm');
  };

  if (state === null) return <section className="staff-page" aria-busy="true" />;
  if (state.stage === 'running') return <ExportProgress state={state} />;
  if (view === 'state' && state.stage !== 'none') return <ExportResult state={state} onAgain={() => setView('form')} />;
  return (
    <section className="staff-page export">
      <h1>{t('export.heading')}</h1>
      {isRefused && <p role="alert">{t('export.failed')}</p>}
      <ExportForm wishes={wishes} places={places} onChange={setWishes} onStart={start} />
      {view === 'confirm' && <ConfirmPin purpose="export" onCancel={() => setView('form')} onProof={(proof) => void begin(proof)} />}
    </section>
  );
}
