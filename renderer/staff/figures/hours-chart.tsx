import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AxisBottom, AxisLeft } from '@visx/axis';
import { PatternLines } from '@visx/pattern';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar, Line } from '@visx/shape';
import { shownHours, type Figures } from '../../../electron/core/figures.ts';
import { formatNumber } from '../../parts/format-figure.ts';
import { usePanel } from '../panel-context.tsx';

/** The drawing's own measure; it is scaled to its place as a whole. */
const size = { width: 720, height: 300, left: 56, right: 8, top: 12, bottom: 40 } as const;

/** Visits by the hour they began in, those on their own below those with a guide; the numbers stand in a table behind. */
export function HoursChart({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const id = useId();
  const rows = shownHours(figures.hours).map((hour) => {
    const cells = figures.hours.filter((cell) => cell.hour === hour);
    const sum = (mode: 'self' | 'guided') => cells.reduce((whole, cell) => whole + cell[mode], 0);
    return { hour, self: sum('self'), guided: sum('guided') };
  });
  const most = Math.max(1, ...rows.map(({ self, guided }) => self + guided));
  const x = scaleBand<number>({ domain: rows.map(({ hour }) => hour), range: [size.left, size.width - size.right], padding: 0.28 });
  const y = scaleLinear<number>({ domain: [0, most], range: [size.height - size.bottom, size.top], nice: true });
  const ticks = y.ticks(4).filter(Number.isInteger);
  return (
    <section className="figures-panel">
      <h2>{t('figures.hours')}</h2>
      <p className="figures-legend">
        <span className="figures-swatch" data-fill="solid" />{t('figures.self')} {formatNumber(figures.visits.self, language)}
        <span className="figures-swatch" data-fill="striped" />{t('figures.guided')} {formatNumber(figures.visits.guided, language)}
      </p>
      <svg className="figures-hours" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        <PatternLines id={id} width={9} height={9} orientation={['diagonal']} stroke="currentColor" strokeWidth={2.4} />
        {ticks.map((tick) => <Line key={tick} className="figures-grid" from={{ x: size.left, y: y(tick) }} to={{ x: size.width, y: y(tick) }} />)}
        {rows.map(({ hour, self, guided }) => (
          <g key={hour}>
            {self > 0 && <Bar x={x(hour) ?? 0} y={y(self)} width={x.bandwidth()} height={y(0) - y(self)} fill="currentColor" />}
            {guided > 0 && (
              <Bar x={x(hour) ?? 0} y={y(self + guided)} width={x.bandwidth()} height={Math.max(y(self) - y(self + guided) - 2, 1)} fill={`url(#${id})`} stroke="currentColor" strokeWidth={2} />
            )}
          </g>
        ))}
        <AxisBottom top={y(0)} scale={x} hideTicks hideAxisLine numTicks={24} tickLabelProps={() => ({ textAnchor: 'middle', dy: '.35em' })} tickFormat={String} />
        <AxisLeft left={size.left - 4} scale={y} hideTicks hideAxisLine tickValues={ticks} tickLabelProps={() => ({ textAnchor: 'end', dx: '-.2em', dy: '.3em' })} tickFormat={(value) => formatNumber(Number(value), language)} />
      </svg>
      <table className="spoken" aria-label={t('figures.hours')}>
        <thead><tr>{(['hour', 'self', 'guided'] as const).map((head) => <th key={head} scope="col">{t(`figures.${head}`)}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ hour, self, guided }) => <tr key={hour}><th scope="row">{hour}</th><td>{self}</td><td>{guided}</td></tr>)}
        </tbody>
      </table>
    </section>
  );
}

/** The same visits by weekday too: a table whose cells are the darker the more visits they hold. */
export function WeekTable({ hours }: { readonly hours: Figures['hours'] }) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const columns = shownHours(hours);
  const most = Math.max(1, ...hours.map(({ self, guided }) => self + guided));
  // 1 January 2024 was a Monday
  const nameOf = (weekday: number) => new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));
  return (
    <section className="figures-panel">
      <h2>{t('figures.byWeek')}</h2>
      <table className="figures-week tabular" aria-label={t('figures.byWeek')}>
        <thead>
          <tr>
            <th scope="col"><span className="spoken">{t('figures.weekday')}</span></th>
            {columns.map((hour) => <th key={hour} scope="col">{hour}</th>)}
          </tr>
        </thead>
        <tbody>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{nameOf(weekday)}</th>
              {columns.map((hour) => {
                const cell = hours.find((each) => each.weekday === weekday && each.hour === hour);
                const count = (cell?.self ?? 0) + (cell?.guided ?? 0);
                const share = count / most;
                return <td key={hour} style={{ '--share': share }} className={share > 0.5 ? 'figures-full' : ''}>{count}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
