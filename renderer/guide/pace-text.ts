import type { TFunction } from 'i18next';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';

/** Ahead of the plan or behind it, by how much, in words. */
export function paceText({ pace, paceMs }: Pick<RunningTour, 'pace' | 'paceMs'>, t: TFunction<'guide'>): string {
  return t(`console.${pace}`, { minutes: Math.round(Math.abs(paceMs) / 60_000) });
}
