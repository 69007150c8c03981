import type { Figure, WholePack } from '../../electron/core/content.ts';
import { storiesOf, type Story } from '../../electron/core/pack-stories.ts';
import type { TourPosition } from '../../electron/core/tour-snapshot.ts';

export interface StagePlace {
  readonly lab: Story;
  readonly step: Story['steps'][number];
  readonly figure: Figure | undefined;
}

/** What stands at a place of the tour; null at a stop without a laboratory. */
export function stagePlace(pack: WholePack, { lab: labId, step: stepId }: Pick<TourPosition, 'lab' | 'step'>): StagePlace | null {
  const lab = storiesOf(pack).find(({ id }) => id === labId);
  const step = lab?.steps.find(({ id }) => id === stepId);
  return lab && step ? { lab, step, figure: lab.figures.find(({ id }) => id === step.figure) } : null;
}
