import { useMemo, useRef, type ReactElement } from 'react';
import { keptPicture } from './kept-pictures.ts';
import { panorama } from './panorama-scene.ts';
import { SceneLabels } from './scene-labels.tsx';
import { useFrames, useMeasured } from './use-frames.ts';
import './scenes.css';

interface PanoramaProps {
  /** the laboratories' hints, in order; one without a picture here gets no section */
  readonly hints: readonly string[];
  /** the measure shown in a hint's section, as text; a hint without one keeps its bare ticks */
  readonly measures: Readonly<Record<string, string>>;
  readonly moving: boolean;
  readonly reducedMotion: boolean;
}

/** The picture of attract and home: one unbroken line through all laboratories. Fills its positioned parent. */
export function Panorama({ hints, measures, moving, reducedMotion }: PanoramaProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const measured = useMeasured(box);
  const order = hints.join(' ');
  const labels = Object.entries(measures).map(([id, text]) => ({ id, text }));
  const marked = labels.map((label) => label.id).join(' ');
  const prepared = useMemo(
    () => measured && keptPicture(`panorama ${order} ${marked}`, measured, () => panorama(order.split(' '), marked.split(' ')).prepare(measured)),
    [order, marked, measured],
  );
  useFrames(canvas, {
    prepared,
    measured,
    labelIds: labels.map((label) => label.id),
    moving,
    reducedMotion,
    sceneKey: order,
  });
  return (
    <div ref={box} className="scene" data-scene="panorama">
      <canvas ref={canvas} aria-hidden="true" />
      {prepared && <SceneLabels labels={labels} places={prepared.labels} />}
    </div>
  );
}
