import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasureRecord } from '../../../electron/core/erasure.ts';
import type { ErasureList } from '../../../electron/core/safekeeping.ts';
import { Key } from '../../parts/key.tsx';
import { ActSheet } from './act-sheet.tsx';
import { useTimes } from './use-times.ts';

/** As many as a screen shows; retention leaves one a day. */
const shownAtFirst = 7;

/** What was erased and when, each with its act. */
export function ErasureRecords({ list }: { readonly list: ErasureList }) {
  const { t } = useTranslation('staff');
  const { moment, number } = useTimes(list.timeZone);
  const [isAll, setIsAll] = useState(false);
  const [shown, setShown] = useState<ErasureRecord | null>(null);
  const records = isAll ? list.records : list.records.slice(0, shownAtFirst);
  if (list.records.length === 0) return <p>{t('safekeeping.noRecords')}</p>;
  return (
    <>
      <p className="safekeeping-hint">{t('safekeeping.recordsText')}</p>
      <table className="safekeeping-records">
        <thead>
          <tr>
            <th scope="col">{t('safekeeping.when')}</th>
            <th scope="col">{t('safekeeping.what')}</th>
            <th scope="col">{t('safekeeping.count')}</th>
            <th scope="col">{t('safekeeping.by')}</th>
            <th scope="col">{t('safekeeping.act')}</th>
          </tr>
        </thead>
        <tbody className="tabular">
          {records.map((record) => (
            <tr key={record.id}>
              <th scope="row">{moment(record.at)}</th>
              <td>{record.from === 0 ? t('safekeeping.upTo', { to: moment(record.before) }) : t('safekeeping.fromTo', { from: moment(record.from), to: moment(record.before) })}</td>
              <td>{number(record.events)}</td>
              <td>{t(`safekeeping.${record.reason}`)}</td>
              <td><Key label={t('safekeeping.actOf', { time: moment(record.at) })} onPress={() => setShown(record)}>{t('safekeeping.openAct')}</Key></td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.records.length > shownAtFirst && <Key label={isAll ? t('safekeeping.less') : t('safekeeping.more', { total: number(list.records.length) })} onPress={() => setIsAll(!isAll)} />}
      {shown && <ActSheet record={shown} list={list} onClose={() => setShown(null)} />}
    </>
  );
}
