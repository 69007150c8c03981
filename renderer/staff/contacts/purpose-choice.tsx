import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../parts/choice.tsx';
import { KioskTextField } from '../../parts/on-screen-keyboard/kiosk-text-field.tsx';

const kinds = ['toAnswer', 'onRequest', 'other'] as const;

/** What addresses are looked at for: one of the usual purposes, or `words`. */
export interface Purpose {
  readonly kind: (typeof kinds)[number];
  readonly words: string;
}

const longestPurpose = 120;

/** Whether it can go on record: said, and without an address, for the record is kept. */
export function isPurpose({ kind, words }: Purpose): boolean {
  const { length } = words.trim();
  return kind !== 'other' || (length >= 3 && length <= longestPurpose && !words.includes('@'));
}

export function purposeText({ kind, words }: Purpose, t: TFunction<'staff'>): string {
  return kind === 'other' ? words.trim() : t(`contacts.${kind}`);
}

export function PurposeChoice({ purpose, onChange }: { readonly purpose: Purpose; readonly onChange: (purpose: Purpose) => void }) {
  const { t } = useTranslation('staff');
  const { kind, words } = purpose;
  return (
    <div className="contacts-purpose">
      <div>
        <h2>{t('contacts.purpose')}</h2>
        <p className="contacts-hint">{t('contacts.purposeText')}</p>
      </div>
      <Choice<Purpose['kind']>
        label={t('contacts.purpose')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`contacts.${value}`) }))}
        onChange={(value) => onChange({ ...purpose, kind: value })}
      />
      {kind === 'other' && (
        <KioskTextField
          label={t('contacts.purposeWords')}
          maxLength={longestPurpose}
          value={words}
          isInvalid={words !== '' && !isPurpose(purpose)}
          fault={t('contacts.purposeWrong')}
          onChange={(text) => onChange({ ...purpose, words: text })}
        />
      )}
    </div>
  );
}
