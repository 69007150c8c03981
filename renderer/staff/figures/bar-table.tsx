import { Fragment, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PatternLines } from '@visx/pattern';
import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import type { accents } from '../../../electron/core/content.ts';
import { Key } from '../../parts/key.tsx';

/** How a bar is filled, so that bars are told apart without their colour. */
export type Fill = 'solid' | 'striped' | 'hollow';

export interface BarRow {
  readonly key: string;
  readonly label: string;
  /** heads this row and those that follow it with the same one */
  readonly group?: string;
  readonly accent?: (typeof accents)[number] | undefined;
  readonly fill?: Fill;
  /** what the bar's length stands for */
  readonly value: number;
  /** the numbers as people read them, one a column behind the bar */
  readonly cells: readonly string[];
}

interface BarTableProps {
  readonly title: string;
  /** headings: of the rows' labels, then one a cell */
  readonly head: readonly string[];
  readonly rows: readonly BarRow[];
  /** the value of a bar as long as its place; else the largest one */
  readonly most?: number;
}

/** Longer lists are folded to this many rows. */
const foldedRows = 8;

/** A chart that is its own table: each row has its name, a bar, and the numbers the bar stands for. */
export function BarTable({ title, head, rows, most = Math.max(1, ...rows.map(({ value }) => value)) }: BarTableProps) {
  const { t } = useTranslation('staff');
  const [isWhole, setWhole] = useState(false);
  const percent = scaleLinear<number>({ domain: [0, most], range: [0, 100], clamp: true });
  const shown = isWhole || rows.length <= foldedRows + 1 ? rows : rows.slice(0, foldedRows);
  const [labelHead, ...cellHeads] = head;
  return (
    <section className="figures-panel">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="figures-none">{t('figures.none')}</p>
      ) : (
        <table className="figures-bars tabular" aria-label={title}>
          <thead className={cellHeads.length > 1 ? '' : 'figures-quiet'}>
            <tr>
              <th scope="col"><span className="spoken">{labelHead}</span></th>
              <td aria-hidden="true" />
              {cellHeads.map((cell) => <th key={cell} scope="col">{cell}</th>)}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <Fragment key={row.key}>
                {row.group !== undefined && row.group !== shown[index - 1]?.group && (
                  <tr className="figures-group" data-accent={row.accent}><th scope="colgroup" colSpan={head.length + 1}>{row.group}</th></tr>
                )}
                <tr data-accent={row.accent}>
                  <th scope="row">{row.label}</th>
                  <td className="figures-bar" aria-hidden="true"><BarPicture width={percent(row.value)} fill={row.fill ?? 'solid'} /></td>
                  {row.cells.map((cell, column) => <td key={cellHeads[column]} className="figures-number">{cell}</td>)}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > foldedRows + 1 && (
        <Key
          icon={isWhole ? 'minus' : 'plus'}
          label={isWhole ? t('figures.less') : t('figures.more', { total: rows.length })}
          onPress={() => setWhole(!isWhole)}
        />
      )}
    </section>
  );
}

function BarPicture({ width, fill }: { readonly width: number; readonly fill: Fill }) {
  const id = useId();
  return (
    <svg width="100%" height="100%">
      {fill === 'striped' && <PatternLines id={id} width={8} height={8} orientation={['vertical']} stroke="currentColor" strokeWidth={4} />}
      <Bar
        x={1}
        y={1}
        width={`${Math.max(width, 0.4) * 0.985}%`}
        height="88%"
        stroke="currentColor"
        strokeWidth={2}
        fill={{ solid: 'currentColor', striped: `url(#${id})`, hollow: 'none' }[fill]}
      />
    </svg>
  );
}
