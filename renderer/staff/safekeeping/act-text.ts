import type { TFunction } from 'i18next';
import type { ErasureRecord, LoggedDeed } from '../../../electron/core/erasure.ts';
import type { ErasureList } from '../../../electron/core/safekeeping.ts';

/** Deeds whose names are worded; another one keeps the name it has in the audit. */
const worded = ['erasure-began', 'erased', 'erasure-failed', 'erasure-act-saved'] as const;

interface ActParts {
  readonly record: ErasureRecord;
  readonly list: ErasureList;
  readonly deeds: readonly LoggedDeed[];
  readonly moment: (at: number) => string;
  readonly number: (value: number) => string;
  readonly t: TFunction<'staff'>;
}

/**
 * The act of an erasure and the extract from the log of events, as text to print and sign. What they name follows
 * Roskomnadzor's order 179 of 28 October 2022, points 3 and 5. What the kiosk does not know is a line to write on.
 */
export function actText({ record, list, deeds, moment, number, t }: ActParts): string {
  const line = '_'.repeat(40);
  const span = record.from === 0 ? t('safekeeping.upTo', { to: moment(record.before) }) : t('safekeeping.fromTo', { from: moment(record.from), to: moment(record.before) });
  const field = (name: 'operator' | 'address' | 'system' | 'subjects' | 'categories' | 'span' | 'rows' | 'way' | 'reason' | 'time' | 'doneBy', text: string) => `${t(`safekeeping.document.${name}`)}: ${text}`;
  const facts = [
    field('operator', list.operator || line),
    field('address', list.address || line),
    field('system', t('safekeeping.document.systemText', { id: list.kioskId })),
    field('subjects', t('safekeeping.document.subjectsText')),
    field('categories', t('safekeeping.document.categoriesText')),
    field('span', span),
    field('rows', number(record.events)),
    field('reason', t(`safekeeping.document.${record.reason}`)),
    field('time', moment(record.at)),
  ];
  const extract = deeds.map(({ at, action, detail }) => {
    const name = worded.find((one) => one === action);
    return `${moment(at)}  ${name ? t(`safekeeping.document.deeds.${name}`) : action}  ${detail}`;
  });
  return [
    t('safekeeping.document.title', { number: record.id }),
    '',
    ...facts,
    field('way', t('safekeeping.document.wayText')),
    '',
    field('doneBy', line),
    '',
    t('safekeeping.document.extract'),
    '',
    ...facts.slice(2),
    ...(extract.length > 0 ? extract : [t('safekeeping.document.noDeeds')]),
    '',
  ].join('\n');
}
