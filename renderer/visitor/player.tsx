import { useTranslation } from 'react-i18next';
import type { Lab, Step } from '../../electron/core/content.ts';
import { formatTime } from '../parts/format-figure.ts';
import { Key } from '../parts/key.tsx';
import { StepsRule } from '../parts/rule.tsx';
import { useNarration, useSession, useVisit } from './session-context.tsx';

/** Progress through the laboratory: steps behind, and how much of this one has been told. */
export function StoryProgress({ lab, step }: { readonly lab: Lab; readonly step: Step }) {
  const { t } = useTranslation();
  const told = useNarration(({ positionMs, durationMs }) => (durationMs > 0 ? positionMs / durationMs : 0));
  return <StepsRule label={t('story.progress')} done={lab.steps.indexOf(step) + told} count={lab.steps.length} />;
}

/** How far the narration has come, for the line under the picture. */
export function NarrationTime() {
  const { t } = useTranslation();
  const position = useNarration(({ positionMs }) => formatTime(positionMs));
  const duration = useNarration(({ durationMs }) => formatTime(durationMs));
  return (
    <span className="player-time tabular">
      <span className="spoken">{t('story.time', { position, duration })}</span>
      <span aria-hidden="true">{position} / {duration}</span>
    </span>
  );
}

/** Back, listen or pause, on. Once the narration has ended, going on is the obvious next thing. */
export function Player() {
  const { t } = useTranslation();
  const { narration, dispatch } = useSession();
  const { display } = useVisit();
  const status = useNarration((state) => state.status);
  const isEnded = status === 'ended';
  const isLarge = display.textSize > 100;
  return (
    <>
      <Key icon="previous" label={t('story.previous')} isLabelHidden onPress={() => dispatch({ type: 'previous' })} />
      {status === 'playing' ? (
        <Key look="primary" icon="pause" label={t('story.pause')} onPress={() => narration.pause()} />
      ) : (
        <Key look={isEnded ? 'plain' : 'primary'} icon={isEnded ? 'again' : 'play'} label={t(isEnded ? 'story.again' : 'story.play')} onPress={() => narration.play()} />
      )}
      <Key
        look={isEnded ? 'primary' : 'plain'}
        iconAfter="next"
        label={t('story.next')}
        isLabelHidden={isLarge}
        onPress={() => dispatch({ type: 'next' })}
      />
    </>
  );
}
