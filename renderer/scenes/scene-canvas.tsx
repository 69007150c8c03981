import { useMemo, useRef, type ReactElement } from 'react';
import { keptPicture } from './kept-pictures.ts';
import { scenes } from './registry.ts';
import { SceneLabels, type SceneLabel } from './scene-labels.tsx';
import { useFrames, useMeasured } from './use-frames.ts';
import './scenes.css';

interface SceneCanvasProps {
  /** id in the registry; an unknown one draws nothing, so that a newer pack cannot break the screen */
  readonly scene: string;
  readonly labels: readonly SceneLabel[];
  readonly moving: boolean;
  readonly reducedMotion: boolean;
  readonly showLabels: boolean;
}

/** A step's moving picture; fills its positioned parent. The words for it stand in the screen around it. */
export function SceneCanvas({ scene, labels, moving, reducedMotion, showLabels }: SceneCanvasProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const measured = useMeasured(box);
  const prepared = useMemo(() => {
    const known = scenes[scene];
    return measured && known && keptPicture(scene, measured, () => known.prepare(measured));
  }, [scene, measured]);
  const shown = showLabels ? labels : [];
  useFrames(canvas, { prepared, measured, labelIds: shown.map((label) => label.id), moving, reducedMotion, sceneKey: scene });
  return (
    <div ref={box} className="scene" data-scene={scene}>
      <canvas ref={canvas} aria-hidden="true" />
      {prepared && <SceneLabels labels={shown} places={prepared.labels} />}
    </div>
  );
}
