import { centreId } from './content-id.ts';
import type { WholeLab, WholePack } from './content.ts';

/** What a tour can stop at and show: the centre or a laboratory, which tell their stories alike. */
export type Story = Omit<WholeLab, 'doorFigure' | 'hint' | 'quiz'>;

/** The stories of a pack, the centre's first. Its texts stand in namespaces of their ids. */
export function storiesOf({ centre, labs }: Pick<WholePack, 'centre' | 'labs'>): readonly Story[] {
  return [...(centre ? [{ ...centre, id: centreId, short: [], topics: [] }] : []), ...labs];
}
