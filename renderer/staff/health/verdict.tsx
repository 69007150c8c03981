import { useTranslation } from 'react-i18next';
import type { Finding, HealthReport } from '../../../electron/core/health.ts';
import { Icon } from '../../parts/icon.tsx';
import { usePanel } from '../panel-context.tsx';
import { formatValues } from './format-health.ts';

/** How the kiosk is, in one line. */
export function VerdictLine({ report: { verdict, findings } }: { readonly report: HealthReport }) {
  const { t } = useTranslation('staff');
  return (
    <p className="health-verdict" data-verdict={verdict} role="status">
      <Icon name={verdict === 'well' ? 'check' : 'warning'} />
      <span>{verdict === 'look' ? t('health.verdicts.look', { count: findings.length }) : t(`health.verdicts.${verdict}`)}</span>
    </p>
  );
}

/** What is not as it should be: where, what, and what to do. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  if (findings.length === 0) return null;
  return (
    <section className="health-findings" aria-label={t('health.findingsTitle')}>
      <h2>{t('health.findingsTitle')}</h2>
      <ul>
        {findings.map((finding) => (
          <li key={finding.code} data-severity={finding.severity}>
            <Icon name={finding.severity === 'call' ? 'warning' : 'forward'} />
            <h3>{t(`health.places.${finding.place}`)}</h3>
            <p>
              <strong>{t(`health.findings.${finding.code}.what`, formatValues(finding, language))}</strong>
              <span>{t(`health.findings.${finding.code}.todo`)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
