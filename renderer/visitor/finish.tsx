import { useTranslation } from 'react-i18next';
import type { Lab } from '../../electron/core/content.ts';
import { FigureNumber } from '../parts/figure-number.tsx';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { StepsRule } from '../parts/rule.tsx';
import { packText } from '../parts/texts.ts';
import { Deck } from './deck.tsx';
import { PackPanorama } from './panorama-of.tsx';
import { useSession, useVisit } from './session-context.tsx';
import './finish.css';

/** What was seen and marked of one laboratory. */
function LabRecap({ lab }: { readonly lab: Lab }) {
  const { t } = useTranslation();
  const { language, seen, expressed } = useVisit();
  const count = lab.steps.filter((step) => seen.includes(`${lab.id}/${step.id}`)).length;
  const topics = lab.topics.filter((topic) => expressed.includes(`${lab.id}/${topic}`));
  const figure = lab.figures.find(({ id }) => id === lab.doorFigure);
  return (
    <li className="recap" data-accent={lab.accent}>
      <div className="recap-lab">
        {figure && <FigureNumber figure={figure} language={language} size={12} />}
        <h2>{packText(language, lab.id, 'name')}</h2>
        <div className="recap-steps">
          <StepsRule label={t('story.progress')} done={count} count={lab.steps.length} />
          <p className="tabular">{t('finish.steps', { seen: count, count: lab.steps.length })}</p>
        </div>
      </div>
      {topics.length > 0 && (
        <ul className="recap-topics" aria-label={t('finish.marked')}>
          {topics.map((topic) => (
            <li key={topic}>
              <Icon name="check" />
              <span>{packText(language, lab.id, `topics.${topic}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The end of a visit: what was seen, thanks, goodbye. */
export function Finish() {
  const { t } = useTranslation();
  const { pack, dispatch } = useSession();
  const { language, seen, elapsedMs } = useVisit();
  const minutes = t('minutes', { count: Math.max(1, Math.round(elapsedMs / 60_000)) });
  return (
    <main className="screen finish">
      <div className="finish-picture">
        <PackPanorama language={language} isMeasured={false} />
      </div>
      <header className="finish-head arrives">
        <h1>{t('finish.title')}</h1>
        <p>{seen.length > 0 ? t('finish.seen', { count: seen.length, minutes }) : t('finish.nothing')}</p>
      </header>
      <ul className="recaps arrives">
        {pack.labs.map((lab) => (
          <LabRecap key={lab.id} lab={lab} />
        ))}
      </ul>
      <p className="finish-privacy">{t('finish.anonymous')}</p>
      <Deck>
        <Key label={t('finish.back')} onPress={() => dispatch({ type: 'go-home' })} />
        <Key look="primary" label={t('finish.leave')} onPress={() => dispatch({ type: 'leave' })} />
      </Deck>
    </main>
  );
}
