import type { Lab, StoryFile } from './content.ts';
import type { Tour } from './content-tours.ts';

/** What a text is for: decides how long it may be and what else is asked of it. */
export const slots = [
  'name', 'door-caption', 'title', 'alt', 'sentence', 'label', 'figure', 'topic', 'source',
  'note', 'aside', 'term', 'definition', 'question', 'answer', 'quiz-question', 'option', 'feedback', 'event', 'tour',
  'centre-name', 'centre-place', 'centre-invitation',
] as const;

export type Slot = (typeof slots)[number];

export interface TextKey {
  readonly key: string;
  readonly slot: Slot;
}

/** The keys that visitors need of the namespace `pack`. */
export const packTextKeys: readonly TextKey[] = [
  { key: 'centre.name', slot: 'centre-name' },
  { key: 'centre.place', slot: 'centre-place' },
  { key: 'centre.invitation', slot: 'centre-invitation' },
];

/** The keys that only guides need of the namespace `pack`. */
export function tourTextKeys(tours: readonly Pick<Tour, 'id'>[]): readonly TextKey[] {
  return tours.map(({ id }) => ({ key: `tours.${id}`, slot: 'tour' }));
}

/** The parts of a story that every window shows; a file and a loaded laboratory both have them. */
type ShownParts = Pick<Lab, 'figures' | 'sources'> & {
  readonly steps: readonly Pick<Lab['steps'][number], 'id' | 'labels' | 'sentences'>[];
};

/** The keys that visitors need of the namespace of a laboratory, in the order of its file. */
export function labTextKeys(lab: ShownParts & Pick<Lab, 'exhibit' | 'quiz' | 'topics'>): readonly TextKey[] {
  return [
    { key: 'name', slot: 'name' },
    { key: 'doorCaption', slot: 'door-caption' },
    ...storyTextKeys(lab),
    ...(lab.exhibit === undefined ? [] : [{ key: 'exhibit.title', slot: 'title' } as const]),
    ...quizTextKeys(lab.quiz),
    ...lab.topics.map((id): TextKey => ({ key: `topics.${id}`, slot: 'topic' })),
  ];
}

/** The keys of a story's steps, figures and sources. */
export function storyTextKeys(story: ShownParts): readonly TextKey[] {
  return [
    ...story.steps.flatMap((step): TextKey[] => [
      { key: `steps.${step.id}.title`, slot: 'title' },
      { key: `steps.${step.id}.alt`, slot: 'alt' },
      ...step.labels.map((id): TextKey => ({ key: labelKey(step.id, id), slot: 'label' })),
      ...step.sentences.map((id): TextKey => ({ key: sentenceKey(step.id, id), slot: 'sentence' })),
    ]),
    ...story.figures.map(({ id }): TextKey => ({ key: `figures.${id}`, slot: 'figure' })),
    ...story.sources.map(({ id }): TextKey => ({ key: `sources.${id}`, slot: 'source' })),
  ];
}

type GuideParts = Pick<StoryFile, 'glossary' | 'questions' | 'timeline'> & {
  readonly steps: readonly Pick<StoryFile['steps'][number], 'id' | 'notes' | 'asides'>[];
};

function quizTextKeys(quiz: Lab['quiz']): readonly TextKey[] {
  return quiz.flatMap(({ id, options }): TextKey[] => [
    { key: `quiz.${id}.question`, slot: 'quiz-question' },
    ...options.map((option): TextKey => ({ key: optionKey(id, option), slot: 'option' })),
    { key: `quiz.${id}.feedback`, slot: 'feedback' },
  ]);
}

/** The keys that only guides need, of the centre or a laboratory. */
export function guideTextKeys({ steps, glossary, questions, timeline }: GuideParts): readonly TextKey[] {
  return [
    ...steps.flatMap((step): TextKey[] => [
      ...step.notes.map(({ id }): TextKey => ({ key: noteKey(step.id, id), slot: 'note' })),
      ...step.asides.map(({ id }): TextKey => ({ key: asideKey(step.id, id), slot: 'aside' })),
    ]),
    ...glossary.flatMap(({ id }): TextKey[] => [
      { key: `glossary.${id}.term`, slot: 'term' },
      { key: `glossary.${id}.definition`, slot: 'definition' },
    ]),
    ...questions.flatMap(({ id, claim }): TextKey[] => [
      { key: `questions.${id}.question`, slot: 'question' },
      ...(claim === null ? [] : [{ key: `questions.${id}.answer`, slot: 'answer' } as const]),
    ]),
    ...timeline.map(({ id }): TextKey => ({ key: `timeline.${id}`, slot: 'event' })),
  ];
}

export function labelKey(step: string, label: string): string {
  return `steps.${step}.labels.${label}`;
}

export function sentenceKey(step: string, sentence: string): string {
  return `steps.${step}.sentences.${sentence}`;
}

export function noteKey(step: string, note: string): string {
  return `steps.${step}.notes.${note}`;
}

export function asideKey(step: string, aside: string): string {
  return `steps.${step}.asides.${aside}`;
}

export function optionKey(question: string, option: string): string {
  return `quiz.${question}.options.${option}`;
}
