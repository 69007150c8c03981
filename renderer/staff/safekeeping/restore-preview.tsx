import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupEntry } from '../../../electron/core/backup.ts';
import type { BackupFault, Comparison } from '../../../electron/core/restore.ts';
import type { ErasureList } from '../../../electron/core/safekeeping.ts';
import { Key } from '../../parts/key.tsx';
import { useTimes } from './use-times.ts';

interface RestorePreviewProps {
  readonly backup: BackupEntry;
  readonly erasures: ErasureList;
  readonly onRestore: () => void;
  readonly onBack: () => void;
}

/** What a restore would do, before anything is done. */
export function RestorePreview({ backup, erasures, onRestore, onBack }: RestorePreviewProps) {
  const { t } = useTranslation('staff');
  const { day } = useTimes(erasures.timeZone);
  const [found, setFound] = useState<Comparison | BackupFault | 'failed' | null>(null);
  const { file } = backup;
  useEffect(() => {
    let isGone = false;
    void window.kiosk.previewRestore({ file }).then((answer) => {
      if (isGone) return;
      setFound(!answer.ok ? 'failed' : answer.value.outcome === 'opened' ? answer.value.comparison : answer.value.why);
    });
    return () => {
      isGone = true;
    };
  }, [file]);
  const back = <Key icon="back" label={t('safekeeping.back')} onPress={onBack} />;
  const title = <h2 className="safekeeping-title">{backup.day === null ? backup.name : t('safekeeping.copyOf', { day: day(backup.day) })}</h2>;
  if (found === null) return <>{title}<p role="status">{t('safekeeping.reading')}</p>{back}</>;
  if (typeof found === 'string') return <>{title}<p role="alert">{t(`safekeeping.why.${found}`)}</p>{back}</>;
  const hasWork = found.missing + found.erasable + found.deeds > 0;
  return (
    <>
      {title}
      <ComparisonTable found={found} erasures={erasures} />
      <p className="safekeeping-hint">{t(!hasWork ? 'safekeeping.nothingMissing' : found.erasable > 0 ? 'safekeeping.restoreErasesText' : 'safekeeping.restoreText')}</p>
      <div className="safekeeping-keys">
        {hasWork && <Key look="primary" icon="lock" label={t('safekeeping.restore')} onPress={onRestore} />}
        {back}
      </div>
    </>
  );
}

function ComparisonTable({ found, erasures }: { readonly found: Comparison; readonly erasures: ErasureList }) {
  const { t } = useTranslation('staff');
  const { moment, number } = useTimes(erasures.timeZone);
  const strangers = found.kioskIds.filter((id) => id !== erasures.kioskId);
  /** Zero says nothing where it is the usual thing. */
  const facts = [
    { name: 'inCopy', text: number(found.events), isShown: true },
    { name: 'missing', text: number(found.missing), isShown: true },
    { name: 'here', text: number(found.here), isShown: true },
    { name: 'forbidden', text: number(found.forbidden), isShown: true },
    { name: 'taken', text: number(found.taken), isShown: found.taken > 0 },
    { name: 'erasable', text: number(found.erasable), isShown: found.erasable > 0 },
    { name: 'deeds', text: number(found.deeds), isShown: found.deeds > 0 },
    { name: 'span', text: found.from === null || found.to === null ? '' : t('safekeeping.fromTo', { from: moment(found.from), to: moment(found.to) }), isShown: found.from !== null },
    { name: 'packs', text: found.packVersions.join(', '), isShown: found.packVersions.length > 0 },
    { name: 'strangers', text: strangers.join(', '), isShown: strangers.length > 0 },
  ] as const;
  return (
    <dl className="safekeeping-facts tabular">
      {facts.filter(({ isShown }) => isShown).map(({ name, text }) => (
        <div key={name} data-fact={name}>
          <dt>{t(`safekeeping.${name}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
