import { useTranslation } from 'react-i18next';
import type { Lab } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import { formatFigure } from '../parts/format-figure.ts';
import { Panorama } from '../scenes/panorama.tsx';
import { useMotion, useSession } from './session-context.tsx';

/** A laboratory's own part of the line, without words. */
export function LabPanorama({ lab }: { readonly lab: Lab }) {
  const motion = useMotion();
  return lab.hint ? <Panorama hints={[lab.hint]} measures={{}} {...motion} /> : null;
}

/** The one line through all laboratories of the pack. `isMeasured`: with each door's figure written where it is drawn. */
export function PackPanorama({ language, isMeasured, isResting = false }: { readonly language: Language; readonly isMeasured: boolean; readonly isResting?: boolean }) {
  const { pack } = useSession();
  const { t } = useTranslation();
  const motion = useMotion();
  const hinted = pack.labs.flatMap((lab) => (lab.hint ? [{ ...lab, hint: lab.hint }] : []));
  const measures = hinted.flatMap(({ hint, figures, doorFigure }) => {
    const figure = figures.find(({ id }) => id === doorFigure);
    if (!figure) return [];
    const { number, unit } = formatFigure(figure, language, t);
    return [[hint, `${number} ${unit}`.trim()] as const];
  });
  return (
    <Panorama
      hints={hinted.map(({ hint }) => hint)}
      measures={isMeasured ? Object.fromEntries(measures) : {}}
      {...motion}
      {...(isResting ? { moving: false } : {})}
    />
  );
}
