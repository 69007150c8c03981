import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Language } from '../../electron/core/language.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { NarrationPlayer, type NarrationState, type Track } from '../parts/narration-player.ts';
import { stepTrack } from '../parts/step-track.ts';
import type { StagePlace } from './stage-place.ts';

/** Sound that stands further than this from where the tour has it is put right; nobody hears less. */
const driftMs = 1_500;

const silence: Track = { url: null, cues: [] };

/** Plays what the tour says, from where it says: main keeps the time, so a window that comes anew is right at once. */
export function useStageNarration(place: StagePlace | null, tour: RunningTour, isHeard: boolean): NarrationState {
  const [player] = useState(() => new NarrationPlayer({ onPlaying: () => undefined, onPaused: () => undefined, onEnded: () => undefined }));
  const language: Language = tour.stageLanguages[0] ?? tour.language;
  // Ids, not stories: those are put together anew at every look, and a new track would start the sound again.
  const lab = place?.lab.id;
  const step = place?.step;
  const track = useMemo(() => (lab && step ? stepTrack({ id: lab }, step, language) : silence), [lab, step, language]);
  const loaded = useRef<Track | null>(null);
  useEffect(() => player.setVolume(tour.volume, !isHeard), [player, tour.volume, isHeard]);
  const { narration } = tour;
  useEffect(() => {
    if (loaded.current !== track) player.load(track);
    loaded.current = track;
    const { status, positionMs } = player.state.getState();
    if (!narration?.isPlaying) player.pause();
    else if (status !== 'playing' || Math.abs(positionMs - narration.positionMs) > driftMs) player.playFrom(narration.positionMs);
  }, [player, track, narration]);
  useEffect(() => () => player.pause(), [player]);
  return useStore(player.state);
}
