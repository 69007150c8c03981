import type { Erasure } from '../core/erasure.ts';
import { success, type Result } from '../core/result.ts';
import type { InterestStore } from './interest-store.ts';

/** Between two looks at how much is left. */
const batchesAtOnce = 25;

/**
 * Erases all events of a span, batch by batch, each behind what visitors have recorded meanwhile. Gives how many there
 * were; interrupted and asked again it goes on.
 */
export async function eraseEvents(
  store: Pick<InterestStore, 'ask' | 'erase'>,
  erasure: Erasure,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<Result<number>> {
  const span = { from: erasure.from, before: erasure.before };
  let found = await store.ask('readSpanOf', span);
  if (!found.ok) return found;
  const all = found.value.events;
  while (found.value.events > 0) {
    for (let batch = 0; batch < batchesAtOnce; batch += 1) {
      const erased = await store.erase(erasure);
      if (!erased.ok) return erased;
    }
    found = await store.ask('readSpanOf', span);
    if (!found.ok) return found;
    onProgress(Math.max(0, all - found.value.events), all);
  }
  return success(all);
}
