import { useTranslation } from 'react-i18next';
import type { Figure, Lab } from '../../electron/core/content.ts';
import { FigureNumber } from '../parts/figure-number.tsx';
import { formatAsOf } from '../parts/format-figure.ts';
import { Sheet } from '../parts/sheet.tsx';
import { SourceMark } from '../parts/source-mark.tsx';
import { packText } from '../parts/texts.ts';
import { useVisit } from './session-context.tsx';
import './source-panel.css';

/** All the marks there are, so that the one that holds can be told from the others. */
const confidences = ['report', 'sourced', 'vendor', 'calc'] as const satisfies readonly Figure['confidence'][];

/** All there is to say about a figure: what it counts, who says so, as of when. */
export function SourcePanel({ lab, figure, onClose }: { readonly lab: Lab; readonly figure: Figure; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useVisit();
  const source = lab.sources.find(({ id }) => id === figure.sourceId);
  const asOf = formatAsOf(figure.asOf, language);
  return (
    <Sheet title={t('source.title')} onClose={onClose}>
      <div className="source-panel">
        <div>
          <FigureNumber figure={figure} language={language} size={17} />
          <p className="source-panel-what">{packText(language, lab.id, `figures.${figure.id}`)}</p>
        </div>
        <div className="source-panel-facts">
          <p className="source-panel-who">
            <b>{packText(language, lab.id, `sources.${figure.sourceId}`)}</b>
            {source?.url && <span className="source-panel-url" lang="en">{source.url}</span>}
          </p>
          <p>{asOf ? t('source.asOf', { date: asOf }) : t('source.undated')}</p>
        </div>
        <ul className="source-panel-marks">
          {confidences.map((confidence) => (
            <li key={confidence} {...(confidence === figure.confidence ? { 'aria-current': 'true' as const } : {})}>
              <SourceMark confidence={confidence} />
              {t(`confidence.${confidence}`)}
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}
