import type { Figure } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import { formatFigure } from './format-figure.ts';
import { interfaceTextsOf } from './texts.ts';
import './figure-number.css';

/** The giant number of a screen with its unit. `size` in rem at its largest; long figures are set smaller. */
export function FigureNumber({ figure, language, size }: { readonly figure: Figure; readonly language: Language; readonly size: number }) {
  // The unit goes with the figure, not with the window: a guide's console shows a stage in other languages than its own.
  const { number, unit } = formatFigure(figure, language, interfaceTextsOf(language));
  // A hairline digit is about 0.56 em wide: keep the figure within the column it was composed for.
  const room = size * 3.1;
  const width = number.length * 0.57 + Math.min(unit.length * 0.14, 1.6);
  return (
    <p className="figure-number" style={{ fontSize: `${Math.min(size, room / width)}rem` }}>
      <span>{number}</span>
      {unit && <small lang={language}>{unit}</small>}
    </p>
  );
}
