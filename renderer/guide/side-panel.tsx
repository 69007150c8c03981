import { useTranslation } from 'react-i18next';
import type { WholePack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import { storiesOf } from '../../electron/core/pack-stories.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { Choice } from '../parts/choice.tsx';
import { Key } from '../parts/key.tsx';
import { packText, placeName } from '../parts/texts.ts';
import { Questions } from './questions.tsx';
import { RemoteHelp } from './remote-help.tsx';
import { StepHelp, viewsAt, type StepView } from './step-help.tsx';
import { Stepper } from './stepper.tsx';
import { stopName } from './stop-name.ts';

interface SidePanelProps {
  readonly pack: WholePack;
  readonly tour: RunningTour;
  readonly language: Language;
  readonly act: (action: GuideAction) => void;
}

const fiveMinutesMs = 5 * 60_000;

const views = ['questions', 'hands', 'route', 'remote'] as const;

export type SideView = (typeof views)[number];

interface SideViews {
  readonly at: number;
  readonly timeZone: string;
  /** null: none was chosen yet, or what helps at the step stands here */
  readonly view: SideView | null;
  readonly onView: (view: SideView | null) => void;
  /** What helps at the step stands here too, because the audience shares the screen; null: it has a place of its own. */
  readonly step: { readonly view: StepView; readonly onView: (view: StepView) => void } | null;
}

/** What the guide needs beside the step: questions, a show of hands, the route, keys; notes where the audience shares the screen. */
export function SidePanel({ pack, tour, language, act, at, timeZone, view: wanted, onView, step }: SidePanelProps & SideViews) {
  const { t } = useTranslation('guide');
  const stepViews = step ? viewsAt(pack, tour) : [];
  const stepView = stepViews.find((one) => one === step?.view) ?? stepViews[0] ?? null;
  const view = wanted ?? stepView ?? 'questions';
  const choose = (chosen: SideView | StepView) => {
    const side = views.find((one) => one === chosen) ?? null;
    onView(side);
    const other = stepViews.find((one) => one === chosen);
    if (other) step?.onView(other);
  };
  return (
    <section className="guide-side" aria-label={t('side.label')}>
      <Choice<SideView | StepView> label={t('side.label')} value={view} options={[...stepViews, ...views].map((value) => ({ value, label: t(`side.${value}`) }))} onChange={choose} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <article className="guide-scroll" tabIndex={0} aria-label={t(`side.${view}`)}>
        {view === stepView && <StepHelp view={stepView} pack={pack} tour={tour} language={language} act={act} isOverlooked />}
        {view === 'questions' && <Questions tour={tour} language={language} timeZone={timeZone} act={act} />}
        {view === 'remote' && <RemoteHelp />}
        {view === 'hands' && <Hands pack={pack} tour={tour} language={language} act={act} />}
        {view === 'route' && <Route pack={pack} tour={tour} language={language} act={act} endsAt={at + tour.remainingMs} timeZone={timeZone} />}
      </article>
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
function Route({ pack, tour, language, act, endsAt, timeZone }: SidePanelProps & { readonly endsAt: number; readonly timeZone: string }) {
  const { t } = useTranslation('guide');
  const at = tour.stops.findIndex(({ id }) => id === tour.here.stop);
  const stories = storiesOf(pack);
  const missing = stories.filter(({ id }) => !tour.stops.some(({ lab }) => lab === id));
  /** To the next five minutes of the clock, earlier or later. */
  const shiftEnd = (by: 1 | -1) => act({ type: 'fix-end', at: (by === 1 ? Math.floor(endsAt / fiveMinutesMs + 0.2) + 1 : Math.ceil(endsAt / fiveMinutesMs - 0.2) - 1) * fiveMinutesMs });
  return (
    <ol className="guide-list">
      <li>
        <b>{t('side.end')}</b>
        <Stepper label={t('side.end')} value={new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', timeZone }).format(endsAt)} less={t('prepare.earlier')} more={t('prepare.later')}
          onLess={tour.remainingMs > fiveMinutesMs ? () => shiftEnd(-1) : null} onMore={() => shiftEnd(1)} />
      </li>
      {tour.stops.map((stop, position) => {
        const name = stopName(stop.lab, language, t);
        const minutes = Math.ceil(stop.budgetMs / 60_000);
        return (
          <li key={stop.id}>
            <b>{name}</b>
            {position > at && (
              <div className="guide-stop-edit">
                <Stepper label={name} value={t('console.minutes', { count: minutes })} less={t('prepare.less')} more={t('prepare.more')}
                  onLess={minutes > 1 ? () => act({ type: 'set-minutes', stop: stop.id, minutes: minutes - 1 }) : null}
                  onMore={minutes < tourLimits.minutes.most ? () => act({ type: 'set-minutes', stop: stop.id, minutes: minutes + 1 }) : null} />
                <Key icon="up" label={`${t('prepare.earlier')}: ${name}`} isLabelHidden isDisabled={position === at + 1} onPress={() => act({ type: 'move-stop', stop: stop.id, before: tour.stops[position - 1]?.id ?? null })} />
                <Key icon="erase" label={`${t('prepare.drop')}: ${name}`} isLabelHidden onPress={() => act({ type: 'drop-stop', stop: stop.id })} />
              </div>
            )}
            <div className="guide-steps">
              {stop.steps.length === 0 && <Key label={t('side.go')} isCurrent={position === at} onPress={() => act({ type: 'jump', stop: stop.id, step: null })} />}
              {stop.steps.map((step) => (
                <Key key={step} label={packText(language, stop.lab ?? '', `steps.${step}.title`)} isCurrent={position === at && step === tour.here.step} onPress={() => act({ type: 'jump', stop: stop.id, step })} />
              ))}
            </div>
          </li>
        );
      })}
      {missing.length > 0 && (
        <li className="guide-toggles">
          {missing.map(({ id, steps }) => (
            <Key key={id} icon="plus" label={placeName(language, id)} onPress={() => act({ type: 'add-stop', added: { lab: id, steps: steps.map((step) => step.id), minutes: 5 }, before: null })} />
          ))}
        </li>
      )}
    </ol>
  );
}
