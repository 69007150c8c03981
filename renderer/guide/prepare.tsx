import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { GuideBeginning } from '../../electron/core/entry.ts';
import type { Language } from '../../electron/core/language.ts';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import type { PlannedStop, TourPlan } from '../../electron/core/tour-plan.ts';
import { proposeRoute } from '../../electron/core/tour-proposal.ts';
import { tourPlaces } from '../../electron/core/tour-rules.ts';
import { Choice } from '../parts/choice.tsx';
import { Key } from '../parts/key.tsx';
import { KioskTextField } from '../parts/on-screen-keyboard/kiosk-text-field.tsx';
import { languageNames, placeName } from '../parts/texts.ts';
import { Interests } from './interests.tsx';
import { Presets } from './presets.tsx';
import { RouteList } from './route-list.tsx';
import { Stepper } from './stepper.tsx';
import { useKeptPlan } from './use-kept-plan.ts';
import { useVisitorQuestions } from './use-visitor-questions.ts';
import { VisitorQuestions } from './visitor-questions.tsx';

interface PrepareProps {
  readonly beginning: GuideBeginning;
  /** what was prepared before; null: nothing */
  readonly plan: TourPlan | null;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

/** Who comes, what they care for, and the route that follows from it; under a minute, all by touch. */
export function Prepare({ beginning, plan, language, onLanguage }: PrepareProps) {
  const { t } = useTranslation('guide');
  const { pack } = beginning;
  const [places] = useState(() => tourPlaces(pack));
  const propose = (wishes: Pick<TourPlan, 'minutes' | 'languages' | 'interests'>) => [...proposeRoute({ places, tours: pack.tours }, wishes)];
  const fresh = (): TourPlan => {
    const first = { minutes: 45, languages: [language], interests: { labs: [], topics: [] } };
    return { ...first, delegation: '', people: 8, isRehearsal: false, stops: propose(first) };
  };
  const { plan: wish, change: setWish, isKept, keep, begin } = useKeptPlan(() => plan ?? fresh());
  const [isRefused, setRefused] = useState(false);
  const [view, setView] = useState<'route' | 'presets' | 'questions'>('route');
  const visitors = useVisitorQuestions();
  const waiting = visitors.questions.filter(({ state }) => state === 'to-answer').length;
  /** A change of what they want brings another proposal. */
  const want = (part: Partial<TourPlan>) => setWish((before) => {
    const after = { ...before, ...part };
    return { ...after, stops: propose(after) };
  });
  const set = (part: Partial<TourPlan>) => setWish((before) => ({ ...before, ...part }));
  const toggled = <Item,>(list: readonly Item[], item: Item) => (list.includes(item) ? list.filter((one) => one !== item) : [...list, item]);

  const start = async () => {
    const prepared = await keep();
    const started = prepared.ok ? await window.kiosk.guideTour({ type: 'start' }) : prepared;
    setRefused(!started.ok);
  };
  const leave = async () => {
    if (!isKept) await keep();
    await window.kiosk.leavePanel();
  };

  const { minutes: least } = { minutes: tourLimits.minutes };
  const planned = wish.stops.reduce((sum, stop) => sum + stop.minutes, 0);
  const missing = places.filter(({ id }) => !wish.stops.some(({ lab }) => lab === id));
  const add = (id: string): PlannedStop => ({ lab: id, steps: places.find((place) => place.id === id)?.steps.map((step) => step.id) ?? [], minutes: 5 });
  return (
    <main className="screen guide-prepare">
      <header className="guide-head">
        <h1>{t('prepare.title')}</h1>
        <Choice<Language>
          label={t('console.panelLanguage')}
          value={language}
          options={beginning.languages.map((one) => ({ value: one, label: languageNames[one], lang: one }))}
          onChange={onLanguage}
        />
        <Key icon="leave" label={t('console.leave')} onPress={() => void leave()} />
      </header>
      <section className="guide-who" aria-label={t('prepare.who')}>
        <KioskTextField label={t('prepare.delegation')} value={wish.delegation} maxLength={tourLimits.delegation} onChange={(delegation) => set({ delegation })} />
        <div className="guide-row">
          <h2>{t('prepare.languages')}</h2>
          <div className="guide-toggles">
            {pack.languages.map((one) => (
              <ToggleButton key={one} className="guide-toggle" lang={one} isSelected={wish.languages.includes(one)}
                onChange={() => {
                  const languages = toggled(wish.languages, one);
                  if (languages.length > 0) want({ languages });
                }}>
                {languageNames[one]}
              </ToggleButton>
            ))}
          </div>
        </div>
        <div className="guide-row">
          <h2>{t('prepare.people')}</h2>
          <Stepper label={t('prepare.people')} value={String(wish.people)} less={t('prepare.less')} more={t('prepare.more')}
            onLess={wish.people > tourLimits.people.least ? () => set({ people: wish.people - 1 }) : null}
            onMore={wish.people < tourLimits.people.most ? () => set({ people: wish.people + 1 }) : null} />
        </div>
        <div className="guide-row">
          <h2>{t('prepare.minutes')}</h2>
          <Stepper label={t('prepare.minutes')} value={String(wish.minutes)} less={t('prepare.less')} more={t('prepare.more')}
            onLess={wish.minutes > least.least ? () => want({ minutes: Math.max(least.least, wish.minutes - 5) }) : null}
            onMore={wish.minutes < least.most ? () => want({ minutes: Math.min(least.most, wish.minutes + 5) }) : null} />
        </div>
        <Interests labs={pack.labs} interests={wish.interests} language={language} onChange={(interests) => want({ interests })} />
        <ToggleButton className="guide-toggle" isSelected={wish.isRehearsal} onChange={(isRehearsal) => set({ isRehearsal })}>{t('prepare.rehearsal')}</ToggleButton>
      </section>
      {view === 'presets' && (
        <section className="guide-route" aria-label={t('presets.presets')}>
          <h2>{t('presets.presets')}</h2>
          <Presets plan={wish} language={language} onTake={(taken) => { set(taken); setView('route'); }} />
        </section>
      )}
      {view === 'questions' && (
        <section className="guide-route" aria-label={t('visitors.title')}>
          <h2>{t('visitors.title')}</h2>
          <VisitorQuestions list={visitors} language={language} timeZone={beginning.timeZone} />
        </section>
      )}
      {view === 'route' && (
        <section className="guide-route" aria-label={t('prepare.route')}>
          <h2>{t('prepare.route')} <span className="tabular">{t('prepare.total', { count: planned })}</span></h2>
          <RouteList stops={wish.stops} language={language} onChange={(stops) => set({ stops: [...stops] })} />
          <div className="guide-toggles">
            {missing.map(({ id }) => <Key key={id} icon="plus" label={placeName(language, id)} onPress={() => set({ stops: [...wish.stops, add(id)] })} />)}
          </div>
        </section>
      )}
      <footer className="guide-deck">
        {view !== 'route' && <Key icon="back" label={t('presets.backToRoute')} onPress={() => setView('route')} />}
        {view !== 'presets' && <Key icon="archive" label={t('presets.presets')} onPress={() => setView('presets')} />}
        {view !== 'questions' && (
          <Key icon="ask" label={waiting > 0 ? t('visitors.waiting', { number: waiting }) : t('visitors.title')} onPress={() => setView('questions')} />
        )}
        <Key icon="restart" label={t('prepare.propose')} onPress={() => want({})} />
        <Key icon="erase" label={t('prepare.clear')} onPress={() => begin(fresh())} />
        <p role="status">{isRefused && t('prepare.refused')}</p>
        <Key look="primary" iconAfter="next" label={t('prepare.start')} isDisabled={wish.stops.length === 0} onPress={() => void start()} />
      </footer>
    </main>
  );
}
