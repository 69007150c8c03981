import { labelKey, sentenceKey } from './content-keys.ts';
import type { LabFile } from './content.ts';
import { refusal, success, type Result } from './result.ts';

/**
 * A laboratory without the parts that have no text in any language, so that no screen shows an empty place where
 * a visitor expects words. `hasText` answers for a key of the laboratory's namespace.
 */
export function withoutTextless(lab: LabFile, hasText: (key: string) => boolean): Result<LabFile, 'textless'> {
  if (!hasText('name')) return refusal('textless', 'it has no name');
  const steps = lab.steps.map((step) => trimStep(step, hasText)).filter((step) => step !== null);
  if (steps.length === 0) return refusal('textless', 'no step has a title and a sentence');
  const topics = lab.topics.filter((id) => hasText(`topics.${id}`));
  const kept = new Set(steps.map(({ id }) => id));
  return success({ ...lab, steps, topics, short: lab.short.filter((id) => kept.has(id)) });
}

function trimStep(step: LabFile['steps'][number], hasText: (key: string) => boolean): LabFile['steps'][number] | null {
  const sentences = step.sentences.filter((id) => hasText(sentenceKey(step.id, id)));
  if (sentences.length === 0 || !hasText(`steps.${step.id}.title`)) return null;
  return { ...step, sentences, labels: step.labels.filter((id) => hasText(labelKey(step.id, id))) };
}
