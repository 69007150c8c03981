import type { TFunction } from 'i18next';
import type { Figure, FigureValue } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import { assertNever } from '../../electron/core/result.ts';

export interface FormattedFigure {
  readonly number: string;
  /** empty for a pure number or a year */
  readonly unit: string;
}

/** A number as the language writes it; four digits stay together, as a large figure is read at a glance. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 6, useGrouping: 'min2' }).format(value);
}

function formatValue(value: FigureValue, language: Language, t: TFunction): string {
  if (typeof value === 'number') return formatNumber(value, language);
  if ('from' in value) return `${formatNumber(value.from, language)}–${formatNumber(value.to, language)}`;
  if ('plusMinus' in value) return `±${formatNumber(value.plusMinus, language)}`;
  if ('year' in value) return String(value.year);
  if ('decade' in value) return t('decade', { decade: String(value.decade) });
  return assertNever(value);
}

/** The number that decides the plural form of the unit. */
function countOf(value: FigureValue): number {
  if (typeof value === 'number') return value;
  if ('to' in value) return value.to;
  if ('plusMinus' in value) return value.plusMinus;
  return 0;
}

/** A key figure as the language of `t` writes it. */
export function formatFigure(figure: Figure, language: Language, t: TFunction): FormattedFigure {
  const isDate = typeof figure.value === 'object' && ('year' in figure.value || 'decade' in figure.value);
  return {
    number: formatValue(figure.value, language, t),
    unit: isDate ? '' : t(`units.${figure.unit}`, { count: countOf(figure.value), defaultValue: '' }),
  };
}

/** `asOf` of a figure (a year, month or day) as the language writes dates; null when it is not stated. */
export function formatAsOf(asOf: string | null, language: Language): string | null {
  if (asOf === null) return null;
  const parts = asOf.split('-').length;
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    timeZone: 'UTC',
    ...(parts > 1 ? { month: 'long' } : {}),
    ...(parts > 2 ? { day: 'numeric' } : {}),
  }).format(new Date(asOf));
}

/** 83 000 ms → 1:23, as players write it in all three languages. */
export function formatTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
