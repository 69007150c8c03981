import type { Lab } from './content.ts';

/** What a text is for: decides how long it may be and what else is asked of it. */
export const slots = [
  'name', 'door-caption', 'title', 'alt', 'sentence', 'label', 'notes', 'figure', 'topic', 'source',
  'centre-name', 'centre-place', 'centre-invitation',
] as const;

export type Slot = (typeof slots)[number];

export interface TextKey {
  readonly key: string;
  readonly slot: Slot;
}

/** The keys that the namespace `pack` has. */
export const packTextKeys: readonly TextKey[] = [
  { key: 'centre.name', slot: 'centre-name' },
  { key: 'centre.place', slot: 'centre-place' },
  { key: 'centre.invitation', slot: 'centre-invitation' },
];

/** The parts of a laboratory that have texts; a laboratory's file and a loaded laboratory both have them. */
type LabParts = Pick<Lab, 'figures' | 'topics' | 'sources'> & {
  readonly steps: readonly Pick<Lab['steps'][number], 'id' | 'labels' | 'sentences'>[];
};

/** Every key that the namespace of a laboratory has, in the order of its file. */
export function labTextKeys(lab: LabParts): readonly TextKey[] {
  return [
    { key: 'name', slot: 'name' },
    { key: 'doorCaption', slot: 'door-caption' },
    ...lab.steps.flatMap((step): TextKey[] => [
      { key: `steps.${step.id}.title`, slot: 'title' },
      { key: `steps.${step.id}.alt`, slot: 'alt' },
      ...step.labels.map((id): TextKey => ({ key: labelKey(step.id, id), slot: 'label' })),
      ...step.sentences.map((id): TextKey => ({ key: sentenceKey(step.id, id), slot: 'sentence' })),
      { key: `steps.${step.id}.notes`, slot: 'notes' },
    ]),
    ...lab.figures.map(({ id }): TextKey => ({ key: `figures.${id}`, slot: 'figure' })),
    ...lab.topics.map((id): TextKey => ({ key: `topics.${id}`, slot: 'topic' })),
    ...lab.sources.map(({ id }): TextKey => ({ key: `sources.${id}`, slot: 'source' })),
  ];
}

export function labelKey(step: string, label: string): string {
  return `steps.${step}.labels.${label}`;
}

export function sentenceKey(step: string, sentence: string): string {
  return `steps.${step}.sentences.${sentence}`;
}
