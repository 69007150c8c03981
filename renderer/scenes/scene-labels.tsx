import type { CSSProperties, ReactElement } from 'react';
import type { LabelPlace } from './scene.ts';

export interface SceneLabel {
  readonly id: string;
  readonly text: string;
}

const shifts = { left: '0', center: '-50%', right: '-100%', top: '0', middle: '-50%', bottom: '-100%' } as const;

function placeStyle(place: LabelPlace): CSSProperties {
  return {
    left: `${place.x / 10}rem`,
    top: `${place.y / 10}rem`,
    maxWidth: `${place.maxWidth / 10}rem`,
    textAlign: place.align,
    transform: `translate(${shifts[place.align]}, ${shifts[place.anchor]})`,
  };
}

interface SceneLabelsProps {
  readonly labels: readonly SceneLabel[];
  readonly places: Readonly<Record<string, LabelPlace>>;
}

/** The words over a picture; a label the scene has no place for is left out. */
export function SceneLabels({ labels, places }: SceneLabelsProps): ReactElement {
  return (
    <>
      {labels.map(({ id, text }) => {
        const place = places[id];
        if (!place) return null;
        return (
          <span key={id} className="scene-label" data-label={id} style={placeStyle(place)}>
            {place.plate ? <span className="scene-plate">{text}</span> : text}
          </span>
        );
      })}
    </>
  );
}
