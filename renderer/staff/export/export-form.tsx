import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Radio, RadioGroup } from 'react-aria-components';
import { defaultSeparator, exportFormats, type ExportFormat, type SeparatorName } from '../../../electron/core/export.ts';
import { kioskPlace, type ExportPlace } from '../../../electron/core/export-desk.ts';
import type { FiguresRange } from '../../../electron/core/figures.ts';
import { Choice } from '../../parts/choice.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Key } from '../../parts/key.tsx';
import { RangeChoice } from '../figures/range-choice.tsx';
import { usePanel } from '../panel-context.tsx';
import { formatSize } from './format-size.ts';

export interface ExportWishes {
  readonly range: FiguresRange;
  readonly format: ExportFormat;
  /** null: what the panel's language suggests */
  readonly separator: SeparatorName | null;
  /** null: the first drive, or the kiosk where there is none */
  readonly place: string | null;
}

interface ExportFormProps {
  readonly wishes: ExportWishes;
  readonly places: readonly ExportPlace[];
  readonly onChange: (wishes: ExportWishes) => void;
  /** With the place that was on the screen when the key was pressed: a stick that comes later changes nothing. */
  readonly onStart: (place: string) => void;
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="export-field">
      <h2>{label}</h2>
      <div>{children}</div>
    </div>
  );
}

export function ExportForm({ wishes, places, onChange, onStart }: ExportFormProps) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  // a stick is what exports are for: the first one is proposed
  const place = places.find(({ id }) => id === wishes.place) ?? places[1] ?? places[0];
  return (
    <>
      <Field label={t('figures.range')}>
        <RangeChoice range={wishes.range} onChange={(range) => onChange({ ...wishes, range })} />
      </Field>
      <Field label={t('export.format')}>
        <Choice<ExportFormat>
          label={t('export.format')}
          value={wishes.format}
          options={exportFormats.map((format) => ({ value: format, label: t(`export.${format}`) }))}
          onChange={(format) => onChange({ ...wishes, format })}
        />
        <p className="export-hint">{t(`export.${wishes.format}Hint`)}</p>
      </Field>
      {wishes.format === 'csv' && (
        <Field label={t('export.separator')}>
          <Choice<SeparatorName>
            label={t('export.separator')}
            value={wishes.separator ?? defaultSeparator(language)}
            options={(['semicolon', 'comma'] as const).map((name) => ({ value: name, label: t(`export.${name}`) }))}
            onChange={(separator) => onChange({ ...wishes, separator })}
          />
        </Field>
      )}
      <Field label={t('export.place')}>
        <RadioGroup className="export-places" aria-label={t('export.place')} value={place?.id ?? kioskPlace} onChange={(id) => onChange({ ...wishes, place: id })}>
          {places.map(({ id, name, freeBytes }) => (
            <Radio key={id} value={id} className="export-place">
              <Icon name={id === kioskPlace ? 'screen' : 'usb'} />
              <span>{id === kioskPlace ? t('export.kiosk') : name}</span>
              {freeBytes !== null && <span className="export-free">{t('export.free', { size: formatSize(freeBytes, language) })}</span>}
            </Radio>
          ))}
        </RadioGroup>
        {places.length < 2 && <p className="export-hint">{t('export.plugIn')}</p>}
      </Field>
      <Key look="primary" icon="lock" label={t('export.start')} isDisabled={place === undefined} onPress={() => onStart(place?.id ?? kioskPlace)} />
    </>
  );
}
