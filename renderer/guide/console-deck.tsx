import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WholePack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { Key } from '../parts/key.tsx';
import { packText } from '../parts/texts.ts';
import { stagePlace } from '../stage/stage-place.ts';
import { Stepper } from './stepper.tsx';

interface ConsoleDeckProps {
  readonly pack: WholePack;
  readonly tour: RunningTour;
  readonly language: Language;
  readonly act: (action: GuideAction) => void;
}

/** The keys of the console: the way on and back, narration, black screen, the end. */
export function ConsoleDeck({ pack, tour, language, act }: ConsoleDeckProps) {
  const { t } = useTranslation('guide');
  const [isEnding, setEnding] = useState(false);
  const isHeld = tour.phase === 'held';
  const isPlaying = tour.narration?.isPlaying === true;
  const next = tour.next && stagePlace(pack, tour.next);
  const nextName = next ? packText(language, next.lab.id, `steps.${next.step.id}.title`) : tour.next ? t('console.questionsStop') : '';
  const setVolume = (volume: number) => act({ type: 'set-volume', volume: Math.round(Math.min(1, Math.max(0, volume)) * 10) / 10 });
  return (
    <footer className="guide-deck">
      <Key icon="previous" label={t('console.back')} onPress={() => act({ type: 'previous' })} />
      <Key icon={isPlaying ? 'pause' : 'play'} label={t(isPlaying ? 'console.pause' : 'console.play')} isDisabled={isHeld || tour.here.step === null} onPress={() => act({ type: isPlaying ? 'pause-narration' : 'play-narration' })} />
      {tour.narration && <Key icon="forward" label={t('console.skip')} onPress={() => act({ type: 'skip-narration' })} />}
      <Stepper label={t('console.volume')} value={new Intl.NumberFormat(language, { style: 'percent' }).format(tour.volume)} less={t('console.quieter')} more={t('console.louder')}
        onLess={tour.volume > 0 ? () => setVolume(tour.volume - 0.1) : null}
        onMore={tour.volume < 1 ? () => setVolume(tour.volume + 0.1) : null} />
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
  );
}
