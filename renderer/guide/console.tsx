import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuideBeginning } from '../../electron/core/entry.ts';
import type { Language } from '../../electron/core/language.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { Key } from '../parts/key.tsx';
import { packText } from '../parts/texts.ts';
import { stagePlace } from '../stage/stage-place.ts';
import { ClockBar } from './clock-bar.tsx';
import { Now } from './now.tsx';
import { SidePanel } from './side-panel.tsx';
import { StageLanguages } from './stage-languages.tsx';
import { StagePreview } from './stage-preview.tsx';
import { Stepper } from './stepper.tsx';
import { UpNext } from './up-next.tsx';
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

/** What the guide steers the tour by. Without a display for the audience the stage stands above it on the same screen. */
export function Console({ beginning, tour, at, hasStage, language }: ConsoleProps) {
  const { t } = useTranslation('guide');
  const { pack, display } = beginning;
  const [isEnding, setEnding] = useState(false);
  const place = stagePlace(pack, tour.here);
  const next = tour.next && stagePlace(pack, tour.next);
  const isHeld = tour.phase === 'held';
  const isPlaying = tour.narration?.isPlaying === true;
  usePresenterKeys(tour, act);

  const nextName = next ? packText(language, next.lab.id, `steps.${next.step.id}.title`) : tour.next ? t('console.questionsStop') : '';
  return (
    <main className="screen guide-console" data-shared={!hasStage} data-accent={place?.lab.accent ?? ''}>
      <StagePreview pack={pack} tour={tour} isHeard={!hasStage} reducedMotion={display.motion === 'reduced'} />
      <header className="guide-head">
        <div>
          <h1>{tour.plan.delegation || t('console.tour')}</h1>
          <p data-pace={tour.pace}>{t(`console.${tour.pace}`, { minutes: Math.round(Math.abs(tour.paceMs) / 60_000) })}</p>
        </div>
        <StageLanguages offered={tour.plan.languages} shown={tour.stageLanguages} onChange={(languages) => act({ type: 'set-stage-languages', languages })} />
      </header>
      <ClockBar tour={tour} language={language} onHold={() => act({ type: isHeld ? 'resume' : 'hold' })} />
      {hasStage && next && <UpNext place={next} language={language} />}
      {hasStage && <Now pack={pack} tour={tour} language={language} />}
      <SidePanel pack={pack} tour={tour} language={language} act={act} at={at} timeZone={beginning.timeZone} isOverlooked={!hasStage} />
      <footer className="guide-deck">
        <Key icon="previous" label={t('console.back')} onPress={() => act({ type: 'previous' })} />
        <Key icon={isPlaying ? 'pause' : 'play'} label={t(isPlaying ? 'console.pause' : 'console.play')} isDisabled={isHeld || place === null} onPress={() => act({ type: isPlaying ? 'pause-narration' : 'play-narration' })} />
        {tour.narration && <Key icon="forward" label={t('console.skip')} onPress={() => act({ type: 'skip-narration' })} />}
        <Stepper label={t('console.volume')} value={percent(tour.volume, language)} less={t('console.quieter')} more={t('console.louder')}
          onLess={tour.volume > 0 ? () => act({ type: 'set-volume', volume: Math.max(0, Math.round((tour.volume - 0.1) * 10) / 10) }) : null}
          onMore={tour.volume < 1 ? () => act({ type: 'set-volume', volume: Math.min(1, Math.round((tour.volume + 0.1) * 10) / 10) }) : null} />
        <Key icon="screen" label={t(tour.isBlack ? 'console.light' : 'console.black')} onPress={() => act({ type: 'black-out', isOn: !tour.isBlack })} />
        {isEnding ? (
          <>
            <Key icon="back" label={t('console.goOn')} onPress={() => setEnding(false)} />
            <Key look="primary" icon="finish" label={t('console.reallyFinish')} onPress={() => act({ type: 'finish' })} />
          </>
        ) : (
          <>
            <Key icon="finish" label={t('console.finish')} onPress={() => setEnding(true)} />
            <Key look="primary" iconAfter="next" label={nextName ? t('console.next', { name: nextName }) : t('console.last')} isDisabled={tour.next === null} onPress={() => act({ type: 'next' })} />
          </>
        )}
      </footer>
    </main>
  );
}

function percent(volume: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(volume);
}
