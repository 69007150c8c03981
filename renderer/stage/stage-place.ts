import type { Figure, Lab, Pack, Step } from '../../electron/core/content.ts';
import type { TourPosition } from '../../electron/core/tour-snapshot.ts';

export interface StagePlace {
  readonly lab: Lab;
  readonly step: Step;
  readonly figure: Figure | undefined;
}

/** What stands at a place of the tour; null at a stop without a laboratory. */
export function stagePlace(pack: Pack, { lab: labId, step: stepId }: Pick<TourPosition, 'lab' | 'step'>): StagePlace | null {
  const lab = pack.labs.find(({ id }) => id === labId);
  const step = lab?.steps.find(({ id }) => id === stepId);
  return lab && step ? { lab, step, figure: lab.figures.find(({ id }) => id === step.figure) } : null;
}
