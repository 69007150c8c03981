import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { Figure, Lab } from '../../electron/core/content.ts';
import { SourceMark } from '../parts/source-mark.tsx';
import { packText } from '../parts/texts.ts';
import { useVisit } from './session-context.tsx';

/** Where the key figure comes from: mark, word, source. A touch tells more. */
export function FigureSource({ lab, figure, onPress }: { readonly lab: Lab; readonly figure: Figure; readonly onPress: () => void }) {
  const { t } = useTranslation();
  const { language } = useVisit();
  return (
    <Button className="figure-source" onPress={onPress}>
      <SourceMark confidence={figure.confidence} />
      <span>
        <span className="spoken">{t('source.open')}: </span>
        <b>{t(`confidence.${figure.confidence}`)}</b> <span className="figure-source-who">{packText(language, lab.id, `sources.${figure.sourceId}`)}</span>
      </span>
    </Button>
  );
}
