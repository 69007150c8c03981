import { useTranslation } from 'react-i18next';
import type { BackupEntry } from '../../../electron/core/backup.ts';
import { Icon } from '../../parts/icon.tsx';
import { Key } from '../../parts/key.tsx';
import { formatSize } from '../export/format-size.ts';
import { usePanel } from '../panel-context.tsx';
import { useTimes } from './use-times.ts';

interface BackupListProps {
  readonly backups: readonly BackupEntry[];
  readonly timeZone: string;
  readonly onChoose: (backup: BackupEntry) => void;
}

/** The backups of the kiosk, and the files on drives that may be ones. */
export function BackupList({ backups, timeZone, onChoose }: BackupListProps) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const { day, moment, number } = useTimes(timeZone);
  return (
    <>
      <p className="safekeeping-hint">{t('safekeeping.copiesText')}</p>
      {backups.length === 0 && <p>{t('safekeeping.noCopies')}</p>}
      <ul className="safekeeping-list">
        {backups.map((backup) => {
          const title = backup.day === null ? backup.name : day(backup.day);
          return (
            <li key={backup.file}>
              <Icon name={backup.drive === null ? 'archive' : 'usb'} />
              <div>
                <h2>{title}</h2>
                <p>
                  {backup.drive ?? (backup.day === null ? t('safekeeping.putThere') : '')}
                  {backup.verifiedAt !== null && t('safekeeping.verified', { time: moment(backup.verifiedAt) })}
                </p>
              </div>
              <p className="tabular">{backup.events !== null && t('safekeeping.rows', { count: backup.events, number: number(backup.events) })}</p>
              <p className="tabular">{formatSize(backup.bytes, language)}</p>
              <Key iconAfter="next" label={t('safekeeping.lookInto', { copy: title })} onPress={() => onChoose(backup)}>{t('safekeeping.look')}</Key>
            </li>
          );
        })}
      </ul>
    </>
  );
}
