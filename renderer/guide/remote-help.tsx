import { useTranslation } from 'react-i18next';
import { presenterKeys } from '../../electron/core/presenter-keys.ts';

const deeds = Object.keys(presenterKeys) as (keyof typeof presenterKeys)[];

/** What keyboards print on keys whose names are no signs; the Russian letter sits on the same key as the Latin one. */
const printed: Readonly<Record<string, string | null>> = { PageDown: 'Page Down', PageUp: 'Page Up', ArrowRight: '→', ArrowLeft: '←', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', b: null, 'и': null, 'И': null };

/** What the keys of a keyboard or a presenter remote do. */
export function RemoteHelp() {
  const { t } = useTranslation('guide');
  return (
    <div className="guide-words">
      <p>{t('remote.text')}</p>
      <dl className="guide-keys-list">
        {deeds.map((deed) => (
          <div key={deed}>
            <dt>{presenterKeys[deed].flatMap((key) => (printed[key] === null ? [] : [<kbd key={key}>{key === ' ' ? t('remote.space') : printed[key] ?? key}</kbd>]))}</dt>
            <dd>{t(`remote.${deed}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
