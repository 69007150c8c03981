import { useTranslation } from 'react-i18next';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { formatTime } from '../parts/format-figure.ts';
import { Key } from '../parts/key.tsx';
import { paceText } from './pace-text.ts';

interface DrawerBarProps {
  readonly tour: RunningTour;
  readonly act: (action: GuideAction) => void;
  readonly onHold: () => void;
  readonly onDrawOut: () => void;
}

/** The console on the audience's own screen while it is drawn in: the way on and back, the time, and little else to see. */
export function DrawerBar({ tour, act, onHold, onDrawOut }: DrawerBarProps) {
  const { t } = useTranslation('guide');
  const isHeld = tour.phase === 'held';
  const isPlaying = tour.narration?.isPlaying === true;
  return (
    <footer className="guide-bar" data-held={isHeld}>
      <Key icon="previous" label={t('console.back')} isLabelHidden onPress={() => act({ type: 'previous' })} />
      <Key icon={isPlaying ? 'pause' : 'play'} label={t(isPlaying ? 'console.pause' : 'console.play')} isLabelHidden isDisabled={isHeld || tour.here.step === null} onPress={() => act({ type: isPlaying ? 'pause-narration' : 'play-narration' })} />
      <Key icon={isHeld ? 'again' : 'help'} label={t(isHeld ? 'console.resume' : 'console.hold')} isLabelHidden={!isHeld} onPress={onHold} />
      <p className="tabular">{t('console.timeLeft', { time: formatTime(tour.remainingMs) })} · {paceText(tour, t)}</p>
      <Key icon="up" label={t('console.drawOut')} onPress={onDrawOut} />
      <Key icon="next" label={t('console.forward')} isLabelHidden isDisabled={tour.next === null} onPress={() => act({ type: 'next' })} />
    </footer>
  );
}
