import { useEffect, useRef } from 'react';
import type { WholePack } from '../../electron/core/content.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { StageView } from '../stage/stage-view.tsx';
import { PointerSpot } from './pointer-spot.ts';

interface StagePreviewProps {
  readonly pack: WholePack;
  readonly tour: RunningTour;
  /** the audience looks at this one */
  readonly isLive: boolean;
  readonly reducedMotion: boolean;
}

/** What the audience sees; a finger on it is a spot on the stage. */
export function StagePreview({ pack, tour, isLive, reducedMotion }: StagePreviewProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const spot = new PointerSpot(current, (at) => window.kiosk.guideTour({ type: 'point', at }));
    return () => spot.end();
  }, []);
  return <div ref={frame} className="guide-stage"><StageView pack={pack} tour={tour} isLive={isLive} reducedMotion={reducedMotion} /></div>;
}
