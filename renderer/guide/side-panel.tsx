import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { Choice } from '../parts/choice.tsx';
import { Key } from '../parts/key.tsx';
import { packText } from '../parts/texts.ts';
import { Questions } from './questions.tsx';
import { Stepper } from './stepper.tsx';
import { stopName } from './stop-name.ts';

interface SidePanelProps {
  readonly pack: Pack;
  readonly tour: RunningTour;
  readonly language: Language;
  readonly act: (action: GuideAction) => void;
}

const views = ['questions', 'hands', 'route'] as const;

/** What the guide needs beside the step: questions, a show of hands, the route. */
export function SidePanel({ pack, tour, language, act }: SidePanelProps) {
  const { t } = useTranslation('guide');
  const [view, setView] = useState<(typeof views)[number]>('questions');
  return (
    <section className="guide-side" aria-label={t(`side.${view}`)}>
      <Choice label={t('side.label')} value={view} options={views.map((value) => ({ value, label: t(`side.${value}`) }))} onChange={setView} />
      {view === 'questions' && <Questions tour={tour} language={language} act={act} />}
      {view === 'hands' && <Hands pack={pack} tour={tour} language={language} act={act} />}
      {view === 'route' && <Route pack={pack} tour={tour} language={language} act={act} />}
    </section>
  );
}

/** How many of the audience raised a hand for each topic of the laboratory. */
function Hands({ pack, tour, language, act }: SidePanelProps) {
  const { t } = useTranslation('guide');
  const lab = pack.labs.find(({ id }) => id === tour.here.lab) ?? pack.labs[0];
  if (!lab) return null;
  return (
    <ul className="guide-list">
      {lab.topics.map((topic) => {
        const count = tour.hands.find((one) => one.lab === lab.id && one.topic === topic)?.count ?? 0;
        const name = packText(language, lab.id, `topics.${topic}`);
        const set = (to: number) => act({ type: 'count-hands', lab: lab.id, topic, count: to });
        return (
          <li key={topic}>
            <b>{name}</b>
            <Stepper label={name} value={String(count)} less={t('prepare.less')} more={t('prepare.more')}
              onLess={count > 0 ? () => set(count - 1) : null} onMore={count < tourLimits.people.most ? () => set(count + 1) : null} />
          </li>
        );
      })}
    </ul>
  );
}

/** Every stop and step to jump to; what comes can be dropped or given other minutes. */
function Route({ pack, tour, language, act }: SidePanelProps) {
  const { t } = useTranslation('guide');
  const at = tour.stops.findIndex(({ id }) => id === tour.here.stop);
  return (
    <ol className="guide-list">
      {tour.stops.map((stop, position) => {
        const name = stopName(stop.lab, language, t);
        const minutes = Math.ceil(stop.budgetMs / 60_000);
        const lab = pack.labs.find(({ id }) => id === stop.lab);
        return (
          <li key={stop.id}>
            <b>{name}</b>
            {position > at && (
              <div className="guide-stop-edit">
                <Stepper label={name} value={t('console.minutes', { count: minutes })} less={t('prepare.less')} more={t('prepare.more')}
                  onLess={minutes > 1 ? () => act({ type: 'set-minutes', stop: stop.id, minutes: minutes - 1 }) : null}
                  onMore={minutes < tourLimits.minutes.most ? () => act({ type: 'set-minutes', stop: stop.id, minutes: minutes + 1 }) : null} />
                <Key icon="erase" label={`${t('prepare.drop')}: ${name}`} isLabelHidden onPress={() => act({ type: 'drop-stop', stop: stop.id })} />
              </div>
            )}
            <div className="guide-steps">
              {stop.steps.length === 0 && <Key label={t('side.go')} isCurrent={position === at} onPress={() => act({ type: 'jump', stop: stop.id, step: null })} />}
              {stop.steps.map((step) => (
                <Key key={step} label={lab ? packText(language, lab.id, `steps.${step}.title`) : step} isCurrent={position === at && step === tour.here.step} onPress={() => act({ type: 'jump', stop: stop.id, step })} />
              ))}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
