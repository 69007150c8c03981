import { useTranslation } from 'react-i18next';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { Choice } from '../parts/choice.tsx';
import { Key } from '../parts/key.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useSession, useSessionState, useVisit } from './session-context.tsx';
import './panels.css';

/** Steps from silence to the loudest that the settings allow. */
const stepCount = 10;

/** How loud the narration is, up to the limit of the settings. */
export function SoundPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  const rules = useSessionState((state) => state.rules);
  const { sound } = useVisit();
  const level = rules.volumeLimit > 0 ? Math.round((sound.volume / rules.volumeLimit) * stepCount) : 0;
  const setLevel = (next: number) => {
    const bounded = Math.min(Math.max(next, 0), stepCount);
    dispatch({ type: 'set-sound', sound: { volume: (bounded / stepCount) * rules.volumeLimit, muted: false } });
  };
  return (
    <Sheet title={t('sound.title')} onClose={onClose}>
      <div className="options">
        <div className="option">
          <p>{t('sound.speech')}</p>
          <Choice<'on' | 'off'>
            label={t('sound.speech')}
            value={sound.muted ? 'off' : 'on'}
            options={[{ value: 'on', label: t('sound.on') }, { value: 'off', label: t('sound.off') }]}
            onChange={(value) => dispatch({ type: 'set-sound', sound: { muted: value === 'off' } })}
          />
        </div>
        <div className="option">
          <p>{t('sound.volume')}</p>
          <div className="volume">
            <Key icon="minus" label={t('sound.quieter')} isLabelHidden isDisabled={level === 0} onPress={() => setLevel(level - 1)} />
            <Slider aria-label={t('sound.volume')} className="volume-slider" minValue={0} maxValue={stepCount} value={level} onChange={setLevel}>
              <SliderTrack className="volume-track">
                <span className="volume-fill" style={{ width: `${(level / stepCount) * 100}%` }} />
                <SliderThumb className="volume-thumb" />
              </SliderTrack>
            </Slider>
            <Key icon="plus" label={t('sound.louder')} isLabelHidden isDisabled={level === stepCount} onPress={() => setLevel(level + 1)} />
          </div>
        </div>
      </div>
    </Sheet>
  );
}
