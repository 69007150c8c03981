import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { Lab } from '../../electron/core/content.ts';
import { FigureNumber } from '../parts/figure-number.tsx';
import { Icon } from '../parts/icon.tsx';
import { SourceMark } from '../parts/source-mark.tsx';
import { packText } from '../parts/texts.ts';
import { Deck } from './deck.tsx';
import { PackPanorama } from './panorama-of.tsx';
import { useSession, useVisit } from './session-context.tsx';
import './home.css';

/** The way into a laboratory: its figure, its name, and the whole of it is the target. */
function Door({ lab }: { readonly lab: Lab }) {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  const { language, seen } = useVisit();
  const figure = lab.figures.find(({ id }) => id === lab.doorFigure);
  const isSeen = lab.steps.every((step) => seen.includes(`${lab.id}/${step.id}`));
  return (
    <Button className="door" data-accent={lab.accent} onPress={() => dispatch({ type: 'open-lab', lab: lab.id })}>
      {figure && (
        <div className="door-figure">
          <FigureNumber figure={figure} language={language} size={14.4} />
          <p className="door-caption">
            <SourceMark confidence={figure.confidence} />
            <span className="spoken">{t(`confidence.${figure.confidence}`)}</span>
            <span>{packText(language, lab.id, 'doorCaption')}</span>
          </p>
        </div>
      )}
      <div className="door-foot">
        <p className="door-name">{packText(language, lab.id, 'name')}</p>
        {isSeen && (
          <small className="door-seen">
            <Icon name="check" />
            {t('home.seen')}
          </small>
        )}
        <span className="door-arrow">
          <Icon name="forward" />
        </span>
      </div>
    </Button>
  );
}

/** Where a visit begins: one door a laboratory. */
export function Home() {
  const { t } = useTranslation();
  const { pack } = useSession();
  const { language, elapsedMs } = useVisit();
  const [isFirst] = useState(elapsedMs === 0);
  return (
    <main className={`screen home ${isFirst ? 'home-first' : ''}`}>
      <div className="home-picture">
        <PackPanorama language={language} isMeasured={false} />
      </div>
      <header className="home-head">
        <div>
          <h1>{t('home.title')}</h1>
          <p className="home-pace">{t('home.pace')}</p>
        </div>
        <p className="home-mark">{packText(language, 'pack', 'centre.name')}</p>
      </header>
      <nav className="doors" aria-label={t('home.title')} style={{ '--doors': pack.labs.length }}>
        {pack.labs.map((lab) => (
          <Door key={lab.id} lab={lab} />
        ))}
      </nav>
      <Deck>
        <p className="deck-note">{t('home.pace')}</p>
      </Deck>
    </main>
  );
}
