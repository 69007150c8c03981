import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuideBeginning } from '../../electron/core/entry.ts';
import type { Language } from '../../electron/core/language.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { Key } from '../parts/key.tsx';
import { stagePlace } from '../stage/stage-place.ts';
import { ClockBar } from './clock-bar.tsx';
import { ConsoleDeck } from './console-deck.tsx';
import { DrawerBar } from './drawer-bar.tsx';
import { Now } from './now.tsx';
import { paceText } from './pace-text.ts';
import { SidePanel, type SideView } from './side-panel.tsx';
import { StageLanguages } from './stage-languages.tsx';
import { StagePreview } from './stage-preview.tsx';
import { UpNext } from './up-next.tsx';
import type { StepView } from './step-help.tsx';
import { usePresenterKeys } from './use-presenter-keys.ts';

interface ConsoleProps {
  readonly beginning: GuideBeginning;
  readonly tour: RunningTour;
  /** when the tour stood so, UTC ms */
  readonly at: number;
  readonly hasStage: boolean;
  readonly language: Language;
}

const act = (action: GuideAction) => void window.kiosk.guideTour(action);

/**
 * What the guide steers the tour by. Without a display for the audience it is a drawer of the stage's own screen:
 * drawn in, a bar below the stage; drawn out, everything, with the stage smaller above it.
 */
export function Console({ beginning, tour, at, hasStage, language }: ConsoleProps) {
  const { t } = useTranslation('guide');
  const { pack, display } = beginning;
  const [isDrawnOut, setDrawnOut] = useState(false);
  // Kept here, so that a display that comes or goes changes nothing of what the guide looks at.
  const [stepView, setStepView] = useState<StepView>('notes');
  const [sideView, setSideView] = useState<SideView | null>(null);
  const place = stagePlace(pack, tour.here);
  const next = tour.next && stagePlace(pack, tour.next);
  const isHeld = tour.phase === 'held';
  usePresenterKeys(tour, act);

  const onHold = () => {
    act({ type: isHeld ? 'resume' : 'hold' });
    // Whoever holds the clock for a question wants to note it.
    if (!isHeld) setSideView('questions');
  };
  const preview = <StagePreview pack={pack} tour={tour} isLive={!hasStage} reducedMotion={display.motion === 'reduced'} />;
  if (!hasStage && !isDrawnOut) {
    return (
      <main className="screen guide-console guide-drawn-in" data-accent={place?.lab.accent ?? ''}>
        {preview}
        <DrawerBar tour={tour} act={act} onHold={onHold} onDrawOut={() => setDrawnOut(true)} />
      </main>
    );
  }
  return (
    <main className="screen guide-console" data-shared={!hasStage} data-accent={place?.lab.accent ?? ''}>
      {hasStage ? (
        <section className="guide-on-stage" aria-label={t('console.now')}>
          <p>{t('console.now')}</p>
          {preview}
          {next && <UpNext place={next} isOtherPlace={next.lab.id !== place?.lab.id} language={language} />}
        </section>
      ) : preview}
      <header className="guide-head">
        <div>
          <h1>{tour.plan.delegation || t('console.tour')}</h1>
          <p data-pace={tour.pace}>{paceText(tour, t)}</p>
        </div>
        <StageLanguages offered={tour.plan.languages} shown={tour.stageLanguages} onChange={(languages) => act({ type: 'set-stage-languages', languages })} />
        {!hasStage && <Key icon="down" label={t('console.drawIn')} onPress={() => setDrawnOut(false)} />}
      </header>
      <ClockBar tour={tour} language={language} onHold={onHold} />
      {hasStage && <Now pack={pack} tour={tour} language={language} act={act} wanted={stepView} onView={setStepView} />}
      <SidePanel
        pack={pack} tour={tour} language={language} act={act} at={at} timeZone={beginning.timeZone}
        view={sideView} onView={setSideView} step={hasStage ? null : { view: stepView, onView: setStepView }}
      />
      <ConsoleDeck pack={pack} tour={tour} language={language} act={act} />
    </main>
  );
}
