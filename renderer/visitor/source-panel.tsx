import { useTranslation } from 'react-i18next';
import type { Figure, Lab } from '../../electron/core/content.ts';
import { FigureNumber } from '../parts/figure-number.tsx';
import { formatAsOf } from '../parts/format-figure.ts';
import { Sheet } from '../parts/sheet.tsx';
import { SourceMark } from '../parts/source-mark.tsx';
import { packText } from '../parts/texts.ts';
import { useVisit } from './session-context.tsx';

/** All there is to say about a figure: what it counts, who says so, as of when. */
export function SourcePanel({ lab, figure, onClose }: { readonly lab: Lab; readonly figure: Figure; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useVisit();
  const source = lab.sources.find(({ id }) => id === figure.sourceId);
  const asOf = formatAsOf(figure.asOf, language);
  return (
    <Sheet title={t('source.title')} onClose={onClose}>
      <div className="source-panel">
        <FigureNumber figure={figure} language={language} size={11} />
        <div>
          <p className="source-panel-what">{packText(language, lab.id, `figures.${figure.id}`)}</p>
          <p className="source-panel-who">
            <SourceMark confidence={figure.confidence} />
            <b>{t(`confidence.${figure.confidence}`)}</b>
          </p>
          <p>{packText(language, lab.id, `sources.${figure.sourceId}`)}</p>
          {source?.url && <p className="source-panel-url" lang="en">{source.url}</p>}
          <p>{asOf ? t('source.asOf', { date: asOf }) : t('source.undated')}</p>
        </div>
      </div>
    </Sheet>
  );
}
