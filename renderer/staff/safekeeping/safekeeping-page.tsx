import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasureDays } from '../../../electron/core/erasure.ts';
import { Choice } from '../../parts/choice.tsx';
import { ConfirmPin } from '../confirm-pin.tsx';
import { BackupList } from './backup-list.tsx';
import { ErasureForm } from './erasure-form.tsx';
import { ErasureRecords } from './erasure-records.tsx';
import { RestorePreview } from './restore-preview.tsx';
import { WorkProgress, WorkResult } from './work-state.tsx';
import { useSafekeeping } from './use-safekeeping.ts';
import './safekeeping.css';

const sections = ['copies', 'erase', 'records'] as const;

type Section = (typeof sections)[number];

/** What the PIN is asked for. */
type Order = { readonly purpose: 'restore'; readonly file: string } | { readonly purpose: 'erase'; readonly days: ErasureDays };

/** Backups and what they hold, erasing by hand, and the record of what was erased. */
export function SafekeepingPage() {
  const { t } = useTranslation('staff');
  const { state, backups, erasures, look } = useSafekeeping();
  const [section, setSection] = useState<Section>('copies');
  const [chosen, setChosen] = useState<string | null>(null);
  const [order, setOrder] = useState<Order | null>(null);
  const [isRefused, setIsRefused] = useState(false);
  const [isDismissed, setIsDismissed] = useState(false);
  const begin = async (proof: string) => {
    if (!order) return;
    const begun = await (order.purpose === 'restore' ? window.kiosk.startRestore({ proof, file: order.file }) : window.kiosk.startErasure({ proof, days: order.days }));
    setOrder(null);
    setIsRefused(!begun.ok);
    setIsDismissed(false);
    look();
  };

  if (state === null || backups === null || erasures === null) return <section className="staff-page" aria-busy="true" />;
  if (state.stage === 'restoring' || state.stage === 'erasing') return <WorkProgress state={state} />;
  if (state.stage !== 'none' && !isDismissed) {
    return (
      <WorkResult
        state={state}
        onDone={(next) => {
          setIsDismissed(true);
          setChosen(null);
          setSection(next);
        }}
      />
    );
  }
  const backup = backups.find(({ file }) => file === chosen);
  return (
    <section className="staff-page safekeeping">
      <h1>{t('safekeeping.heading')}</h1>
      {isRefused && <p role="alert">{t('safekeeping.failed')}</p>}
      {backup ? (
        <RestorePreview backup={backup} erasures={erasures} onRestore={() => setOrder({ purpose: 'restore', file: backup.file })} onBack={() => setChosen(null)} />
      ) : (
        <>
          <Choice<Section> label={t('safekeeping.sections')} value={section} options={sections.map((value) => ({ value, label: t(`safekeeping.${value}`) }))} onChange={setSection} />
          {section === 'copies' && <BackupList backups={backups} timeZone={erasures.timeZone} onChoose={({ file }) => setChosen(file)} />}
          {section === 'erase' && <ErasureForm timeZone={erasures.timeZone} onErase={(days) => setOrder({ purpose: 'erase', days })} />}
          {section === 'records' && <ErasureRecords list={erasures} />}
        </>
      )}
      {order && <ConfirmPin purpose={order.purpose} onCancel={() => setOrder(null)} onProof={(proof) => void begin(proof)} />}
    </section>
  );
}
