import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasureRecord, LoggedDeed } from '../../../electron/core/erasure.ts';
import { kioskPlace, type ExportPlace } from '../../../electron/core/export-desk.ts';
import type { ErasureList } from '../../../electron/core/safekeeping.ts';
import { Key } from '../../parts/key.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { actText } from './act-text.ts';
import { useTimes } from './use-times.ts';

interface ActSheetProps {
  readonly record: ErasureRecord;
  readonly list: ErasureList;
  readonly onClose: () => void;
}

/** The act of an erasure with the extract from the log, to read and to take along. */
export function ActSheet({ record, list, onClose }: ActSheetProps) {
  const { t } = useTranslation('staff');
  const { moment, number } = useTimes(list.timeZone);
  const [deeds, setDeeds] = useState<readonly LoggedDeed[] | null>(null);
  const [places, setPlaces] = useState<readonly ExportPlace[]>([]);
  const [word, setWord] = useState<string | null>(null);
  const { id } = record;
  useEffect(() => {
    let isGone = false;
    void Promise.all([window.kiosk.readErasureLog({ id }), window.kiosk.listExportPlaces()]).then(([log, found]) => {
      if (isGone) return;
      setDeeds(log.ok ? log.value : []);
      if (found.ok) setPlaces(found.value);
    });
    return () => {
      isGone = true;
    };
  }, [id]);
  const text = deeds === null ? '' : actText({ record, list, deeds, moment, number, t });
  const save = async (place: string) => {
    const saved = await window.kiosk.saveErasureAct({ id, place, text });
    setWord(!saved.ok ? t('safekeeping.actFailed') : t(saved.value.isUnmounted ? 'safekeeping.actPullOut' : 'safekeeping.actSaved', { file: saved.value.file.slice(saved.value.file.lastIndexOf('/') + 1) }));
  };
  return (
    <Sheet title={t('safekeeping.act')} onClose={onClose}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus, for keys to scroll it */}
      <pre className="safekeeping-act" role="region" aria-label={t('safekeeping.act')} tabIndex={0}>{text}</pre>
      <div className="safekeeping-keys">
        {places.map((place) => (
          <Key
            key={place.id}
            icon={place.id === kioskPlace ? 'screen' : 'usb'}
            label={place.id === kioskPlace ? t('safekeeping.saveHere') : t('safekeeping.saveTo', { drive: place.name })}
            isDisabled={text === ''}
            onPress={() => void save(place.id)}
          />
        ))}
        <p role="status">{word}</p>
      </div>
    </Sheet>
  );
}
