import { useTranslation } from 'react-i18next';
import type { SafekeepingState } from '../../../electron/core/safekeeping.ts';
import { Icon } from '../../parts/icon.tsx';
import { Key } from '../../parts/key.tsx';
import { usePanel } from '../panel-context.tsx';
import { WorkBar } from '../work-bar.tsx';

type Of<Stage extends SafekeepingState['stage']> = Extract<SafekeepingState, { readonly stage: Stage }>;

/** How far a restore or an erasure is. The tour goes on meanwhile, and the panel may close. */
export function WorkProgress({ state }: { readonly state: Of<'restoring' | 'erasing'> }) {
  const { t } = useTranslation('staff');
  return (
    <section className="staff-page safekeeping">
      <h1>{t('safekeeping.heading')}</h1>
      <WorkBar label={t(state.stage === 'restoring' ? 'safekeeping.restoring' : 'safekeeping.erasing')} done={state.done} of={state.of} />
      <p className="safekeeping-hint">{t('safekeeping.tourGoesOn')}</p>
    </section>
  );
}

interface WorkResultProps {
  readonly state: Of<'restored' | 'not-restored' | 'erased' | 'not-erased'>;
  readonly onDone: (next: 'copies' | 'erase' | 'records') => void;
}

/** What became of it. */
export function WorkResult({ state, onDone }: WorkResultProps) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  const rows = (count: number) => t('safekeeping.rows', { count, number: number(count) });
  const isGood = state.stage === 'restored' || state.stage === 'erased';
  const title = { restored: 'safekeeping.restored', 'not-restored': 'safekeeping.notRestored', erased: 'safekeeping.erased', 'not-erased': 'safekeeping.notErased' } as const;
  return (
    <section className="staff-page safekeeping">
      <h1 className="safekeeping-outcome"><Icon name={isGood ? 'check' : 'warning'} />{t(title[state.stage])}</h1>
      {state.stage === 'restored' && (
        <>
          <p role="status" className="safekeeping-lead">{t('safekeeping.cameBack', { rows: rows(state.events) })}</p>
          {state.erased > 0 && <p>{t('safekeeping.erasedAgain', { rows: rows(state.erased) })}</p>}
          {state.left > 0 && <p role="alert">{t('safekeeping.leftOut', { rows: rows(state.left) })}</p>}
        </>
      )}
      {state.stage === 'not-restored' && <p role="alert">{t(`safekeeping.why.${state.why}`)} {t('safekeeping.canAgain')}</p>}
      {state.stage === 'erased' && (
        <>
          <p role="status" className="safekeeping-lead">{rows(state.events)}</p>
          <p>{t(state.isForgotten ? 'safekeeping.forgotten' : 'safekeeping.forgetsLater')}</p>
        </>
      )}
      {state.stage === 'not-erased' && <p role="alert">{t('safekeeping.why.failed')} {t('safekeeping.canAgain')}</p>}
      <Key look="primary" icon="forward" label={t('safekeeping.done')} onPress={() => onDone(state.stage === 'erased' ? 'records' : state.stage === 'not-erased' ? 'erase' : 'copies')} />
    </section>
  );
}
