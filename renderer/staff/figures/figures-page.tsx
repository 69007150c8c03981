import { useTranslation } from 'react-i18next';
import type { Figures } from '../../../electron/core/figures.ts';
import type { Language } from '../../../electron/core/language.ts';
import { formatNumber, formatTime } from '../../parts/format-figure.ts';
import { Key } from '../../parts/key.tsx';
import { usePanel } from '../panel-context.tsx';
import { FiguresBoard } from './figures-board.tsx';
import { RangeChoice, ranges } from './range-choice.tsx';
import { useFigures } from './use-figures.ts';
import './figures.css';

/** What interested people: one look at some days. */
export function FiguresPage() {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const { range, figures, isLoading, hasFailed, choose, again } = useFigures(ranges.month);
  return (
    <section className="staff-page figures" aria-busy={isLoading}>
      <header className="figures-head">
        <div>
          <h1>{t('figures.heading')}</h1>
          <p className="figures-days" role="status">
            {hasFailed ? t('figures.failed') : figures ? daysOf(figures, language) : t('figures.loading')}
          </p>
        </div>
        <div className="figures-range"><RangeChoice range={range} onChange={choose} /></div>
      </header>
      {hasFailed && <div><Key icon="again" label={t('figures.again')} onPress={again} /></div>}
      {figures && <Headline figures={figures} />}
      {figures && <FiguresBoard figures={figures} />}
    </section>
  );
}

function daysOf({ firstDay, lastDay }: Figures, language: Language): string {
  if (firstDay === null || lastDay === null) return '';
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.formatRange(new Date(firstDay), new Date(lastDay));
}

/** The numbers that are read from across the room. */
function Headline({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const { visits, length, oneTouch, interested } = figures;
  const all = visits.self + visits.guided;
  const number = (value: number) => formatNumber(value, language);
  const apart = (self: string, guided: string) => t('figures.apart', { self, guided });
  const time = (ms: number | undefined) => (ms === undefined ? '–' : formatTime(ms));
  const items = [
    { key: 'visits', value: number(all), note: apart(number(visits.self), number(visits.guided)) },
    { key: 'median', value: time(length.all?.medianMs), note: apart(time(length.self?.medianMs), time(length.guided?.medianMs)) },
    { key: 'p90', value: time(length.all?.p90Ms), note: apart(time(length.self?.p90Ms), time(length.guided?.p90Ms)) },
    { key: 'interested', value: all === 0 ? '–' : new Intl.NumberFormat(language, { style: 'percent' }).format(interested / all), note: number(interested) },
    { key: 'oneTouch', value: number(oneTouch.self + oneTouch.guided), note: t('figures.oneTouchNote') },
  ] as const;
  return (
    <dl className="figures-headline tabular">
      {items.map(({ key, value, note }) => (
        <div key={key}>
          <dt>{t(`figures.${key}`)}</dt>
          <dd className="figures-large">{value}</dd>
          <dd>{note}</dd>
        </div>
      ))}
    </dl>
  );
}
